/**
 * The seam between the load and what it is made of: a {@link Protocol} opens one {@link Client} per
 * shard, and a client brings each {@link Op} it is given to exactly one end. The rooms below hold
 * one protocol each; they know this seam and the model, not the load, the metrics or each other.
 */
@NullMarked
package io.plimsoll.engine.protocol;

import org.jspecify.annotations.NullMarked;
