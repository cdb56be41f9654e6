package io.plimsoll.engine.metrics;

/**
 * A piece of a fact log: numbers in a row, and up to which time the shard had read everything when
 * it was handed over.
 */
final class Chunk {

    static final int LONGS = 8_192;

    final long[] facts = new long[LONGS];
    int used;
    long watermarkNanos;
}
