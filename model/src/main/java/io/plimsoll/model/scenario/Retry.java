package io.plimsoll.model.scenario;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When a request that failed is tried again, and how long after. Retry k waits for the first pause
 * times 2^(k−1), at most the longest, less a random part of it.
 *
 * @param times how often at most, 0 to 10
 * @param first the pause before the first retry
 * @param longest no pause is longer
 * @param jitter how much of a pause is random, 0 to 1: with 0.5 a pause of 100 ms is drawn from 50
 *     to 100 ms
 * @param failures those that are tried again
 * @param statuses of answers that failed the request and are tried again
 */
public record Retry(
        int times,
        Duration first,
        Duration longest,
        double jitter,
        Set<Failure> failures,
        List<Check.Status.Range> statuses) {

    public static final int TIMES_MAX = 10;
    public static final Duration FIRST = Duration.ofMillis(100);
    public static final Duration LONGEST = Duration.ofSeconds(2);
    public static final double JITTER = 0.5;

    /** What is tried again unless told otherwise. */
    public static final Set<Failure> FAILURES =
            Set.copyOf(EnumSet.of(Failure.CONNECT, Failure.CLOSED));

    /** Too many requests, and what a gateway says of a server behind it that may come back. */
    public static final List<Check.Status.Range> STATUSES =
            List.of(new Check.Status.Range(429, 429), new Check.Status.Range(502, 504));

    /** Never. */
    public static final Retry NONE = new Retry(0, FIRST, LONGEST, JITTER, FAILURES, STATUSES);

    /** A failure other than by a status. */
    public enum Failure {
        /** No connection could be made. */
        CONNECT,
        /** The connection was closed or reset before the answer was complete. */
        CLOSED,
        /** The answer's body or header is not the one asked for. */
        CHECK
    }

    public Retry {
        failures = Set.copyOf(failures);
        statuses = List.copyOf(statuses);
        if (times < 0
                || times > TIMES_MAX
                || first.isNegative()
                || longest.compareTo(first) < 0
                || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException(
                    "a retry has times from 0 to 10, a shorter and a longer pause, and a jitter"
                            + " from 0 to 1");
        }
    }

    /** So often, with everything else as it usually is. */
    public static Retry times(int times) {
        return new Retry(times, FIRST, LONGEST, JITTER, FAILURES, STATUSES);
    }

    /**
     * How long to wait before retry {@code number}, from 1, in nanoseconds.
     *
     * @param random from 0 to 1
     */
    public long pauseNanos(int number, double random) {
        long longestNanos = longest.toNanos();
        long pause = first.toNanos();
        for (int i = 1; i < number && pause < longestNanos; i++) {
            pause = Math.min(2 * pause, longestNanos);
        }
        return Math.round(pause * (1 - jitter * random));
    }
}
