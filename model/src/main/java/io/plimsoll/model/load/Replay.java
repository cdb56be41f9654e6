package io.plimsoll.model.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The arrivals of a recording, when they came then: the first at 0, everything so many times
 * faster. Each arrival makes the request that was recorded, not a step of the scenario.
 *
 * <pre>
 * recorded |  | ||    |  |
 * replayed | |||  ||          speed 2
 *          +-------------- time
 * </pre>
 *
 * @param file of the recording, relative to the scenario's folder
 * @param format as the scenario says it; empty: by the file's ending
 * @param speed above 0; 2 takes half the time
 * @param log what the file holds
 */
public record Replay(Path file, Optional<String> format, double speed, Log log)
        implements OpenLoad {

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long MILLI_NANOS = 1_000_000;

    /** The requests of a recording, in the order in which they are played. */
    public interface Log {

        /** How many there are. */
        long requests();

        /** From the first to behind the last. */
        long lengthNanos();

        /** How many of them came in a second, from 0. */
        int inSecond(long second);

        /** Goes through all of them. */
        Walk walk();
    }

    /** Goes through the requests of a recording. Confined to one thread. */
    public interface Walk {

        /**
         * When the next request came, from the first one, never before the last one; {@link
         * Starts#END} after all.
         */
        long next();

        /** Of which kind that request is: the number of its workload among those of the log. */
        int kind();
    }

    /** The starts of a replay, which also say what starts. */
    public interface Played extends Starts {

        /** Of which kind the last start is. */
        int kind();
    }

    public Replay {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("a replay has a speed above 0");
        }
    }

    /** How long it takes to play all of it, in whole milliseconds. */
    public Duration length() {
        double nanos = Math.ceil(log.lengthNanos() / speed / MILLI_NANOS) * MILLI_NANOS;
        return Duration.ofNanos((long) Math.max(MILLI_NANOS, nanos));
    }

    /** {@code 2}, {@code 0.5}. */
    public String speedText() {
        return BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString();
    }

    @Override
    public double rateAt(long atNanos, long lengthNanos) {
        return log.inSecond((long) (atNanos * speed / SECOND_NANOS)) * speed;
    }

    @Override
    public long nextJumpOrPeak(long fromNanos, long lengthNanos) {
        long second = (long) Math.ceil(fromNanos * speed / SECOND_NANOS);
        return (long) Math.ceil(second * SECOND_NANOS / speed);
    }

    @Override
    public Played starts(long lengthNanos, long seed) {
        Walk walk = log.walk();
        return new Played() {
            @Override
            public long next() {
                long recorded = walk.next();
                double at = recorded == END ? Double.POSITIVE_INFINITY : recorded / speed;
                return at < lengthNanos ? (long) at : END;
            }

            @Override
            public int kind() {
                return walk.kind();
            }
        };
    }

    @Override
    public double expectedStarts(long lengthNanos) {
        double recordedNanos = lengthNanos * speed;
        if (recordedNanos >= log.lengthNanos()) {
            return log.requests();
        }
        long seconds = (long) (recordedNanos / SECOND_NANOS);
        double starts = 0;
        for (long second = 0; second < seconds; second++) {
            starts += log.inSecond(second);
        }
        double rest = recordedNanos / SECOND_NANOS - seconds;
        return Math.ceil(starts + log.inSecond(seconds) * rest);
    }
}
