/**
 * From facts to figures. Each shard appends what happened to a log of numbers; one collector thread
 * turns the logs into ledgers, distributions, seconds and intervals, so that measuring costs the
 * shards a few stores per request. Knows of the seam of protocols the request that each of them
 * fills, {@code Op}, and nothing of a protocol or of how load is made.
 */
@NullMarked
package io.plimsoll.engine.metrics;

import org.jspecify.annotations.NullMarked;
