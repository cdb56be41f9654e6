package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.results.store.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run whose directory somebody takes away while it goes on. */
final class LostRunTest {

    @TempDir Path state;

    @Test
    void should_tell_at_once_that_its_directory_was_taken_away_and_exit_with_113() {
        CommandLineRun[] self = new CommandLineRun[1];
        self[0] =
                new CommandLineRun(
                        (_, listener, _) -> {
                            RunTotals totals = KeptRuns.begin(listener, 3);
                            Path journal = run().resolve("journal/00000");
                            waitFor(() -> Files.exists(journal));
                            remove(run());
                            waitFor(
                                    () -> {
                                        listener.changed(Changes.none());
                                        return self[0].err().contains("the run goes on");
                                    });
                            return KeptRuns.end(totals, listener, 3);
                        });
        self[0].environment.put("XDG_STATE_HOME", state.toString());

        assertThat(self[0].run("quick", "http://127.0.0.1:8080/", "-r", "9/s", "--json"))
                .as(self[0].err())
                .isEqualTo(113);

        assertThat(self[0].err())
                .containsSubsequence(
                        "error: the journal waits: " + state,
                        "-checkout/journal/00000 is not there",
                        "help: the run goes on; a run's directory has to stay where it is",
                        "error: the directory of the run was taken away: " + state)
                .doesNotContain("kept in");
        JsonNode json = new JsonMapper().readTree(self[0].out());
        assertThat(json.at("/verdict").asString()).isEqualTo("pass");
        assertThat(json.at("/causes/0/code").asInt()).isEqualTo(113);
    }

    private static void waitFor(BooleanSupplier done) {
        long deadlineNanos = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean() && System.nanoTime() < deadlineNanos) {
            Thread.onSpinWait();
        }
    }

    /** The only one. */
    private Path run() {
        try (Stream<Path> runs = Files.list(state.resolve("plimsoll/runs"))) {
            return runs.findFirst().orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path run) {
        try {
            new RunDirectory(run).remove();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
