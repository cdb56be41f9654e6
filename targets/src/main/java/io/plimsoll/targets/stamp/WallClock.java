package io.plimsoll.targets.stamp;

/** The two clocks that a {@link StampClock} holds against each other. */
public interface WallClock {

    /** Nanoseconds since 1970 on the scale of the kernel's stamps. */
    long wallNanos();

    /** Nanoseconds on the scale of {@link System#nanoTime()}. */
    default long monotonicNanos() {
        return System.nanoTime();
    }
}
