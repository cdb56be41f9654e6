package io.plimsoll.engine.load;

/** Something that waits for a time on a shard; at most once at a time. */
abstract class Timer {

    long atNanos;

    abstract void due(long nowNanos);
}
