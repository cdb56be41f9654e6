package io.plimsoll.targets.stamp;

/**
 * Brings the kernel's wall-clock stamps to the scale of {@link System#nanoTime()}.
 *
 * <p>The offset between the two clocks is measured at the first stamp of each turn of a loop,
 * bracketed: monotonic, wall, monotonic. A turn whose bracket stays wide (the thread was
 * interrupted in between) or whose offset has moved by more than a clock's slewing explains (the
 * wall clock was stepped) gives no stamps, and neither does a stamp that would lie in the future or
 * before the clock's first turn. Belongs to one thread.
 */
public final class StampClock {

    /** What {@link #monotonicNanos} returns when a stamp cannot be trusted. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long WIDEST_BRACKET_NANOS = 5_000;
    private static final int TRIES = 4;

    /** Time synchronisation slews by at most 500 parts in a million; twice that is a step. */
    private static final long SLEW_DIVISOR = 1_000;

    private final WallClock clock;
    private final long startNanos;
    private boolean measured;
    private boolean trusted;
    private boolean known;
    private long offsetNanos;
    private long offsetAtNanos;
    private long bracketNanos;

    public StampClock(WallClock clock) {
        this.clock = clock;
        this.startNanos = clock.monotonicNanos();
    }

    /** Starts a turn: the next stamp measures the offset anew. */
    public void newTurn() {
        measured = false;
    }

    /**
     * The monotonic time of a stamp, or {@link #NONE}.
     *
     * @param readNanos the monotonic time after the data was read
     */
    public long monotonicNanos(long stampWallNanos, long readNanos) {
        if (!measured) {
            measure();
        }
        long stamp = stampWallNanos - offsetNanos;
        return trusted && stamp - readNanos <= 0 && stamp - startNanos >= 0 ? stamp : NONE;
    }

    private void measure() {
        measured = true;
        trusted = false;
        for (int i = 0; i < TRIES; i++) {
            long before = clock.monotonicNanos();
            long wall = clock.wallNanos();
            long after = clock.monotonicNanos();
            if (after - before <= WIDEST_BRACKET_NANOS) {
                adopt(wall - before - (after - before) / 2, after, after - before);
                return;
            }
        }
    }

    private void adopt(long newOffsetNanos, long nowNanos, long newBracketNanos) {
        long allowedNanos =
                newBracketNanos + bracketNanos + (nowNanos - offsetAtNanos) / SLEW_DIVISOR;
        trusted = !known || Math.abs(newOffsetNanos - offsetNanos) <= allowedNanos;
        known = true;
        offsetNanos = newOffsetNanos;
        offsetAtNanos = nowNanos;
        bracketNanos = newBracketNanos;
    }
}
