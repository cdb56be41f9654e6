package io.plimsoll.model.load;

import io.plimsoll.model.basics.Rate;

/**
 * A straight line from one rate to another. With slope s = (to − from) / length, the starts up to
 * time t are N(t) = from·t + s·t²/2; start k is at the t with N(t) = k, t = 2k / (from + √(from² +
 * 2sk)).
 *
 * <pre>
 *   to |          /
 *      |     /
 * from |/
 *      +------------ time
 * </pre>
 */
public record Ramp(Rate from, Rate to) implements OpenLoad {

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        return from.perSecond()
                + (to.perSecond() - from.perSecond()) * ((double) atNanos / lengthNanos);
    }

    @Override
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        return Starts.END;
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        double a = from.perSecond();
        double slope = (to.perSecond() - a) / (lengthNanos / 1e9);
        double count = expectedStarts(lengthNanos);
        return Starts.numbered(
                lengthNanos,
                k -> {
                    if (k >= count) {
                        return Double.POSITIVE_INFINITY;
                    }
                    return k == 0
                            ? 0
                            : 2e9 * k / (a + Math.sqrt(Math.max(0, a * a + 2 * slope * k)));
                });
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        double sum = from.perSecond() + to.perSecond();
        double most = Math.max(from.perSecond(), to.perSecond());
        return StartCount.of(sum / 2 * (lengthNanos / 1e9), most);
    }
}
