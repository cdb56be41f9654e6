package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Op;
import java.util.SplittableRandom;

/**
 * What is random about a request: the same for the same arrival, whoever carries it out and when.
 *
 * @param seed of the scenario
 */
record Draws(long seed) {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** For an arrival, whichever of its requests it is. */
    SplittableRandom ofArrival(Op op) {
        return of(op, -1, -1);
    }

    /** For the attempt under way, or the next one. */
    SplittableRandom ofAttempt(Op op) {
        return of(op, op.ordinal, op.attemptsBefore);
    }

    private SplittableRandom of(Op op, long ordinal, long attempt) {
        long mixed = seed;
        for (long part : new long[] {op.phase, op.workload, op.drawNumber, ordinal, attempt}) {
            mixed = (mixed ^ (part + 2)) * MIX;
            mixed ^= mixed >>> 32;
        }
        return new SplittableRandom(mixed);
    }
}
