package io.plimsoll.model.load;

import io.plimsoll.model.basics.Rate;
import java.util.SplittableRandom;

/**
 * A Poisson process: the gaps between starts are independent and exponentially distributed, as if
 * many people acted without knowing of each other. The starts follow from the seed alone.
 */
public record RandomRate(Rate rate) implements OpenLoad {

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
        SplittableRandom random = new SplittableRandom(seed);
        return new Starts() {
            private double atNanos;

            @Override
            public long next() {
                atNanos -= StrictMath.log(1 - random.nextDouble()) * 1e9 / rate.perSecond();
                if (!(atNanos < lengthNanos)) {
                    atNanos = Double.POSITIVE_INFINITY;
                    return END;
                }
                return (long) atNanos;
            }
        };
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        return rate.perSecond() * (lengthNanos / 1e9);
    }
}
