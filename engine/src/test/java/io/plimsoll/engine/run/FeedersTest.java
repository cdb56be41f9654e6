package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.phase;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.fixture.ScenarioBuilder;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.rows.RowFile.Format;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Feeder.Pick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a file go out with the arrivals whose they are. */
class FeedersTest {

    @RegisterExtension private final Engine engine = new Engine();

    @TempDir private Path folder;

    private final Queue<String> paths = new ConcurrentLinkedQueue<>();

    private RawServer server() {
        return RawServer.start(
                exchange -> {
                    paths.add(exchange.path());
                    exchange.ok("ok");
                });
    }

    private Feeder rows(int count, Pick pick) throws IOException {
        String rows =
                IntStream.range(0, count)
                        .mapToObj(row -> row + ",\"n " + row + "\"\n")
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve("users.csv"), "id,name\n" + rows);
        return new Feeder("users", Path.of("users.csv"), Format.CSV, pick);
    }

    private ScenarioBuilder fed(RawServer server, Feeder feeder) {
        return against(server).fedBy(feeder).doing(get("/${users.id}/${users.name}"));
    }

    private List<String> expected(int from, int to) {
        return IntStream.range(from, to).mapToObj(row -> "/" + row + "/n%20" + row).toList();
    }

    @Test
    void should_send_the_same_rows_however_many_shards_there_are() throws IOException {
        for (int shards : new int[] {1, 2, 7}) {
            paths.clear();
            try (RawServer server = server()) {
                Run run =
                        engine.in(folder)
                                .withShards(shards)
                                .run(
                                        fed(server, rows(50, Pick.CIRCULAR))
                                                .during(perSecond(200), Duration.ofMillis(500)));
                assertThat(run.allRequests().ledger().ok()).isEqualTo(100);
            }
            assertThat(paths).as("%d shards", shards).hasSize(100).containsAll(expected(0, 50));
            Map<String, Long> counts =
                    paths.stream()
                            .collect(Collectors.groupingBy(path -> path, Collectors.counting()));
            assertThat(counts.values()).containsOnly(2L);
        }
    }

    @Test
    void should_give_user_and_iteration_a_row_of_their_own() throws IOException {
        try (RawServer server = server()) {
            engine.in(folder)
                    .withShards(2)
                    .run(
                            fed(server, rows(60, Pick.CIRCULAR))
                                    .during(users(5, 12), Duration.ofSeconds(20)));
        }
        assertThat(paths).containsExactlyInAnyOrderElementsOf(expected(0, 60));
    }

    @Test
    void should_fail_arrivals_for_which_no_row_is_left() throws IOException {
        try (RawServer server = server()) {
            Run run =
                    engine.in(folder)
                            .run(
                                    fed(server, rows(30, Pick.ONCE))
                                            .in(
                                                    phase(
                                                            "one",
                                                            perSecond(100),
                                                            Duration.ofMillis(200),
                                                            List.of(),
                                                            Duration.ZERO),
                                                    phase(
                                                            "two",
                                                            perSecond(100),
                                                            Duration.ofMillis(200),
                                                            List.of("one"),
                                                            Duration.ZERO)));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(30);
            assertThat(run.allRequests().errors())
                    .isEqualTo(
                            Map.of(
                                    ErrorKind.NO_ROW,
                                    new ErrorCount(10, "every row has been used")));
            assertThat(server.requests()).isEqualTo(30);
        }
        assertThat(paths).containsExactlyInAnyOrderElementsOf(expected(0, 30));
    }

    @Test
    void should_let_users_leave_when_no_row_is_left() throws IOException {
        try (RawServer server = server()) {
            Run run =
                    engine.in(folder)
                            .withShards(2)
                            .run(
                                    fed(server, rows(33, Pick.ONCE))
                                            .during(users(5, 100), Duration.ofSeconds(20)));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(33);
            assertThat(run.allRequests().errors()).isEmpty();
        }
        assertThat(paths).containsExactlyInAnyOrderElementsOf(expected(0, 33));
    }

    @Test
    void should_take_rows_of_several_feeders_and_leave_out_what_has_no_value() throws IOException {
        Files.writeString(folder.resolve("items.jsonl"), "{\"sku\":\"a b\"}\n{\"sku\":null}\n");
        Feeder items =
                new Feeder("items", Path.of("items.jsonl"), Format.JSON_LINES, Pick.CIRCULAR);
        try (RawServer server = server()) {
            Run run =
                    engine.in(folder)
                            .run(
                                    against(server)
                                            .fedBy(rows(2, Pick.CIRCULAR))
                                            .fedBy(items)
                                            .doing(get("/${users.id}/${items.sku}"))
                                            .times(2));

            assertThat(run.allRequests().errors())
                    .isEqualTo(
                            Map.of(
                                    ErrorKind.VARIABLE,
                                    new ErrorCount(1, "`items.sku` has no value")));
        }
        assertThat(paths).containsExactly("/0/a%20b");
    }
}
