package io.plimsoll.model.outcome;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of times in nanoseconds to three significant digits, with the exact sum and the
 * exact maximum beside it. It grows with what it holds: a few times are kept as they are, and only
 * more of them, or a question about their distribution, make a histogram. One thread at a time.
 */
public final class Latencies {

    private static final int DIGITS = 3;

    /** A histogram of three digits tells times below this apart, and so many above. */
    private static final int LEADING_ZEROS = Long.numberOfLeadingZeros(2_048 - 1);

    private static final int FEW = 8;
    private static final int FEW_MAX = 512;
    private static final long[] NONE = {};

    /** Times that are not yet in the histogram. */
    private long[] few = NONE;

    private int fewCount;
    private @Nullable Histogram histogram;
    private long maxNanos;
    private double sumNanos;

    /** Hears of times that the histogram does not tell apart, by the least of them. */
    public interface Counts {
        void of(long nanos, long count);
    }

    /** Records one time; one below 0 counts as 0. */
    public void record(long nanos) {
        record(nanos, 1);
    }

    /** Records a time so many times, at least once; one below 0 counts as 0. */
    public void record(long nanos, long count) {
        long value = Math.max(0, nanos);
        addCount(value, count);
        sumNanos += (double) value * count;
        if (value > maxNanos) {
            maxNanos = value;
        }
    }

    private void keep(long value) {
        if (fewCount == few.length) {
            if (fewCount == FEW_MAX) {
                grown();
            } else {
                few = Arrays.copyOf(few, Math.max(FEW, 2 * fewCount));
            }
        }
        few[fewCount++] = value;
    }

    /** The histogram with everything in it. */
    private Histogram grown() {
        Histogram known = histogram;
        if (known == null) {
            known = new Histogram(DIGITS);
            histogram = known;
        }
        for (int i = 0; i < fewCount; i++) {
            known.recordValue(few[i]);
        }
        fewCount = 0;
        return known;
    }

    /** Takes everything of the other into this one. */
    public void add(Latencies other) {
        for (int i = 0; i < other.fewCount; i++) {
            keep(other.few[i]);
        }
        Histogram others = other.histogram;
        if (others != null && others.getTotalCount() > 0) {
            grown().add(others);
        }
        addExact(other.sumNanos, other.maxNanos);
    }

    /**
     * Takes in times as {@link #eachCount} told them; what is exact about them has to follow by
     * {@link #addExact}.
     */
    public void addCount(long nanos, long count) {
        if (count > FEW_MAX - fewCount) {
            grown().recordValueWithCount(nanos, count);
            return;
        }
        for (long i = 0; i < count; i++) {
            keep(nanos);
        }
    }

    /** The exact sum and maximum of times taken in by their counts. */
    public void addExact(double sum, long max) {
        sumNanos += sum;
        maxNanos = Math.max(maxNanos, max);
    }

    /** All of them in a new one. */
    public static Latencies merged(Iterable<Latencies> parts) {
        Latencies all = new Latencies();
        parts.forEach(all::add);
        return all;
    }

    public void clear() {
        fewCount = 0;
        if (histogram != null && histogram.getTotalCount() > 0) {
            histogram.reset();
        }
        sumNanos = 0;
        maxNanos = 0;
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public long count() {
        return fewCount + (histogram == null ? 0 : histogram.getTotalCount());
    }

    /** Tells the whole distribution, the shortest times first. */
    public void eachCount(Counts counts) {
        if (histogram != null && histogram.getTotalCount() > 0) {
            Histogram all = grown();
            for (HistogramIterationValue bucket : all.recordedValues()) {
                counts.of(
                        least(bucket.getValueIteratedTo()),
                        bucket.getCountAddedInThisIterationStep());
            }
            return;
        }
        Arrays.sort(few, 0, fewCount);
        int at = 0;
        while (at < fewCount) {
            long nanos = least(few[at]);
            int first = at;
            do {
                at++;
            } while (at < fewCount && least(few[at]) == nanos);
            counts.of(nanos, at - first);
        }
    }

    /** The least of the times that a histogram does not tell from this one. */
    private static long least(long nanos) {
        return nanos >>> bitsLost(nanos) << bitsLost(nanos);
    }

    private static int bitsLost(long nanos) {
        return Math.max(0, LEADING_ZEROS - Long.numberOfLeadingZeros(nanos));
    }

    /** How many are at most so long, to three digits. */
    public long countUpTo(long nanos) {
        return isEmpty() || nanos < 0
                ? 0
                : grown().getCountBetweenValues(0, Math.min(nanos, maxNanos));
    }

    /**
     * The smallest time that so many percent do not exceed, to three digits and never above the
     * exact maximum; 0 when empty.
     */
    public long percentile(double percent) {
        return isEmpty() ? 0 : Math.min(maxNanos, grown().getValueAtPercentile(percent));
    }

    /** How many there are in each stretch of a logarithmic scale. */
    public Density density() {
        int[] counts = new int[Density.BUCKETS];
        eachCount(
                (nanos, count) -> {
                    int bucket = Density.bucket(nanos | (1L << bitsLost(nanos)) - 1);
                    counts[bucket] = (int) Math.min(Integer.MAX_VALUE, counts[bucket] + count);
                });
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
