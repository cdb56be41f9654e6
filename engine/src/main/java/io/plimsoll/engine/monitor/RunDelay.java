package io.plimsoll.engine.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a thread was runnable but not running: the second number of Linux's {@code schedstat},
 * in nanoseconds (kernel documentation, sched-stats).
 */
public final class RunDelay {

    private final Optional<Path> file;
    private final long before;

    private RunDelay(Optional<Path> file) {
        this.file = file;
        before = file.map(RunDelay::read).orElse(0L);
    }

    /** Of the calling thread, from now on. */
    public static RunDelay ofThisThread() {
        Path self = Path.of("/proc/thread-self");
        try {
            Path schedstat =
                    Path.of("/proc").resolve(Files.readSymbolicLink(self)).resolve("schedstat");
            return new RunDelay(
                    Files.isReadable(schedstat) ? Optional.of(schedstat) : Optional.empty());
        } catch (IOException e) {
            return new RunDelay(Optional.empty()); // no Linux: not known
        }
    }

    /** Since it was made, asked while the thread lives; empty where the system does not say. */
    public Optional<Duration> soFar() {
        return file.map(known -> Duration.ofNanos(Math.max(0, read(known) - before)));
    }

    private static long read(Path file) {
        try {
            return Long.parseLong(Files.readString(file).split(" ")[1]);
        } catch (IOException e) {
            return 0; // the thread has ended
        }
    }
}
