package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.results.fixture.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that come through standard input or a pipe. */
final class PipedScenarioTest {

    private static final String SCENARIO =
            """
            target: http://127.0.0.1:8080
            steps: [ { get: / } ]
            phases: [ { name: steady, rate: 10/s, for: 20s } ]
            """;

    private final CommandLineRun run = new CommandLineRun((_, _, _) -> Runs.healthy());

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan", "run"})
    void should_read_standard_input(String command) {
        assertThat(run.withInput(SCENARIO).run(command, "-", "--set", "seed=3"))
                .as(run.err())
                .isZero();

        assertThat(run.out() + run.err()).contains("scenario: 1 phase, 20.0s, 200 arrivals");
    }

    @Test
    void should_try_standard_input() {
        CommandLineRun trial = CommandLineRun.withEngine().withInput(SCENARIO);

        assertThat(trial.run("try", "-", "--set", "target=http://127.0.0.1:1")).isEqualTo(99);
        assertThat(trial.out()).contains("workload main", "FAIL  main: 1 of 1 request failed");
    }

    @Test
    void should_name_standard_input_in_messages() {
        assertThat(run.withInput(SCENARIO.replace("rate", "raet")).run("check", "-"))
                .isEqualTo(104);
        assertThat(run.err()).contains("  --> <stdin>:3:", "did you mean `rate`?");

        assertThat(run.withInput("").run("check", "-")).isEqualTo(104);
        assertThat(run.err()).contains("`<stdin>` is empty");

        assertThat(run.withInput("#".repeat(4 << 20)).run("check", "-")).isEqualTo(104);
        assertThat(run.err()).contains("`<stdin>` has more than 3 MB");
    }

    @Test
    void should_look_for_files_in_the_working_directory() {
        String feed = SCENARIO + "feeders: { users: { csv: gone.csv } }\n";

        assertThat(run.withInput(feed).run("check", "-")).isEqualTo(104);
        assertThat(run.err())
                .contains(
                        "there is no file `gone.csv`", "in `" + Path.of("").toAbsolutePath() + "`");
    }

    @Test
    void should_refuse_a_name_that_no_file_can_have() {
        assertThat(run.run("check", "a\0b.yaml")).isEqualTo(104);
        assertThat(run.err()).contains("cannot be the name of a file");
    }

    @Test
    void should_read_a_named_pipe(@TempDir Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("shop.yaml");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor()).isZero();
        Thread writer = Thread.startVirtualThread(() -> write(pipe, SCENARIO + "sede: 1\n"));

        assertThat(run.run("check", pipe.toString())).isEqualTo(104);

        writer.join();
        assertThat(run.err()).contains("unknown key `sede`", "--> " + pipe + ":4:1");
    }

    private static void write(Path pipe, String text) {
        try {
            Files.writeString(pipe, text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
