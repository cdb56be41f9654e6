package io.plimsoll.model.load;

import io.plimsoll.model.basics.Rate;

/**
 * The same rate from beginning to end: start k at k / rate.
 *
 * <pre>
 * rate |------------
 *      +------------ time
 * </pre>
 */
public record ConstantRate(Rate rate) implements OpenLoad {

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        return rate.perSecond();
    }

    @Override
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        return Starts.END;
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        return Starts.numbered(lengthNanos, k -> k * 1e9 / rate.perSecond());
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        return StartCount.of(rate.perSecond() * (lengthNanos / 1e9), rate.perSecond());
    }
}
