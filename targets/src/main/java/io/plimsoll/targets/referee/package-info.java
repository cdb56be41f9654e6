/**
 * Judges when requests arrived: holds their stamps and compares them with an even schedule. Pure
 * arithmetic; knows nothing of sockets or of HTTP.
 */
@NullMarked
package io.plimsoll.targets.referee;

import org.jspecify.annotations.NullMarked;
