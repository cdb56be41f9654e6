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
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        long first = first(lengthNanos);
        long step = step(lengthNanos);
        long number = Math.max(0, (fromNanos - first) / step);
        long begin = first + number * step;
        for (long edge : new long[] {begin, begin + wide(lengthNanos), begin + step}) {
            if (edge >= fromNanos && (edge - first) / step < rectangles(lengthNanos)) {
                return edge;
            }
        }
        return Starts.END;
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        long rectangles = rectangles(lengthNanos);
        return Starts.numbered(lengthNanos, k -> startNanos(k, lengthNanos, rectangles));
    }

    /**
     * Start k in closed form, however many rectangles come before it. What rounding puts at the end
     * of a stretch, or what finds a rate of 0, goes on to the next one.
     */
    private double startNanos(long k, long lengthNanos, long rectangles) {
        long first = first(lengthNanos);
        long wide = wide(lengthNanos);
        long step = step(lengthNanos);
        double start = k * 1e9 / base.perSecond();
        if (rectangles == 0 || Math.ceil(start) < first) {
            return start;
        }
        double inPeak = peak.perSecond() * wide / 1e9;
        double inStep = inPeak + base.perSecond() * (step - wide) / 1e9;
        double rest = k - base.perSecond() * first / 1e9;
        long number = inStep == 0 ? rectangles - 1 : (long) Math.floor(rest / inStep);
        number = Math.clamp(number, 0, rectangles - 1);
        rest -= number * inStep;
        double begin = first + (double) number * step;
        double end = begin + wide;
        start = begin + rest * 1e9 / peak.perSecond();
        if (Math.ceil(start) < end) {
            return Math.max(begin, start);
        }
        start = Math.max(end, end + (rest - inPeak) * 1e9 / base.perSecond());
        double next = begin + step;
        return number == rectangles - 1 || Math.ceil(start) < next ? start : next;
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        long wide = wide(lengthNanos);
        long rectangles = rectangles(lengthNanos);
        double high = 0;
        if (rectangles > 0) {
            long last = first(lengthNanos) + (rectangles - 1) * step(lengthNanos);
            high = (rectangles - 1.0) * wide + Math.min(wide, lengthNanos - last);
        }
        double sum = base.perSecond() * (lengthNanos - high) + peak.perSecond() * high;
        return StartCount.of(sum / 1e9, Math.max(base.perSecond(), peak.perSecond()));
    }

    /** How many begin before the end. */
    private long rectangles(long lengthNanos) {
        long left = Math.max(0, lengthNanos - first(lengthNanos));
        return Math.min(most(), Math.ceilDiv(left, step(lengthNanos)));
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
        return times.map(Integer::longValue).orElse(every.isPresent() ? Long.MAX_VALUE : 1L);
    }
}
