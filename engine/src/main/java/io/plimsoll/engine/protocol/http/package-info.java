/**
 * HTTP/1.1 on Netty: requests prepared once as bytes, kept-alive connections in a pool per shard,
 * one request under way per connection, answers stamped by the kernel, checked, and thrown away as
 * they come. Knows the seam and the model; nothing of arrivals, phases or figures.
 */
@NullMarked
package io.plimsoll.engine.protocol.http;

import org.jspecify.annotations.NullMarked;
