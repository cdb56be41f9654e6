package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.phase;
import static io.plimsoll.engine.fixture.ScenarioBuilder.think;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.Listeners;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class StopTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension private final Engine engine = new Engine();

    private final AtomicLong stoppedNanos = new AtomicLong();

    /** The target's behaviour, that also stops the run when it gets its n-th request. */
    private RawServer.Behaviour stoppingAt(int requests, RawServer.Behaviour behaviour) {
        return exchange -> {
            if (exchange.number() + 1 == requests) {
                stoppedNanos.set(System.nanoTime());
                engine.control().stop();
            }
            behaviour.answer(exchange);
        };
    }

    /** How long the run went on after it was stopped. */
    private Duration rest() {
        return Duration.ofNanos(System.nanoTime() - stoppedNanos.get());
    }

    @Test
    void should_stop_at_once_when_nothing_is_in_flight() {
        try (RawServer server = RawServer.start(stoppingAt(50, exchange -> exchange.ok("ok")))) {
            Run run = engine.run(against(server).during(perSecond(500), LONG));

            assertThat(rest()).isLessThan(Duration.ofMillis(900));
            assertThat(run.isStopped()).isTrue();
            assertThat(run.allArrivals().planned()).isBetween(50L, 500L);
            assertThat(run.allRequests().ledger().ok()).isEqualTo(run.allArrivals().planned());
            assertThat(run.phases().getFirst().length()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void should_wait_a_second_for_what_is_in_flight_and_call_the_rest_unfinished() {
        RawServer.Behaviour halfOfThemHang =
                exchange -> {
                    if (exchange.number() % 2 == 0) {
                        exchange.awaitClose();
                    }
                    exchange.after(Duration.ofMillis(100)).ok("ok");
                };
        try (RawServer server = RawServer.start(stoppingAt(20, halfOfThemHang))) {
            Run run = engine.run(against(server).during(perSecond(100), LONG));

            assertThat(rest()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_600));
            assertThat(run.allRequests().ledger().unfinished()).isGreaterThanOrEqualTo(10);
            assertThat(run.allRequests().ledger().ok()).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void should_open_no_connection_for_what_it_gives_up() {
        RawServer.Behaviour stoppingLateAtTheFifth =
                exchange -> {
                    if (exchange.number() + 1 == 5) {
                        exchange.after(Duration.ofMillis(100));
                        engine.control().stop();
                    }
                    exchange.awaitClose();
                };
        try (RawServer server = RawServer.start(stoppingLateAtTheFifth)) {
            Run run =
                    engine.run(against(server).within(connections(5)).during(perSecond(500), LONG));

            assertThat(run.allRequests().ledger().unfinished()).isGreaterThan(5);
            assertThat(run.connectionsOpened()).isEqualTo(5);
            assertThat(run.allRequests().attempts().sent()).isEqualTo(5);
        }
    }

    @Test
    void should_stop_users_that_work_pause_and_think_and_phases_that_have_not_begun() {
        Users paced =
                new Users(List.of(5), false, Duration.ofSeconds(20), java.util.OptionalInt.empty());
        try (RawServer server = RawServer.start(stoppingAt(11, exchange -> exchange.ok("ok")))) {
            Scenario scenario =
                    against(server)
                            .doing("work", 1, get("/"))
                            .doing("think", 1, get("/"), think(LONG), get("/"))
                            .doing("rest", 1, get("/"), think(LONG))
                            .in(
                                    phase(
                                            "busy",
                                            users(6, 1_000_000),
                                            LONG,
                                            List.of(),
                                            Duration.ZERO),
                                    phase("paced", paced, LONG, List.of(), Duration.ZERO),
                                    phase(
                                            "never",
                                            users(3, 1),
                                            LONG,
                                            List.of("paced"),
                                            Duration.ZERO));
            Run run = engine.run(scenario);

            assertThat(rest()).isLessThan(Duration.ofMillis(1_600));
            assertThat(run.allArrivals().planned()).isGreaterThanOrEqualTo(10);
            assertThat(run.phases()).extracting(p -> p.name()).containsExactly("busy", "paced");
        }
    }

    @Test
    void should_not_judge_the_throughput_of_a_second_that_it_cut_short() {
        SloWatch watch = new SloWatch(_ -> {});
        RunListener stopping =
                new RunListener() {
                    @Override
                    public void interval(Interval now) {
                        if (now.elapsed().toSeconds() == 2) {
                            engine.control().stop();
                        }
                    }
                };
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .judgedBy("throughput > 20/s over 1s", "throughput > 20/s")
                                    .during(perSecond(100), LONG),
                            new Listeners(List.of(watch, stopping)));

            assertThat(run.timeline()).as("one second more, that was cut").hasSize(3);
            assertThat(Judge.judge(run, watch).slos())
                    .extracting(SloResult::decision)
                    .containsOnly(Decision.PASS);
        }
    }

    @Test
    void should_run_nothing_when_it_is_stopped_beforehand() {
        engine.control().stop();
        try (RawServer server = RawServer.ok()) {
            Run run = engine.run(against(server).during(perSecond(100), LONG));

            assertThat(run.isStopped()).isTrue();
            assertThat(run.allArrivals().planned()).isLessThanOrEqualTo(2);
        }
    }
}
