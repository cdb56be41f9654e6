/**
 * The reference target {@code echo}: an HTTP/1.1 server that stamps each arrival, answers as its
 * query or its options tell it, and keeps its own books. Knows nothing of whoever loads it.
 */
@NullMarked
package io.plimsoll.targets.echo;

import org.jspecify.annotations.NullMarked;
