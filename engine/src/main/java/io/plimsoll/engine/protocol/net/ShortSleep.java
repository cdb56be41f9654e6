package io.plimsoll.engine.protocol.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Sleeps that end within some 10 µs of their time, on Linux: by {@code clock_nanosleep}, with the
 * thread's timer slack lowered from 50 µs to 1 ns and its time slices shortened. Elsewhere the
 * JDK's parking. Confined to the thread that made it.
 */
public final class ShortSleep {

    private static final int CLOCK_MONOTONIC = 1;

    /** The shortest that Linux grants. */
    private static final long SLICE_NANOS = 100_000;

    private final MemorySegment timespec = Arena.ofAuto().allocate(16, 8);

    /** Prepares the current thread, which must be a platform thread. */
    public ShortSleep() {
        lowerTimerSlack();
        if (Libc.AVAILABLE) {
            TimeSlice.request(SLICE_NANOS);
        }
    }

    /** Sleeps until a time less than a second ahead, as {@code System.nanoTime()}. */
    public void sleepUntil(long untilNanos) {
        long nanos = untilNanos - System.nanoTime();
        if (nanos <= 0) {
            return;
        }
        if (!Libc.AVAILABLE) {
            LockSupport.parkNanos(nanos);
            return;
        }
        timespec.set(Libc.LONG, 8, nanos);
        try {
            // An early end by a signal is no harm: the caller looks at the clock again.
            int unused =
                    (int)
                            Libc.Calls.CLOCK_NANOSLEEP.invokeExact(
                                    CLOCK_MONOTONIC, 0, timespec, MemorySegment.NULL);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lowerTimerSlack() {
        Path self = Path.of("/proc/thread-self");
        if (!Files.exists(self)) {
            return;
        }
        try {
            Path thread = Files.readSymbolicLink(self).getFileName();
            Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
        } catch (IOException e) {
            // Not allowed here: sleeps are up to 50 µs longer, which the lateness shows.
        }
    }
}
