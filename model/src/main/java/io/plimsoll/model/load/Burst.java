package io.plimsoll.model.load;

import java.time.Duration;

/**
 * So many arrivals at once, again and again, the first at 0: start k belongs to burst k / size.
 *
 * <pre>
 *      |  |     |     |
 *      |  |     |     |
 *      +------------------ time
 * </pre>
 *
 * @param size arrivals in a burst, at least 1
 * @param every from one burst to the next, longer than 0
 * @param over each burst is spread evenly over this time; 0: as fast as the engine can
 */
public record Burst(int size, Duration every, Duration over) implements OpenLoad {

    public Burst {
        if (size < 1
                || every.isZero()
                || every.isNegative()
                || over.isNegative()
                || over.compareTo(every) > 0) {
            throw new IllegalArgumentException(
                    "a burst has a size, a distance, and is spread over at most that");
        }
    }

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        long into = atNanos % every.toNanos();
        if (over.isZero()) {
            return into < 1_000_000 ? size * 1e3 : 0;
        }
        return into < over.toNanos() ? size * 1e9 / over.toNanos() : 0;
    }

    @Override
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        return Starts.END; // it jumps at each burst, which is drawn as one and not by its rate
    }

    @Override
    public Starts starts(long lengthNanos, long seed) {
        long everyNanos = every.toNanos();
        double gapNanos = (double) over.toNanos() / size;
        return Starts.numbered(
                lengthNanos,
                k -> {
                    long burst = k / size;
                    return (double) burst * everyNanos + (k % size) * gapNanos;
                });
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        long whole = lengthNanos / every.toNanos();
        long rest = lengthNanos % every.toNanos();
        double last =
                over.isZero()
                        ? (rest > 0 ? size : 0)
                        : Math.min(size, Math.ceil((double) rest * size / over.toNanos()));
        return (double) whole * size + last;
    }
}
