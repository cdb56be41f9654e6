package io.plimsoll.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.model.yaml.writer.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Recordings are played as they are, whoever plays them. */
class ReplayTest {

    private static final int REQUESTS = 120;

    @RegisterExtension private final Engine engine = new Engine();

    @TempDir private Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private RawServer server() {
        return RawServer.start(
                exchange -> {
                    asked.add(exchange.path());
                    exchange.ok("ok");
                });
    }

    private List<String> record() throws IOException {
        StringBuilder log = new StringBuilder();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String path = i % 3 == 0 ? "/items?page=" + i : "/users/" + (1_000 + i);
            paths.add(path);
            log.append(
                    "- - - [01/Mar/2026:10:00:%02d +0000] \"GET %s HTTP/1.1\" 200 1%n"
                            .formatted(i / 30, path));
        }
        Files.writeString(folder.resolve("day.log"), log);
        return paths;
    }

    private Scenario scenario(RawServer server, String more) throws IOException {
        return scenario(server, more, "");
    }

    private Scenario scenario(RawServer server, String more, String format) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("replay.yaml"),
                        """
                        target: http://127.0.0.1:%d
                        phases: [ { name: day, replay: { file: day.log, speed: 8%s }%s } ]
                        """
                                .formatted(server.port(), format, more));
        return new ScenarioReader(Set.of()).read(file);
    }

    @Test
    void should_make_the_recorded_requests_under_their_names() throws IOException {
        List<String> recorded = record();
        for (int shards : new int[] {1, 3}) {
            asked.clear();
            try (RawServer server = server()) {
                Run run = engine.in(folder).withShards(shards).run(scenario(server, ""));

                assertThat(run.allRequests().ledger().ok()).isEqualTo(REQUESTS);
                assertThat(run.requests())
                        .extracting(RequestStats::name, stats -> stats.ledger().ok())
                        .contains(
                                tuple("GET /items", REQUESTS / 3L),
                                tuple("GET /users/{id}", REQUESTS * 2 / 3L));
                assertThat(run.phases().getFirst().length()).hasMillis(500);
            }
            assertThat(asked).containsExactlyInAnyOrderElementsOf(recorded);
        }
    }

    @Test
    void should_play_its_beginning_when_it_is_cut() throws IOException {
        List<String> recorded = record();
        try (RawServer server = server()) {
            Run run = engine.in(folder).run(scenario(server, ", for: 125ms"));
            assertThat(run.allRequests().ledger().planned()).isEqualTo(30);
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(recorded.subList(0, 30));
    }

    @Test
    void should_take_headers_of_a_name_in_any_case_for_one() throws IOException {
        Files.writeString(
                folder.resolve("day.log"),
                """
                {"time":1767225600.0,"path":"/a","headers":{"X-A":"1","path":"p"}}
                {"time":1767225600.1,"path":"/b","headers":{"x-a":"2"}}
                {"time":1767225600.2,"path":"/b","headers":{"X-a":"3"}}
                """);
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            asked.add(exchange.path() + " " + exchange.header("x-a"));
                            asked.add(String.valueOf(exchange.header("path")));
                            exchange.ok("ok");
                        })) {
            Run run = engine.in(folder).run(scenario(server, "", ", format: json-lines"));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(3);
        }
        assertThat(asked).contains("/a 1", "/b 2", "/b 3", "p");
    }

    @Test
    void should_write_what_it_read() throws IOException {
        record();
        try (RawServer server = server()) {
            Scenario scenario = scenario(server, ", for: 200ms");
            Path again =
                    Files.writeString(folder.resolve("again.yaml"), ScenarioWriter.write(scenario));

            assertThat(new ScenarioReader(Set.of()).read(again)).isEqualTo(scenario);
            assertThat(Files.readString(again))
                    .contains("replay: { file: day.log, speed: 8 }")
                    .doesNotContain("workloads");
        }
    }
}
