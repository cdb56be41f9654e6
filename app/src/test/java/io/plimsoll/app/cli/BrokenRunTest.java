package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.scenario.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real run whose engine fails under load: what was measured until then is told and kept. */
final class BrokenRunTest {

    private static final int FAILS_AT = 120;
    private static final String SECRET = "four-leaf clover";
    private static final String SCENARIO =
            """
            target: %s
            secrets: { luck: env:LUCK }
            workloads: { ask: { steps: [ { get: /, headers: { X-Luck: "${secrets.luck}" } } ] } }
            phases: [ { name: steady, rate: 100/s, for: 60s } ]
            """;
    private static final Pattern DETAILS = Pattern.compile("the details are in (\\S+)");

    @TempDir private Path state;

    private CommandLineRun program() {
        CommandLineRun program = CommandLineRun.withEngine(BrokenRunTest::failing);
        program.environment.put("XDG_STATE_HOME", state.toString());
        program.environment.put("LUCK", SECRET);
        return program;
    }

    private static RunOptions failing(RunOptions asked) {
        return new RunOptions(
                1,
                false,
                asked.allow(),
                asked.classes(),
                asked.secrets(),
                0,
                Optional.of(new Failing()));
    }

    private static JsonNode json(CommandLineRun run) {
        return new JsonMapper().readTree(run.out());
    }

    @Test
    void should_tell_and_keep_what_was_measured_before_the_engine_failed() throws IOException {
        try (AnsweringServer server = AnsweringServer.with(200)) {
            Path file =
                    Files.writeString(state.resolve("luck.yaml"), SCENARIO.formatted(server.url()));
            CommandLineRun run = program();

            assertThat(run.run("run", file.toString(), "--json")).as(run.err()).isEqualTo(1);

            assertThat(run.err()).contains("error: the engine failed: ");
            refuseSecret(run.err());
            JsonNode result = json(run);
            assertThat(result.at("/causes/0/code").asInt()).isEqualTo(1);
            assertThat(result.at("/verdict").asString()).isEqualTo("inconclusive");
            assertThat(result.at("/valid").asBoolean()).isFalse();
            assertThat(result.at("/validity/0/figure").asString()).contains("no such luck: ***");
            assertThat(result.at("/requests/planned").asInt()).isGreaterThan(FAILS_AT);
            assertThat(result.at("/requests/ok").asInt()).isPositive();
            assertThat(result.at("/elapsedSeconds").asDouble()).isLessThan(30);
            keeps(result);
        }
    }

    @Test
    void should_blame_nobody_for_what_was_in_flight_when_the_engine_failed() throws IOException {
        try (ServerSocket silent =
                new ServerSocket(0, 2 * FAILS_AT, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            Path file = Files.writeString(state.resolve("luck.yaml"), SCENARIO.formatted(url));
            CommandLineRun run = program();

            assertThat(run.run("run", file.toString(), "--json")).as(run.err()).isEqualTo(1);

            JsonNode result = json(run);
            assertThat(result.at("/requests/planned").asInt()).isGreaterThanOrEqualTo(FAILS_AT);
            assertThat(result.at("/requests/unfinished")).isEqualTo(result.at("/requests/planned"));
            assertThat(result.at("/errors")).isEmpty();
            assertThat(result.at("/causes").findValuesAsString("code")).doesNotContain("99");
            assertThat(result.at("/responseMillis/max").asDouble())
                    .isPositive()
                    .isLessThan(1_000 * result.at("/elapsedSeconds").asDouble());
            keeps(result);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "try"})
    void should_tell_no_secret_of_code_that_cannot_be_made(String command) throws IOException {
        Files.writeString(
                state.resolve("Unlucky.java"),
                """
                        import io.plimsoll.model.seams.JavaCall;
                        public final class Unlucky implements JavaCall {
                            public Unlucky() { throw new IllegalStateException("luck=%s"); }
                            @Override public void call(Arrival arrival) {}
                        }
                        """
                        .formatted(SECRET.replace(" ", "\" + ' ' + \"")));
        Path file =
                Files.writeString(
                        state.resolve("unlucky.yaml"),
                        SCENARIO.formatted("http://127.0.0.1:9")
                                .replace("get: /,", "java: ./Unlucky.java, name: it }, { get: /,"));
        CommandLineRun run = program();

        assertThat(run.run(command, file.toString())).as(run.err()).isEqualTo(104);

        assertThat(run.err()).contains("luck=***").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "try"})
    void should_tell_no_secret_when_the_engine_fails_before_the_load(String command)
            throws IOException {
        try (AnsweringServer server = AnsweringServer.with(200)) {
            String setup = "setup: [ { get: /, name: unlucky } ]\n";
            Path file =
                    Files.writeString(
                            state.resolve("early.yaml"), setup + SCENARIO.formatted(server.url()));
            CommandLineRun run = program();

            assertThat(run.run(command, file.toString())).as(run.err()).isEqualTo(1);

            refuseSecret(run.err());
        }
    }

    /** Neither what was told nor the file of details holds it. */
    private static void refuseSecret(String told) throws IOException {
        assertThat(told).contains("no such luck: ***").doesNotContain(SECRET);
        Matcher details = DETAILS.matcher(told);
        assertThat(details.find()).as(told).isTrue();
        Path trace = Path.of(details.group(1));
        assertThat(trace).content().contains("no such luck: ***", "\tat ").doesNotContain(SECRET);
        Files.delete(trace);
    }

    private void keeps(JsonNode result) throws IOException {
        CommandLineRun shown = program();
        assertThat(shown.run("runs", "show", "last", "--json")).isZero();
        assertThat(json(shown)).isEqualTo(result);
        try (Stream<Path> runs = Files.list(state.resolve("plimsoll/runs"))) {
            Files.delete(runs.findFirst().orElseThrow().resolve("result.json"));
        }
        assertThat(program().run("runs", "recover")).isZero();
        CommandLineRun recovered = program();
        assertThat(recovered.run("runs", "show", "last", "--json")).isZero();
        assertThat(json(recovered).at("/requests")).isEqualTo(result.at("/requests"));
        assertThat(json(recovered).at("/causes")).isEqualTo(result.at("/causes"));
    }

    /** Fails on the shard's thread, as the engine itself would. */
    private static final class Failing implements Witness {

        @Override
        public void begins(
                Op op, Step.Request step, Variables variables, String workload, Stage stage) {
            if (op.rank >= FAILS_AT || step.name().equals("unlucky")) {
                throw new IllegalStateException("no such luck: " + SECRET);
            }
        }
    }
}
