package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real run that has had enough ends by itself, as a failed one and not as a stopped one. */
final class GuardedRunTest {

    @TempDir Path folder;

    private CommandLineRun program() {
        CommandLineRun program = CommandLineRun.withEngine();
        program.environment.put("XDG_STATE_HOME", folder.toString());
        return program;
    }

    @Test
    void should_end_with_the_first_window_that_breaks_a_sentence_and_say_so() throws IOException {
        try (AnsweringServer server = AnsweringServer.with(500)) {
            Path scenario =
                    Files.writeString(
                            folder.resolve("guard.yaml"),
                            """
                            target: %s
                            steps: [ { get: /page, name: page } ]
                            phases: [ { name: steady, rate: 20/s, for: 60s } ]
                            slo: [ errors < 50%% over 2s else abort, p99 < 30s ]
                            """
                                    .formatted(server.url()));
            CommandLineRun run = program();

            int exitCode = run.run("run", scenario.toString());

            assertThat(run.err()).contains("stopping, for this is broken: errors < 50% over 2s");
            assertThat(run.out())
                    .contains("guard: ended by an SLO, ", "✗ errors < 50% over 2s else abort")
                    .contains("first broken ");
            CommandLineRun again = program();
            assertThat(again.run("runs", "show", "last", "--json")).isZero();
            JsonNode json = new JsonMapper().readTree(again.out());
            // On a busy machine the plan may not have been delivered, which comes first.
            boolean valid = json.at("/valid").asBoolean();
            assertThat(exitCode).as(run.out()).isEqualTo(valid ? 99 : 111);
            assertThat(json.at("/exitCode").asInt()).isEqualTo(exitCode);
            assertThat(json.at("/elapsedSeconds").asDouble()).isBetween(2.0, 20.0);
            assertThat(json.at("/causes").valueStream().map(it -> it.at("/code").asInt()))
                    .contains(99)
                    .doesNotContain(105);
            assertThat(json.at("/slo/0/firstBrokenSeconds").asDouble()).isBetween(2.0, 20.0);
        }
    }
}
