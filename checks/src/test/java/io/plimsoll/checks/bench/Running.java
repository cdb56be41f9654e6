package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that we started, pinned to cores, with its output in files. */
record Running(Process process, Path output, Path log) implements AutoCloseable {
    private static final long END_SECONDS_MAX = 120;

    /** Starts a command on the given cores, a list such as {@code 0} or {@code 0,1}. */
    static Running start(Path folder, String name, String cores, List<String> command) {
        String file = name.replaceAll("[^A-Za-z0-9]+", "-");
        Path output = folder.resolve(file + ".out");
        Path log = folder.resolve(file + ".err");
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(pinned)
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(output.toFile())
                            .redirectError(log.toFile())
                            .start();
            return new Running(process, output, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until it has ended by itself and returns the exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("does not end; see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it printed on standard output. */
    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
