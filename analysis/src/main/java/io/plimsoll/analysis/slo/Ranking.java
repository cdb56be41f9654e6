package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.Latencies;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Times ordered by length, the last ones infinite.
 *
 * @param finite the others, in nanoseconds
 * @param infinite how many are infinite
 */
record Ranking(Latencies finite, long infinite) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    boolean isEmpty() {
        return infinite == 0 && finite.isEmpty();
    }

    /**
     * The time at rank ⌈percent · n / 100⌉ of all n (the nearest-rank definition); not for an empty
     * ranking.
     */
    double percentile(double percent) {
        long rank = rank(percent, finite.count() + infinite);
        if (rank > finite.count()) {
            return Double.POSITIVE_INFINITY;
        }
        // The middle of the rank's share of the scale, so that no rounding reaches its neighbours.
        return finite.percentile(100 * (rank - 0.5) / finite.count());
    }

    double mean() {
        return infinite > 0 ? Double.POSITIVE_INFINITY : finite.mean();
    }

    double max() {
        return infinite > 0 ? Double.POSITIVE_INFINITY : finite.max();
    }

    /** In decimals, because 99.9 % of 1,000 is 999 and not a little more. */
    static long rank(double percent, long count) {
        return BigDecimal.valueOf(percent)
                .multiply(BigDecimal.valueOf(count))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .longValueExact();
    }
}
