package io.plimsoll.model.load;

import io.plimsoll.model.basics.Rate;
import java.time.Duration;

/**
 * A wave around a mean: rate(t) = mean + amplitude·sin(ωt), ω = 2π / period. The starts up to t are
 * N(t) = mean·t + amplitude/ω·(1 − cos ωt); start k is found by Newton's method, kept inside the
 * bracket that |N(t) − mean·t| ≤ 2·amplitude/ω gives.
 *
 * <pre>
 *      |  __        __
 * mean |-/--\------/--\-
 *      |     \____/
 *      +------------------ time
 * </pre>
 *
 * @param mean more than 0
 * @param amplitude at most the mean
 * @param period longer than 0
 */
public record Sine(Rate mean, Rate amplitude, Duration period) implements OpenLoad {

    private static final int STEPS_MAX = 100;

    public Sine {
        if (!(mean.perSecond() > 0)
                || amplitude.perSecond() > mean.perSecond()
                || period.isZero()
                || period.isNegative()) {
            throw new IllegalArgumentException(
                    "a wave has a mean, an amplitude of at most that, and a period");
        }
    }

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        return rate(atNanos / 1e9);
    }

    @Override
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        long periodNanos = period.toNanos();
        long first = periodNanos / 4;
        return first + Math.max(0, Math.ceilDiv(fromNanos - first, periodNanos)) * periodNanos;
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        return Starts.numbered(lengthNanos, k -> secondsOf(k) * 1e9);
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        return StartCount.of(
                startsUntil(lengthNanos / 1e9), mean.perSecond() + amplitude.perSecond());
    }

    private double omega() {
        return 2 * Math.PI / (period.toNanos() / 1e9);
    }

    private double rate(double t) {
        return mean.perSecond() + amplitude.perSecond() * StrictMath.sin(omega() * t);
    }

    private double startsUntil(double t) {
        return mean.perSecond() * t
                + amplitude.perSecond() / omega() * (1 - StrictMath.cos(omega() * t));
    }

    private double secondsOf(long k) {
        double high = k / mean.perSecond();
        double low = Math.max(0, high - 2 * amplitude.perSecond() / omega() / mean.perSecond());
        double t = (low + high) / 2;
        for (int step = 0; step < STEPS_MAX; step++) {
            double surplus = startsUntil(t) - k;
            if (surplus > 0) {
                high = t;
            } else {
                low = t;
            }
            double newton = t - surplus / rate(t);
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.abs(next - t) < 1e-10) {
                return next;
            }
            t = next;
        }
        return t;
    }
}
