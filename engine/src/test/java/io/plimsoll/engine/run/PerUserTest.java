package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.think;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Save;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each user does before its first iteration and when it leaves. */
@Timeout(30)
class PerUserTest {

    private static final String BROKEN = "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n";

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<String> paths = new ConcurrentLinkedQueue<>();
    private final AtomicInteger logins = new AtomicInteger();

    /** Gives each login a token of its own, in the header {@code Token}. */
    private RawServer server() {
        return RawServer.start(
                exchange -> {
                    paths.add(exchange.path());
                    String token =
                            exchange.path().equals("/login")
                                    ? "Token: " + logins.incrementAndGet() + "\r\n"
                                    : "";
                    exchange.send("HTTP/1.1 200 OK\r\n" + token + "Content-Length: 0\r\n\r\n");
                });
    }

    private static HttpStep login() {
        return get("/login")
                .saving(new Save("token", new Save.Source.Header("Token"), Optional.empty()));
    }

    private static RequestStats named(Run run, String name) {
        return run.requests().stream()
                .filter(stats -> stats.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void should_start_and_end_once_and_keep_what_the_start_has_saved() {
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(login())
                                    .ending(get("/logout/${token}"))
                                    .doing(get("/a/${token}"))
                                    .times(3));

            assertThat(paths).containsExactly("/login", "/a/1", "/a/1", "/a/1", "/logout/1");
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(3, 3, 0, 0, 0));
            assertThat(run.allRequests().ledger().ok()).isEqualTo(5);
            assertThat(run.allRequests().attempts().sent()).isEqualTo(5);
        }
    }

    @Test
    void should_give_each_user_a_start_of_its_own() {
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(login())
                                    .ending(get("/logout/${token}"))
                                    .doing(get("/a/${token}"))
                                    .during(users(4, 2), Duration.ofSeconds(20)));

            List<String> sorted = new ArrayList<>(paths);
            Collections.sort(sorted);
            assertThat(sorted)
                    .containsExactly(
                            "/a/1",
                            "/a/1",
                            "/a/2",
                            "/a/2",
                            "/a/3",
                            "/a/3",
                            "/a/4",
                            "/a/4",
                            "/login",
                            "/login",
                            "/login",
                            "/login",
                            "/logout/1",
                            "/logout/2",
                            "/logout/3",
                            "/logout/4");
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(8, 8, 0, 0, 0));
        }
    }

    @Test
    void should_not_count_start_and_end_into_the_journeys_of_users() {
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.after(
                                                Duration.ofMillis(
                                                        exchange.path().equals("/a") ? 0 : 600))
                                        .ok(""))) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(get("/slow"))
                                    .ending(get("/slow"))
                                    .doing(get("/a"))
                                    .times(2));

            assertThat(run.arrivals().getFirst().journeys().max()).isLessThan(590_000_000L);
            assertThat(named(run, "GET /slow").times().answered.max()).isGreaterThan(599_000_000L);
            assertThat(run.elapsed()).isGreaterThan(Duration.ofMillis(1_200));
        }
    }

    @Test
    void should_balance_second_by_second() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(700)).ok(""))) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(get("/start"))
                                    .ending(get("/end"))
                                    .doing(get("/a"))
                                    .during(users(3, 2), Duration.ofSeconds(20)));

            assertThat(run.timeline())
                    .extracting(Second::arrivals)
                    .allMatch(ArrivalLedger::balances);
            assertThat(run.timeline()).allMatch(second -> second.requests().balances());
            assertThat(run.allArrivals().planned()).isEqualTo(6);
            assertThat(run.allRequests().ledger().ok()).isEqualTo(12);
        }
    }

    @Test
    void should_fail_the_iteration_and_start_again_with_the_next_when_the_start_fails() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            paths.add(exchange.path());
                            boolean broken =
                                    exchange.path().equals("/login")
                                            && logins.incrementAndGet() == 1;
                            if (broken) {
                                exchange.send(BROKEN);
                            } else {
                                exchange.ok("");
                            }
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(get("/login"))
                                    .ending(get("/logout"))
                                    .doing(get("/a"))
                                    .times(3));

            assertThat(paths).containsExactly("/login", "/login", "/a", "/a", "/logout");
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(3, 2, 1, 0, 0));
            assertThat(named(run, "GET /login").ledger().failed()).isEqualTo(1);
        }
    }

    @Test
    void should_not_end_what_never_started() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            paths.add(exchange.path());
                            exchange.send(BROKEN);
                        })) {
            engine.run(
                    against(server)
                            .starting(get("/login"))
                            .ending(get("/logout"))
                            .doing(get("/a"))
                            .once());

            assertThat(paths).containsExactly("/login");
        }
    }

    @Test
    void should_end_a_user_without_a_start() {
        try (RawServer server = server()) {
            engine.run(against(server).ending(get("/bye")).doing(get("/a")).times(2));

            assertThat(paths).containsExactly("/a", "/a", "/bye");
        }
    }

    @Test
    void should_be_part_of_the_journey_of_an_arrival() {
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(login())
                                    .ending(get("/logout/${token}"))
                                    .doing(think(Duration.ofMillis(50)), get("/a/${token}"))
                                    .during(perSecond(10), Duration.ofMillis(100)));

            assertThat(paths).containsExactly("/login", "/a/1", "/logout/1");
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
            assertThat(run.allRequests().ledger().ok()).isEqualTo(3);
            assertThat(run.arrivals().getFirst().journeys().max()).isGreaterThan(50_000_000L);
        }
    }

    @Test
    void should_account_for_iterations_that_skip_everything_after_the_start() {
        Flow never =
                new Flow(
                        get("/a"),
                        Optional.of(Condition.parse("${token} == 'none'")),
                        new Flow.Rounds.Once());
        try (RawServer server = server()) {
            Run run = engine.run(against(server).starting(login()).doing(never).times(2));

            assertThat(paths).containsExactly("/login");
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(2, 2, 0, 0, 0));
        }
    }

    @Test
    void should_do_both_for_each_workload_that_a_user_has_been_in() {
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .starting(get("/in/1"))
                                    .ending(get("/out/1"))
                                    .doing("one", 1, get("/one"))
                                    .starting(get("/in/2"))
                                    .ending(get("/out/2"))
                                    .doing("two", 1, get("/two"))
                                    .times(6));

            assertThat(paths)
                    .containsOnlyOnce("/in/1", "/in/2", "/out/1", "/out/2")
                    .hasSize(10)
                    .endsWith("/out/1", "/out/2");
            assertThat(run.allArrivals().completed()).isEqualTo(6);
        }
    }
}
