package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RetriesTest {

    private static final long MILLI = 1_000_000;

    @RegisterExtension private final Engine engine = new Engine();

    private static HttpOptions retry(
            int times, long firstMillis, long longestMillis, double jitter) {
        return HttpOptions.NONE.with(
                new Retry(
                        times,
                        Duration.ofMillis(firstMillis),
                        Duration.ofMillis(longestMillis),
                        jitter,
                        Retry.FAILURES,
                        Retry.STATUSES));
    }

    private static void unavailable(Exchange exchange) throws IOException {
        exchange.send("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void should_try_again_until_it_is_answered_well() {
        Duration service = Duration.ofMillis(10);
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.after(service);
                            if (exchange.number() % 3 < 2) {
                                unavailable(exchange);
                            } else {
                                exchange.ok("ok");
                            }
                        })) {
            Run run = engine.run(against(server).with(retry(3, 50, 1000, 0)).times(4));

            RequestStats all = run.allRequests();
            assertThat(all.ledger().ok()).isEqualTo(4);
            assertThat(all.attempts().sent()).isEqualTo(12).isEqualTo(server.requests());
            assertThat(all.attempts().retries()).isEqualTo(8);
            assertThat(all.attempts().statuses()).isEqualTo(Map.of(503, 8L, 200, 4L));
            assertThat(all.errors()).isEmpty();
            assertThat(all.times().service.count()).isEqualTo(12);
            assertThat(all.times().service.percentile(50)).isBetween(9 * MILLI, 40 * MILLI);
            // Two pauses, of 50 and 100 ms, and three exchanges.
            assertThat(all.times().answered.percentile(0)).isGreaterThan(175 * MILLI);
            assertThat(all.times().connectionWait.max()).isLessThan(50 * MILLI);
            assertThat(all.times().readDelay.count() + all.attempts().stampsMissing())
                    .isEqualTo(12);
        }
    }

    @Test
    void should_give_up_after_so_many_and_say_why() {
        try (RawServer server = RawServer.start(RetriesTest::unavailable)) {
            RequestStats all =
                    engine.run(against(server).with(retry(2, 1, 1, 0)).once()).allRequests();

            assertThat(all.ledger().failed()).isEqualTo(1);
            assertThat(all.errors()).containsOnlyKeys(ErrorKind.STATUS);
            assertThat(all.attempts().sent()).isEqualTo(3).isEqualTo(server.requests());
            assertThat(all.attempts().retries()).isEqualTo(2);
        }
    }

    @Test
    void should_not_try_again_what_the_scenario_does_not_name() {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")) {
            RequestStats all =
                    engine.run(against(server).with(retry(3, 0, 0, 0)).once()).allRequests();

            assertThat(all.attempts().sent()).isEqualTo(1).isEqualTo(server.requests());
            assertThat(all.attempts().retries()).isZero();
        }
    }

    @Test
    void should_try_again_when_the_target_closes_or_a_check_fails() {
        Check right = new Check.BodyText(new Check.Match.Exactly("right"));
        Retry closedOrWrong =
                new Retry(
                        5,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        Set.of(Retry.Failure.CLOSED, Retry.Failure.CHECK),
                        List.of());
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            switch ((int) exchange.number()) {
                                case 0 -> exchange.close();
                                case 1 -> exchange.reset();
                                case 2 -> exchange.ok("wrong");
                                default -> exchange.ok("right");
                            }
                        })) {
            RequestStats all =
                    engine.run(
                                    against(server)
                                            .with(HttpOptions.NONE.with(closedOrWrong))
                                            .doing(get("/", right))
                                            .once())
                            .allRequests();

            assertThat(all.ledger().ok()).isEqualTo(1);
            assertThat(all.attempts().sent()).isEqualTo(4).isEqualTo(server.requests());
            assertThat(all.attempts().retries()).isEqualTo(3);
        }
    }

    @Test
    void should_count_no_attempt_where_nothing_listens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        RequestStats all =
                engine.run(against("http://127.0.0.1:" + port).with(retry(3, 0, 0, 0)).times(5))
                        .allRequests();

        assertThat(all.ledger().failed()).isEqualTo(5);
        assertThat(all.errors()).containsOnlyKeys(ErrorKind.CONNECT_REFUSED);
        assertThat(all.attempts().sent()).isZero();
        assertThat(all.attempts().retries()).isEqualTo(15);
    }

    @Test
    void should_end_with_the_timeout_in_the_middle_of_a_pause() {
        try (RawServer server = RawServer.start(RetriesTest::unavailable)) {
            RequestStats all =
                    engine.run(
                                    against(server)
                                            .timeout(Duration.ofMillis(100))
                                            .with(retry(3, 5_000, 5_000, 0))
                                            .once())
                            .allRequests();

            assertThat(all.ledger().timedOut()).isEqualTo(1);
            assertThat(all.errors()).containsOnlyKeys(ErrorKind.TIMEOUT);
            assertThat(all.attempts().sent()).isEqualTo(1).isEqualTo(server.requests());
            assertThat(all.attempts().retries()).isZero();
            assertThat(all.times().censored.max() - all.times().lateness.max())
                    .isBetween(99 * MILLI, 101 * MILLI);
        }
    }

    @Test
    void should_leave_nothing_behind_when_a_phase_ends_in_a_pause() {
        try (RawServer server = RawServer.start(RetriesTest::unavailable)) {
            Run run =
                    engine.run(
                            against(server)
                                    .timeout(Duration.ofMillis(300))
                                    .with(retry(9, 40, 80, 1))
                                    .during(perSecond(200), Duration.ofMillis(500)));

            assertThat(run.allArrivals().planned()).isEqualTo(100);
            assertThat(run.allRequests().attempts().sent()).isEqualTo(server.requests());
        }
    }

    @Test
    void should_use_one_connection_for_all_attempts_of_a_user() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            if (exchange.number() % 2 == 0) {
                                unavailable(exchange);
                            } else {
                                exchange.ok("ok");
                            }
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .by(Connections.PER_USER)
                                    .with(retry(3, 0, 0, 0))
                                    .during(users(1, 10), Duration.ofSeconds(10)));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(10);
            assertThat(server.requests()).isEqualTo(20);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void should_draw_the_same_for_the_same_arrival_only() {
        Op op = op(0, 1, 2, 3);
        double drawn = new Draws(7).ofAttempt(op).nextDouble();

        assertThat(new Draws(7).ofAttempt(op(0, 1, 2, 3)).nextDouble()).isEqualTo(drawn);
        assertThat(
                        List.of(
                                new Draws(8).ofAttempt(op).nextDouble(),
                                new Draws(7).ofAttempt(op(1, 1, 2, 3)).nextDouble(),
                                new Draws(7).ofAttempt(op(0, 2, 2, 3)).nextDouble(),
                                new Draws(7).ofAttempt(op(0, 1, 3, 3)).nextDouble(),
                                new Draws(7).ofAttempt(op(0, 1, 2, 4)).nextDouble(),
                                new Draws(7).ofArrival(op).nextDouble()))
                .doesNotHaveDuplicates()
                .doesNotContain(drawn);
    }

    @Test
    void should_double_its_pauses_and_draw_a_part_of_each() {
        Retry retry =
                new Retry(
                        5,
                        Duration.ofNanos(100),
                        Duration.ofNanos(350),
                        0.5,
                        Retry.FAILURES,
                        Retry.STATUSES);

        assertThat(List.of(1, 2, 3, 4))
                .extracting(number -> retry.pauseNanos(number, 0))
                .containsExactly(100L, 200L, 350L, 350L);
        assertThat(retry.pauseNanos(2, 1)).isEqualTo(100);
        assertThat(retry.pauseNanos(2, 0.5)).isEqualTo(150);
    }

    private static Op op(int phase, int workload, long rank, int ordinal) {
        Op op =
                new Op(
                        new Op.Listener() {
                            @Override
                            public void ended(Op ended) {}

                            @Override
                            public void attempted(Op attempted) {}
                        });
        op.phase = phase;
        op.workload = workload;
        op.drawNumber = rank;
        op.ordinal = ordinal;
        return op;
    }
}
