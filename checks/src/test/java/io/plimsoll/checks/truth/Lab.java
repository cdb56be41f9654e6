package io.plimsoll.checks.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts generators, targets and disturbers for a test. After it every run's ledgers must balance
 * and the target must have counted what was sent; then all processes are ended.
 */
final class Lab implements BeforeEachCallback, AfterEachCallback {

    private static final int TRIALS_MAX = 6;
    private static final long POLL_NANOS = 20_000_000;
    private static final long AWAIT_NANOS_MAX = 60_000_000_000L;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Echo> echoes = new ArrayList<>();
    private final List<Books> books = new ArrayList<>();
    private String test = "";
    private int runs;

    /** One attempt at a measurement that others' work on the machine can spoil. */
    interface Trial {
        void run();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context.getRequiredTestMethod().getName().replace("should_", "");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (context.getExecutionException().isEmpty()) {
                books.forEach(Books::check);
            }
        } finally {
            endAll();
        }
    }

    private void endAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        echoes.clear();
        books.clear();
    }

    /** A reference target. */
    Echo echo(Place place, String... options) {
        Echo echo = Echo.start(place, options);
        open.push(echo);
        echoes.add(echo);
        books.add(new Books(echo));
        return echo;
    }

    /** So many processes use up the processor time of a place. */
    Busy busy(Place place, int processes, int seconds) {
        Busy busy = Busy.start(place, processes, seconds);
        open.push(busy);
        return busy;
    }

    /**
     * Starts a scenario against a target; in it, {@code TARGET} stands for the target's address.
     */
    Started start(Echo echo, Place place, String scenario) {
        String name = name();
        Path file = Checkout.folder().resolve(name + ".yaml");
        try {
            Files.writeString(file, scenario.replace("TARGET", echo.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Generator generator = Generator.start(place, name, "run", file.toString(), "--json");
        open.push(generator);
        return new Started(generator, echo, books.get(echoes.indexOf(echo)));
    }

    /** The same, to its end. */
    Report run(Echo echo, Place place, String scenario) {
        return start(echo, place, scenario).await();
    }

    /** Runs a command that brings its own target. */
    Report run(Place place, String... arguments) {
        Generator generator = Generator.start(place, name(), arguments);
        open.push(generator);
        Report report = generator.await();
        Books.checkLedgers(report);
        return report;
    }

    private String name() {
        runs++;
        return runs == 1 ? test : test + "-" + runs;
    }

    /** A run under way. */
    record Started(Generator generator, Echo echo, Books books) {

        /** Waits until the target has counted so many requests. */
        void awaitRequests(long requests) {
            long deadlineNanos = System.nanoTime() + AWAIT_NANOS_MAX;
            while (echo.requests() < requests) {
                if (!generator.isAlive() || System.nanoTime() > deadlineNanos) {
                    generator.close();
                    throw new AssertionError(
                            "only %,d of %,d requests came: %s"
                                    .formatted(
                                            echo.requests(), requests, generator.await().json()));
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }

        Report await() {
            Report report = generator.await();
            books.enter(report);
            return report;
        }
    }

    /**
     * Tries again, a few times, what failed while others' work disturbed the machine by its own
     * count, or the target by its own log; a failure on a calm machine stands at once, and so does
     * the last. Each trial starts its own processes.
     */
    void undisturbed(Trial trial) {
        for (int number = 1; ; number++) {
            Machine machine = Machine.watch();
            try {
                trial.run();
                books.forEach(Books::check);
                return;
            } catch (AssertionError failure) {
                endAll();
                boolean disturbed = machine.isDisturbed() || failure instanceof LateTarget;
                if (!disturbed || number == TRIALS_MAX) {
                    throw new AssertionError(failure.getMessage() + " [" + machine + "]", failure);
                }
                note("trial %d failed, %s; once more: %s".formatted(number, machine, failure));
                Machine.awaitCalm();
            }
        }
    }

    /** A failure of a run whose target was itself late with what it was ordered to do. */
    static final class LateTarget extends AssertionError {

        LateTarget(AssertionError failure) {
            super(failure.getMessage(), failure);
        }
    }

    /** Prints a figure worth keeping. */
    void note(String text) {
        System.out.println("truth: " + test + ": " + text);
    }
}
