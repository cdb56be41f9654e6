package io.plimsoll.results.store;

import io.plimsoll.model.outcome.Latencies;

/**
 * A distribution in a block: its exact sum and maximum, and the counts of its histogram in
 * HdrHistogram's encoding V2 (the class {@code AbstractHistogram}). Of that the 40 bytes of head
 * are left out, which would be the same for all: the counts of three significant digits from 1 ns
 * on, from the first place to the last that is not 0, a run of zeros as one negative number.
 */
final class LatenciesCodec {

    /** The places up to here are one nanosecond wide; each further half as many twice as wide. */
    private static final int WHOLE = 2_048;

    private static final int HALF = WHOLE / 2;
    private static final int PLACES_MAX = place(Long.MAX_VALUE) + 1;

    private LatenciesCodec() {}

    static void write(Latencies latencies, BlockOutput out) {
        out.number((long) latencies.sum());
        out.number(latencies.max());
        Places places = new Places(out);
        latencies.eachCount(places);
        out.number(0); // no count is 0
    }

    /** Adds what follows to a distribution. */
    static void read(BlockInput in, Latencies to) {
        double sum = in.number();
        long max = in.number();
        int place = 0;
        for (long next = in.number(); next != 0; next = in.number()) {
            if (next < 0) {
                place += (int) Math.min(PLACES_MAX, -next);
            } else if (place < PLACES_MAX && max >= 0) {
                to.addCount(nanos(place), next);
                place++;
            } else {
                throw new DamageException("a time that is too long");
            }
        }
        to.addExact(sum, max);
    }

    /** Where a time is counted, as in {@code AbstractHistogram.countsArrayIndex}. */
    static int place(long nanos) {
        int shift = shift(nanos);
        return shift * HALF + (int) (nanos >>> shift);
    }

    private static int shift(long nanos) {
        return Math.max(0, Long.numberOfLeadingZeros(WHOLE - 1) - Long.numberOfLeadingZeros(nanos));
    }

    private static long nanos(int place) {
        int shift = place < WHOLE ? 0 : place / HALF - 1;
        return (long) (place - shift * HALF) << shift;
    }

    /** Writes counts by their places. */
    private static final class Places implements Latencies.Counts {

        private final BlockOutput out;
        private int next;

        Places(BlockOutput out) {
            this.out = out;
        }

        @Override
        public void of(long nanos, long count) {
            int place = place(nanos);
            if (place > next) {
                out.number(next - place);
            }
            out.number(count);
            next = place + 1;
        }
    }
}
