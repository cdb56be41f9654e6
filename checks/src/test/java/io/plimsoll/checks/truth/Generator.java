package io.plimsoll.checks.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Plimsoll at work, as a process. */
final class Generator implements AutoCloseable {

    private static final long SECONDS_MAX = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path output;
    private final Path errors;

    private Generator(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts it with arguments that make it print JSON; the files are named after {@code name}. */
    static Generator start(Place place, String name, String... arguments) {
        return start(Checkout.folder(), place, name, arguments);
    }

    /**
     * The same.
     *
     * @param state where the runs are kept that do not say so themselves
     */
    static Generator start(Path state, Place place, String name, String... arguments) {
        Path output = Checkout.folder().resolve(name + ".json");
        Path errors = Checkout.folder().resolve(name + ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(place.command(Checkout.plimsoll(arguments)))
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile());
            builder.environment().put("XDG_STATE_HOME", state.toString());
            Process process = builder.start();
            if (place.shielded()) {
                Shield.over(process.toHandle());
            }
            return new Generator(process, output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; returns what the process ended with. */
    int awaitExit() {
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new AssertionError("still runs after " + SECONDS_MAX + " s; see " + errors);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end. */
    Report await() {
        int exitCode = awaitExit();
        try {
            String said = Files.readString(output);
            if (said.isEmpty()) {
                throw new AssertionError(
                        "exit %d and no result: %s".formatted(exitCode, Files.readString(errors)));
            }
            return new Report(exitCode, JSON.readTree(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** How many files it has open. */
    long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a system command done something to it. */
    void suffer(String... command) {
        Commands.run(List.of(command));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
