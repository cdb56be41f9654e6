package io.plimsoll.model.outcome;

import java.util.Arrays;

/**
 * How many times lay in which stretch of a logarithmic scale: what a heat map is drawn from. Bucket
 * b holds the times from 10^(b/10) µs on, up to where the next one begins; the first and the last
 * one take what lies beyond. Holds no more than the buckets between the lowest and the highest that
 * is not empty.
 */
public final class Density {

    /** From 1 µs to 10,000 s. */
    public static final int BUCKETS = 100;

    public static final Density EMPTY = new Density(0, new int[0]);

    private static final double BUCKETS_PER_DECADE = 10;
    private static final double NANOS_FIRST = 1_000;

    private final int lowest;
    private final int[] counts;

    private Density(int lowest, int[] counts) {
        this.lowest = lowest;
        this.counts = counts;
    }

    /**
     * Of so many times in each bucket.
     *
     * @param lowest the bucket of the first count, from 0
     * @throws IllegalArgumentException when there is no such bucket
     */
    public static Density of(int lowest, int... counts) {
        if (lowest < 0 || lowest + counts.length > BUCKETS) {
            throw new IllegalArgumentException("buckets go from 0 to " + (BUCKETS - 1));
        }
        int from = 0;
        int to = counts.length;
        while (from < to && counts[from] == 0) {
            from++;
        }
        while (to > from && counts[to - 1] == 0) {
            to--;
        }
        return from == to
                ? EMPTY
                : new Density(lowest + from, Arrays.copyOfRange(counts, from, to));
    }

    /** The bucket of a time. */
    public static int bucket(double nanos) {
        double bucket = BUCKETS_PER_DECADE * Math.log10(Math.max(nanos, 1) / NANOS_FIRST);
        return (int) Math.clamp(bucket, 0, BUCKETS - 1);
    }

    /** Where a bucket begins and the one before it ends. */
    public static double nanosFrom(int bucket) {
        return NANOS_FIRST * Math.pow(10, bucket / BUCKETS_PER_DECADE);
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    /** The lowest bucket that is not empty; 0 when all are. */
    public int lowest() {
        return lowest;
    }

    /** The highest bucket that is not empty; -1 when all are. */
    public int highest() {
        return isEmpty() ? -1 : lowest + counts.length - 1;
    }

    /** How many are in this bucket. */
    public int count(int bucket) {
        int at = bucket - lowest;
        return at >= 0 && at < counts.length ? counts[at] : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Density density
                && lowest == density.lowest
                && Arrays.equals(counts, density.counts);
    }

    @Override
    public int hashCode() {
        return 31 * lowest + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "from bucket " + lowest + ": " + Arrays.toString(counts);
    }
}
