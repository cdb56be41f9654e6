package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests told of one by one. */
@Timeout(30)
class LoggedRequestsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    @RegisterExtension private final Engine engine = new Engine();

    private List<LoggedRequest> logged(Scenario scenario) {
        List<LoggedRequest> logged = new ArrayList<>();
        engine.run(
                scenario,
                new RunListener() {
                    @Override
                    public void logged(LoggedRequest request) {
                        logged.add(request);
                    }
                });
        logged.sort(
                Comparator.comparing(LoggedRequest::workload)
                        .thenComparing(LoggedRequest::arrival)
                        .thenComparing(LoggedRequest::ordinal));
        return logged;
    }

    private static Scenario mixed(RawServer server, long seed) {
        return against(server)
                .seed(seed)
                .doing("a", 3, get("/one"), get("/two"))
                .doing("b", 1, get("/three"))
                .during(perSecond(800), HALF_A_SECOND);
    }

    private static List<String> places(List<LoggedRequest> logged) {
        return logged.stream()
                .map(one -> one.workload() + one.arrival() + "/" + one.ordinal() + one.name())
                .toList();
    }

    @Test
    void should_pick_whole_journeys_by_the_seed_whatever_the_shards() {
        try (RawServer server = RawServer.start(exchange -> exchange.ok("hello"))) {
            engine.logging(0.25);

            List<LoggedRequest> one = logged(mixed(server, 7));
            List<LoggedRequest> other = logged(mixed(server, 8));
            engine.withShards(3);
            List<LoggedRequest> three = logged(mixed(server, 7));

            assertThat(places(three)).isEqualTo(places(one)).doesNotHaveDuplicates();
            assertThat(places(other)).isNotEqualTo(places(one));
            assertThat(one).allMatch(LoggedRequest::inShare).hasSizeBetween(100, 260);
            Set<Long> firsts = arrivals(one, "GET /one");
            assertThat(arrivals(one, "GET /two")).isEqualTo(firsts);
            assertThat(firsts).hasSizeBetween(45, 105);
            assertThat(arrivals(one, "GET /three")).hasSizeBetween(10, 40);
        }
    }

    private static Set<Long> arrivals(List<LoggedRequest> logged, String name) {
        return logged.stream()
                .filter(request -> request.name().equals(name))
                .map(LoggedRequest::arrival)
                .collect(Collectors.toSet());
    }

    @Test
    void should_tell_of_no_request_unless_it_is_asked_to() {
        try (RawServer server = RawServer.start(exchange -> exchange.ok("hello"))) {
            assertThat(logged(mixed(server, 7))).isEmpty();
        }
    }

    @Test
    void should_tell_when_and_how_each_request_went() {
        try (RawServer server = RawServer.start(exchange -> exchange.ok("hello"))) {
            engine.logging(1);

            List<LoggedRequest> logged =
                    logged(
                            against(server)
                                    .starting(get("/login"))
                                    .ending(get("/bye"))
                                    .doing(get("/a"), get("/b"))
                                    .during(users(1, 2), Duration.ofSeconds(10)));

            assertThat(logged)
                    .extracting(LoggedRequest::name)
                    .containsExactlyInAnyOrder(
                            "GET /login", "GET /a", "GET /b", "GET /a", "GET /b", "GET /bye");
            for (LoggedRequest request : logged) {
                LoggedRequest.Moments at = request.moments();
                assertThat(request.end()).isEqualTo(Outcome.OK);
                assertThat(request.status()).isEqualTo(200);
                assertThat(request.attempts()).isOne();
                assertThat(request.user()).isZero();
                boolean leaving = request.name().equals("GET /bye");
                assertThat(request.arrival() == LoggedRequest.NO_ARRIVAL).isEqualTo(leaving);
                assertThat(request.error()).isEmpty();
                assertThat(request.bytesReceived()).isPositive();
                assertThat(List.of(at.intended(), at.fired(), at.sent(), at.done(), at.read()))
                        .isSorted();
                assertThat(at.firstByte()).isBetween(at.sent(), at.done());
            }
        }
    }

    @Test
    void should_count_no_attempt_that_was_not_sent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        engine.logging(1);
        Retry twice = Retry.times(1);

        List<LoggedRequest> logged =
                logged(
                        against("http://127.0.0.1:" + port)
                                .doing(get("/"))
                                .with(HttpOptions.NONE.with(twice))
                                .during(perSecond(10), HALF_A_SECOND));

        assertThat(logged).hasSize(5).allMatch(request -> request.attempts() == 0);
    }

    @Test
    void should_tell_of_some_failures_of_other_journeys_too() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            if (exchange.path().equals("/bad")) {
                                exchange.send("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
                            } else {
                                exchange.ok("");
                            }
                        })) {
            engine.logging(1e-12);
            Retry twice = Retry.times(1);

            List<LoggedRequest> logged =
                    logged(
                            against(server)
                                    .doing(get("/good"), get("/bad"))
                                    .with(HttpOptions.NONE.with(twice))
                                    .during(perSecond(20), HALF_A_SECOND));

            assertThat(logged).hasSize(10);
            assertThat(logged)
                    .allSatisfy(
                            request -> {
                                assertThat(request.inShare()).isFalse();
                                assertThat(request.name()).isEqualTo("GET /bad");
                                assertThat(request.end()).isEqualTo(Outcome.FAILED);
                                assertThat(request.error()).contains(ErrorKind.STATUS);
                                assertThat(request.status()).isEqualTo(503);
                                assertThat(request.attempts()).isEqualTo(2);
                                assertThat(request.user()).isEqualTo(-1);
                            });
        }
    }
}
