package io.plimsoll.engine.protocol.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Brings the kernel's wall-clock stamps to the scale of {@code System.nanoTime()}. Once per turn of
 * a loop it takes the offset between the two clocks, bracketed by two readings of the monotonic
 * one. A turn whose bracket is wide, or whose offset jumped since the last turn, is not trusted:
 * its stamps are not used. Confined to one thread.
 */
public final class KernelClock {

    private static final int CLOCK_REALTIME = 0;
    private static final int TRIES = 3;

    /** A bracket any wider was interrupted; undisturbed ones measure under 1 µs. */
    private static final long BRACKET_NANOS_MAX = 10_000;

    /** What two honest readings may differ by, beyond {@link #SLEW}. */
    private static final long JUMP_NANOS_MIN = 20_000;

    /** The kernel slews its wall clock by at most 500 ppm (adjtimex). */
    private static final double SLEW = 500e-6;

    private static final long STEP_NANOS = 1_000_000;

    private final MemorySegment timespec = Arena.ofAuto().allocate(16, 8);

    private long offsetNanos;
    private long takenNanos;
    private boolean known;
    private boolean trusted;
    private boolean stale = true;
    private long steps;

    /** A new turn of the loop begins: the offset is taken anew when it is next asked for. */
    public void newTurn() {
        stale = true;
    }

    private void take() {
        stale = false;
        if (!known) {
            bracket(); // the first has nothing to be compared with
        }
        bracket();
    }

    private void bracket() {
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            long wall = wallNanos();
            long after = System.nanoTime();
            if (after - before <= BRACKET_NANOS_MAX) {
                accept(wall - (before + (after - before) / 2), after);
                return;
            }
        }
        trusted = false;
    }

    private void accept(long offset, long now) {
        long jump = Math.abs(offset - offsetNanos);
        trusted = known && jump <= JUMP_NANOS_MIN + (long) ((now - takenNanos) * SLEW);
        if (known && jump > STEP_NANOS + (long) ((now - takenNanos) * SLEW)) {
            steps++;
        }
        known = true;
        offsetNanos = offset;
        takenNanos = now;
    }

    /** Whether stamps read in this turn can be used. */
    boolean isTrusted() {
        if (stale) {
            take();
        }
        return trusted;
    }

    /** A wall-clock time in nanoseconds on the scale of {@code System.nanoTime()}. */
    long monotonic(long wallNanos) {
        return wallNanos - offsetNanos;
    }

    /** How often the wall clock jumped by more than a millisecond. */
    public long steps() {
        return steps;
    }

    private long wallNanos() {
        try {
            int result = (int) Libc.Calls.CLOCK_GETTIME.invokeExact(CLOCK_REALTIME, timespec);
            if (result != 0) {
                throw new IllegalStateException("clock_gettime: " + result);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return timespec.get(Libc.LONG, 0) * 1_000_000_000L + timespec.get(Libc.LONG, 8);
    }
}
