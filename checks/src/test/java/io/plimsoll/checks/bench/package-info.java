/**
 * The peer benches behind {@code make bench}: other load generators and Plimsoll in turns, judged
 * by the operating system's CPU time and the server's own counter.
 *
 * <p>Treats Plimsoll as one more command line; must not know its classes.
 */
@NullMarked
package io.plimsoll.checks.bench;

import org.jspecify.annotations.NullMarked;
