package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.RunSummary.Journeys;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Times;
import java.util.List;

/**
 * A distribution of times with the words for it.
 *
 * @param label what it is of, and from when to when
 * @param times in nanoseconds
 * @param censored those of them that took at least so long
 */
public record Distribution(String label, Latencies times, Latencies censored) {

    /** The percentiles that tables show. */
    public static final List<Double> PERCENTS = List.of(50.0, 90.0, 95.0, 99.0, 99.9);

    static Distribution of(String label, Latencies exact) {
        return new Distribution(label, exact, new Latencies());
    }

    static Distribution response(String label, Times times) {
        return new Distribution(label, times.response(), times.censored);
    }

    static Distribution of(Journeys journeys) {
        return new Distribution("Journey", journeys.times(), journeys.censored());
    }

    public boolean isEmpty() {
        return times.isEmpty();
    }

    /** Whether a percentile or maximum of this length is a lower bound. */
    public boolean isBound(long nanos) {
        return !censored.isEmpty() && nanos >= censored.percentile(0);
    }

    /** {@code 22.0ms}, or {@code ≥ 5.00s}; {@code -} without a sample. */
    public String percentile(double percent) {
        return text(times.percentile(percent));
    }

    public String max() {
        return text(times.max());
    }

    /** The mean; a lower bound when any of the times is. */
    public String mean() {
        return isEmpty() ? "-" : Figures.time(times.mean(), !censored.isEmpty());
    }

    private String text(long nanos) {
        return isEmpty() ? "-" : Figures.time(nanos, isBound(nanos));
    }

    /** {@code p50}, {@code p99.9}. */
    public static String name(double percent) {
        return percent == Math.rint(percent) ? "p" + (int) percent : "p" + percent;
    }
}
