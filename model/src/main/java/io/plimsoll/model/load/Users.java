package io.plimsoll.model.load;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A closed model: each user starts its next iteration when the last one has ended, or, with a pace,
 * that long after its start if it has ended by then. User u is at work while {@code usersAt(t) >
 * u}.
 *
 * @param steps the number of users: one number stays, two or more are stairs of equal length; with
 *     {@code ramp} two numbers are joined by a straight line
 * @param pace from the start of one iteration to the start of the next; 0 for none
 * @param iterations per user; the phase ends when all users have done theirs
 */
public record Users(List<Integer> steps, boolean ramp, Duration pace, OptionalInt iterations)
        implements Load {

    private static final long STAGGER_NANOS_MAX = 1_000_000_000L;

    public Users {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.stream().anyMatch(n -> n < 0) || (ramp && steps.size() != 2)) {
            throw new IllegalArgumentException(
                    "users: a number, a ramp of two, or stairs, none below 0");
        }
    }

    public static Users constant(int count) {
        return new Users(List.of(count), false, Duration.ZERO, OptionalInt.empty());
    }

    public int most() {
        return steps.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many users are at work at a time. */
    public int usersAt(long atNanos, long lengthNanos) {
        double part = Math.clamp((double) atNanos / lengthNanos, 0, 1);
        if (ramp) {
            return (int) Math.floor(steps.get(0) + (steps.get(1) - steps.get(0)) * part + 1e-9);
        }
        return steps.get(Math.min(steps.size() - 1, (int) (part * steps.size())));
    }

    /**
     * The first time, not before {@code fromNanos}, at which a user is at work, or {@link
     * Starts#END}.
     */
    public long nextAtWork(int user, long fromNanos, long lengthNanos) {
        if (fromNanos >= lengthNanos) {
            return Starts.END;
        }
        if (usersAt(fromNanos, lengthNanos) > user) {
            return fromNanos;
        }
        if (ramp) {
            double part = (double) (user + 1 - steps.get(0)) / (steps.get(1) - steps.get(0));
            long at = (long) Math.ceil(part * lengthNanos);
            return steps.get(1) > steps.get(0) && at >= fromNanos && at < lengthNanos
                    ? at
                    : Starts.END;
        }
        for (int step = 0; step < steps.size(); step++) {
            long at = (long) Math.ceil((double) step / steps.size() * lengthNanos);
            if (at > fromNanos && steps.get(step) > user) {
                return at;
            }
        }
        return Starts.END;
    }

    /**
     * Where in the second (or a tenth of the phase, or the pace, when that is less) after it is
     * called for a user starts, so that users do not move in step.
     */
    public long staggerNanos(int user, long lengthNanos) {
        long width = Math.min(STAGGER_NANOS_MAX, lengthNanos / 10);
        if (!pace.isZero()) {
            width = Math.min(width, pace.toNanos());
        }
        return (long) ((double) width * user / Math.max(1, most()));
    }
}
