package io.plimsoll.model.load;

import io.plimsoll.model.basics.Rate;
import java.time.Duration;
import java.util.Optional;

/**
 * A base rate with rectangles of a peak rate on it: one in the middle, unless {@code at} says where
 * it begins; {@code every} repeats it up to the end, {@code times} at most so often.
 *
 * <pre>
 * peak |    __
 *      |   |  |
 * base |___|  |_____
 *      +------------ time
 * </pre>
 *
 * @param width longer than 0
 * @param every from one beginning to the next, at least {@code width}
 * @param times at least 1; without {@code every} it stays at one
 */
public record Spike(
        Rate base,
        Rate peak,
        Duration width,
        Optional<Duration> at,
        Optional<Duration> every,
        Optional<Integer> times)
        implements OpenLoad {

    private static final int RECTANGLES_MAX = 100_000;

    public Spike {
        if (width.isZero() || width.isNegative()) {
            throw new IllegalArgumentException("a spike has a width");
        }
        if (every.isPresent() && every.get().compareTo(width) < 0) {
            throw new IllegalArgumentException(
                    "spikes do not overlap: `every` is at least `width`");
        }
        if (times.isPresent() && (times.get() < 1 || every.isEmpty())) {
            throw new IllegalArgumentException("`times` is at least 1 and goes with `every`");
        }
    }

    public static Spike centred(Rate base, Rate peak, Duration width) {
        return new Spike(base, peak, width, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        long into = atNanos - first(lengthNanos);
        long number = into < 0 ? -1 : into / step(lengthNanos);
        boolean inside =
                number >= 0
                        && number < most()
                        && into - number * step(lengthNanos) < wide(lengthNanos);
        return (inside ? peak : base).perSecond();
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        return pieces(lengthNanos).starts();
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        return pieces(lengthNanos).count();
    }

    private Pieces pieces(long lengthNanos) {
        long wide = wide(lengthNanos);
        long first = first(lengthNanos);
        long step = step(lengthNanos);
        int count = 0;
        for (long begin = first; count < most() && begin < lengthNanos; begin += step) {
            count++;
        }
        double[] edges = new double[2 * count + 2];
        double[] rates = new double[2 * count + 1];
        rates[0] = base.perSecond();
        for (int i = 0; i < count; i++) {
            edges[2 * i + 1] = first + i * step;
            edges[2 * i + 2] = Math.min(lengthNanos, first + i * step + wide);
            rates[2 * i + 1] = peak.perSecond();
            rates[2 * i + 2] = base.perSecond();
        }
        edges[2 * count + 1] = lengthNanos;
        return new Pieces(edges, rates);
    }

    private long wide(long lengthNanos) {
        return Math.min(width.toNanos(), lengthNanos);
    }

    private long first(long lengthNanos) {
        long centred = (lengthNanos - wide(lengthNanos)) / 2;
        return at.map(Duration::toNanos).orElse(every.isPresent() ? 0 : centred);
    }

    private long step(long lengthNanos) {
        return every.map(Duration::toNanos).orElse(lengthNanos);
    }

    private long most() {
        return Math.min(times.orElse(every.isPresent() ? RECTANGLES_MAX : 1), RECTANGLES_MAX);
    }
}
