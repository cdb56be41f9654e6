package io.plimsoll.model.outcome;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of times in nanoseconds: a histogram of three significant digits that grows with
 * what it holds and takes no room before that, with the exact sum and the exact maximum beside it.
 * One thread writes.
 */
public final class Latencies {

    private static final int DIGITS = 3;

    private @Nullable Histogram histogram;
    private long maxNanos;
    private double sumNanos;

    private Histogram grown() {
        Histogram known = histogram;
        if (known == null) {
            known = new Histogram(DIGITS);
            histogram = known;
        }
        return known;
    }

    /** Records one time; one below 0 counts as 0. */
    public void record(long nanos) {
        record(nanos, 1);
    }

    /** Records a time so many times, at least once; one below 0 counts as 0. */
    public void record(long nanos, long count) {
        long value = Math.max(0, nanos);
        grown().recordValueWithCount(value, count);
        sumNanos += (double) value * count;
        if (value > maxNanos) {
            maxNanos = value;
        }
    }

    /** Takes everything of the other into this one. */
    public void add(Latencies other) {
        Histogram others = other.histogram;
        if (others == null || other.isEmpty()) {
            return;
        }
        grown().add(others);
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
        if (histogram != null && !isEmpty()) {
            histogram.reset();
            sumNanos = 0;
            maxNanos = 0;
        }
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public long count() {
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    /** How many are at most so long, to three digits. */
    public long countUpTo(long nanos) {
        return histogram == null || isEmpty() || nanos < 0
                ? 0
                : histogram.getCountBetweenValues(0, Math.min(nanos, maxNanos));
    }

    /**
     * The smallest time that so many percent do not exceed, to three digits and never above the
     * exact maximum; 0 when empty.
     */
    public long percentile(double percent) {
        return histogram == null ? 0 : Math.min(maxNanos, histogram.getValueAtPercentile(percent));
    }

    /** How many there are in each stretch of a logarithmic scale. */
    public Density density() {
        int[] counts = new int[Density.BUCKETS];
        if (histogram != null) {
            for (HistogramIterationValue value : histogram.recordedValues()) {
                int bucket = Density.bucket(value.getValueIteratedTo());
                counts[bucket] =
                        (int)
                                Math.min(
                                        Integer.MAX_VALUE,
                                        counts[bucket] + value.getCountAddedInThisIterationStep());
            }
        }
        return Density.of(0, counts);
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
