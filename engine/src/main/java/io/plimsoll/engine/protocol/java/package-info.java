/**
 * The user's own code as a protocol: a class, or one source file compiled when the run begins,
 * called on virtual threads and measured like any request. The one room that loads classes by name.
 */
@NullMarked
package io.plimsoll.engine.protocol.java;

import org.jspecify.annotations.NullMarked;
