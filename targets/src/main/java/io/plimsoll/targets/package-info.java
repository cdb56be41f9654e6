/**
 * Reference systems that ship with Plimsoll and run as processes of their own.
 *
 * <p>Know nothing of the rest of Plimsoll, so that they can judge it.
 */
@NullMarked
package io.plimsoll.targets;

import org.jspecify.annotations.NullMarked;
