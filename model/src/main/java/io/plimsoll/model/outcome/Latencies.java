package io.plimsoll.model.outcome;

import org.HdrHistogram.Histogram;

/**
 * A distribution of times in nanoseconds: a histogram of three significant digits that grows with
 * what it holds, with the exact sum and the exact maximum beside it. One thread writes.
 */
public final class Latencies {

    private static final int DIGITS = 3;

    private final Histogram histogram;
    private long maxNanos;
    private double sumNanos;

    public Latencies() {
        histogram = new Histogram(DIGITS);
    }

    /** Records one time; one below 0 counts as 0. */
    public void record(long nanos) {
        long value = Math.max(0, nanos);
        histogram.recordValue(value);
        sumNanos += value;
        if (value > maxNanos) {
            maxNanos = value;
        }
    }

    /** Takes everything of the other into this one. */
    public void add(Latencies other) {
        if (other.isEmpty()) {
            return;
        }
        histogram.add(other.histogram);
        sumNanos += other.sumNanos;
        maxNanos = Math.max(maxNanos, other.maxNanos);
    }

    /** All of them in a new one. */
    public static Latencies merged(Iterable<Latencies> parts) {
        Latencies all = new Latencies();
        parts.forEach(all::add);
        return all;
    }

    public void clear() {
        if (!isEmpty()) {
            histogram.reset();
            sumNanos = 0;
            maxNanos = 0;
        }
    }

    public boolean isEmpty() {
        return histogram.getTotalCount() == 0;
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** How many are at most so long, to three digits. */
    public long countUpTo(long nanos) {
        return isEmpty() || nanos < 0
                ? 0
                : histogram.getCountBetweenValues(0, Math.min(nanos, maxNanos));
    }

    /**
     * The smallest time that so many percent do not exceed, to three digits and never above the
     * exact maximum; 0 when empty.
     */
    public long percentile(double percent) {
        return Math.min(maxNanos, histogram.getValueAtPercentile(percent));
    }

    /** The exact maximum; 0 when empty. */
    public long max() {
        return maxNanos;
    }

    /** The exact sum, as far as a double goes. */
    public double sum() {
        return sumNanos;
    }

    /** The exact mean; 0 when empty. */
    public double mean() {
        return isEmpty() ? 0 : sumNanos / count();
    }
}
