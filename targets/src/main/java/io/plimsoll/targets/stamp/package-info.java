/**
 * When the kernel received what a socket is about to hand out, on the scale of {@link
 * System#nanoTime()}. Knows sockets and clocks; knows nothing of HTTP or of servers.
 */
@NullMarked
package io.plimsoll.targets.stamp;

import org.jspecify.annotations.NullMarked;
