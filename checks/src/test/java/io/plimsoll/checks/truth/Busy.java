package io.plimsoll.checks.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that use all the processor time they get, for a bounded time. Each is a session of its
 * own, so that each gets a share as large as any other process's.
 */
record Busy(List<Process> processes) implements AutoCloseable {

    Busy {
        processes = List.copyOf(processes);
    }

    static Busy start(Place place, int count, int seconds) {
        String loop = "while [ $SECONDS -lt %d ]; do :; done".formatted(seconds);
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                processes.add(
                        new ProcessBuilder(place.command(List.of("bash", "-c", loop)))
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Busy(processes);
    }

    /** Waits until their time is over. */
    void await() {
        processes.forEach(process -> process.onExit().join());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        await();
    }
}
