package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.RunTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --log-requests}: requests are kept one by one beside the run. */
final class RequestLogTest {

    private static final String LONG = "x".repeat(900);

    @TempDir Path folder;

    /** A run that tells of so many requests of a kilobyte each. */
    private CommandLineRun program(int requests) {
        CommandLineRun program =
                new CommandLineRun(
                        (_, listener, _) -> {
                            RunTotals totals = KeptRuns.begin(listener, 2);
                            Stream.generate(RequestLogTest::request)
                                    .limit(requests)
                                    .forEach(listener::logged);
                            return KeptRuns.end(totals, listener, 2);
                        });
        program.environment.put("XDG_STATE_HOME", folder.toString());
        return program;
    }

    private static LoggedRequest request() {
        return new LoggedRequest(
                "steady",
                "browse",
                LONG,
                1,
                0,
                0,
                true,
                Outcome.OK,
                Optional.empty(),
                200,
                1,
                new LoggedRequest.Moments(1, 2, 3, 4, 5, 6, false),
                1,
                1);
    }

    private static String[] quick(String... more) {
        return Stream.concat(
                        Stream.of("quick", "http://127.0.0.1:8080/", "-r", "9/s"), Stream.of(more))
                .toArray(String[]::new);
    }

    private Path kept() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("plimsoll/runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    @Test
    void should_keep_them_and_say_so_also_when_the_run_is_shown_again() throws IOException {
        CommandLineRun program = program(3);

        assertThat(program.run(quick("--log-requests", "2.5%", "--json"))).isZero();

        assertThat(program.options.getLast().logShare()).isEqualTo(0.025);
        assertThat(Files.readAllLines(kept().resolve("requests.jsonl"))).hasSize(3);
        JsonNode log = new JsonMapper().readTree(program.out()).get("requestLog");
        assertThat(log.toString())
                .isEqualTo(
                        "{\"file\":\"requests.jsonl\",\"share\":0.025,\"bytesMax\":64000000,"
                                + "\"written\":3,\"leftOut\":0,\"lost\":0}");
        CommandLineRun again = program(0);
        assertThat(again.run("runs", "show", "--json")).isZero();
        assertThat(again.out()).isEqualTo(program.out());
        assertThat(Files.readString(kept().resolve("report.html")))
                .contains("3 requests in requests.jsonl: those of 2.5% of the journeys");
    }

    @Test
    void should_stop_at_its_cap_and_say_how_much_it_left_out() throws IOException {
        CommandLineRun program = program(1_100);

        assertThat(program.run(quick("--log-requests", "100%", "--log-max", "1"))).isZero();

        Path log = kept().resolve("requests.jsonl");
        assertThat(Files.size(log)).isBetween(990_000L, 1_000_000L);
        long leftOut = 1_100 - Files.readAllLines(log).size();
        assertThat(program.err())
                .contains(
                        "requests.jsonl is to have 1.00 MB at most: "
                                + leftOut
                                + " requests left out")
                .contains("--log-max");
    }

    @Test
    void should_keep_no_log_unless_it_is_asked_to() throws IOException {
        CommandLineRun program = program(3);
        program.run(quick());

        assertThat(program.options.getLast().logShare()).isZero();
        assertThat(kept().resolve("requests.jsonl")).doesNotExist();
        assertThat(Files.readString(kept().resolve("result.json"))).doesNotContain("requestLog");
    }

    @ParameterizedTest
    @CsvSource({
        "--log-requests 1, did you mean `1%`?",
        "--log-requests 0%, is no share above 0% and at most 100%",
        "--log-requests 101%, is no share above 0% and at most 100%",
        "--log-requests 1% --out off, keeps a file with the run",
        "--log-max 9, add --log-requests 1%",
    })
    void should_refuse_what_it_cannot_keep(String flags, String message) {
        CommandLineRun program = program(0);

        assertThat(program.run(quick(flags.split(" ")))).isEqualTo(2);

        assertThat(program.err()).contains(message);
        assertThat(List.copyOf(program.options)).isEmpty();
    }
}
