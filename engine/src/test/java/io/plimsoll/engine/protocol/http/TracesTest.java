package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracesTest {

    private static final HttpOptions TRACED = HttpOptions.NONE.withTraceparent(true);

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    private RawServer server() {
        seen.clear();
        return RawServer.start(
                exchange -> {
                    seen.add(exchange.header("traceparent"));
                    exchange.ok("ok");
                });
    }

    private List<String> traces(int shards, long seed) {
        try (RawServer server = server()) {
            engine.withShards(shards)
                    .run(
                            against(server)
                                    .seed(seed)
                                    .with(TRACED)
                                    .doing(get("/a"), get("/b"))
                                    .during(perSecond(100), Duration.ofMillis(200)));
        }
        return seen.stream().sorted().toList();
    }

    @Test
    void should_name_a_trace_for_each_arrival_and_a_parent_for_each_attempt() {
        List<String> traces = traces(1, 5);

        assertThat(traces)
                .hasSize(40)
                .doesNotHaveDuplicates()
                .allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
        assertThat(traces.stream().map(trace -> trace.substring(3, 35)).distinct()).hasSize(20);
    }

    @Test
    void should_name_the_same_with_the_same_seed_on_any_number_of_shards() {
        assertThat(traces(3, 5)).isEqualTo(traces(1, 5)).isNotEqualTo(traces(1, 6));
    }

    @Test
    void should_name_others_for_all_that_is_done_once() {
        List<String> traces = tracesOfUsers();

        assertThat(traces.stream().map(trace -> trace.substring(3, 35)).distinct())
                .as("setup, teardown, six iterations, the first three after a start, three ends")
                .hasSize(11);
        assertThat(traces).hasSize(14).doesNotHaveDuplicates().isEqualTo(tracesOfUsers());
    }

    private List<String> tracesOfUsers() {
        try (RawServer server = server()) {
            engine.run(
                    against(server)
                            .with(TRACED)
                            .settingUp(get("/up"))
                            .starting(get("/start"))
                            .ending(get("/end"))
                            .tearingDown(get("/down"))
                            .doing(get("/a"))
                            .during(users(3, 2), Duration.ofSeconds(5)));
        }
        return seen.stream().sorted().toList();
    }

    @Test
    void should_show_the_trace_of_the_last_attempt_with_an_error() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.add(exchange.header("traceparent"));
                            exchange.send("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
                        })) {
            Run run = engine.run(against(server).with(TRACED.with(Retry.times(1))).once());

            assertThat(seen).hasSize(2).doesNotHaveDuplicates();
            assertThat(run.allRequests().errors().get(ErrorKind.STATUS).sample())
                    .isEqualTo(
                            "status 503 [traceparent %s]"
                                    .formatted(seen.stream().toList().getLast()));
        }
    }
}
