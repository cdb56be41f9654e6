package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.phase;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.seams.RunListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class PhasesTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RegisterExtension private final Engine engine = new Engine();

    private static PhaseOutcome outcome(Run run, String name) {
        return run.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    /** A short phase at a rate, behind others. */
    private static Phase brief(String name, double rate, String... after) {
        return phase(name, perSecond(rate), SHORT, List.of(after), Duration.ZERO);
    }

    private static ArrivalStats arrivals(Run run, String phase) {
        return run.arrivals().stream()
                .filter(stats -> stats.phase().equals(phase))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void should_start_a_phase_when_those_before_it_have_cooled_down() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .in(
                                            phase(
                                                    "a",
                                                    perSecond(50),
                                                    SHORT,
                                                    List.of(),
                                                    Duration.ofMillis(100)),
                                            brief("b", 100),
                                            brief("c", 50, "a", "b")));

            assertThat(outcome(run, "a").start()).isZero();
            assertThat(outcome(run, "b").start()).isZero();
            assertThat(outcome(run, "c").start()).isEqualTo(Duration.ofMillis(300));
            assertThat(outcome(run, "c").length()).isEqualTo(SHORT);
            assertThat(arrivals(run, "a").ledger().completed()).isEqualTo(10);
            assertThat(arrivals(run, "b").ledger().completed()).isEqualTo(20);
            assertThat(arrivals(run, "c").ledger().completed()).isEqualTo(10);
        }
    }

    @Test
    void should_not_wait_for_a_cooldown_that_nothing_follows() {
        List<Interval> intervals = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void interval(Interval interval) {
                        intervals.add(interval);
                    }
                };
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server).in(phase("a", perSecond(50), SHORT, List.of(), LONG)),
                            listener);

            assertThat(run.elapsed()).isBetween(Duration.ofMillis(150), LIMIT);
            assertThat(intervals.getLast().planned()).isEqualTo(SHORT);
            assertThat(intervals.getLast().elapsed())
                    .as("the last second is as long as it was")
                    .isBetween(run.elapsed(), run.elapsed().plusMillis(500));
        }
    }

    @Test
    void should_not_let_a_slow_answer_hold_up_the_next_phase() {
        Duration slow = Duration.ofMillis(400);
        try (RawServer server = RawServer.start(exchange -> exchange.after(slow).ok("ok"))) {
            Run run = engine.run(against(server).in(brief("a", 20), brief("b", 20, "a")));

            assertThat(outcome(run, "b").start()).isEqualTo(SHORT);
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(8, 8, 0, 0, 0));
            assertThat(run.requests().getFirst().okInTime())
                    .as("answers after the phase's length")
                    .isZero();
        }
    }

    @Test
    void should_wait_for_iterations_and_their_drain_before_the_next_phase() {
        Duration service = Duration.ofMillis(50);
        try (RawServer server = RawServer.start(exchange -> exchange.after(service).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .in(
                                            phase("a", users(2, 3), LONG, List.of(), SHORT),
                                            brief("b", 20, "a")));

            assertThat(arrivals(run, "a").ledger().completed()).isEqualTo(6);
            assertThat(outcome(run, "a").length())
                    .isBetween(Duration.ofMillis(150), Duration.ofMillis(1_500));
            assertThat(outcome(run, "b").start())
                    .isGreaterThanOrEqualTo(outcome(run, "a").length().plus(SHORT));
            assertThat(arrivals(run, "b").ledger().completed()).isEqualTo(4);
        }
    }

    @Test
    void should_give_up_what_has_not_drained_within_the_longest_timeout() {
        Duration timeout = Duration.ofMillis(150);
        try (RawServer server = RawServer.ok()) {
            Scenario scenario =
                    against(server)
                            .timeout(timeout)
                            .doing(
                                    get("/a"),
                                    io.plimsoll.engine.fixture.ScenarioBuilder.think(LONG),
                                    get("/b"))
                            .during(perSecond(50), SHORT);

            Run run = engine.run(scenario);

            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(10, 0, 0, 0, 10));
            assertThat(run.allRequests().ledger()).isEqualTo(new RequestLedger(10, 10, 0, 0, 0, 0));
            assertThat(run.elapsed()).isBetween(SHORT.plus(timeout), SHORT.plusMillis(900));
        }
    }

    @Test
    void should_leave_a_request_unfinished_that_is_under_way_when_its_phase_is_given_up() {
        Duration timeout = Duration.ofMillis(300);
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            if (exchange.path().equals("/b")) {
                                exchange.awaitClose();
                            }
                            exchange.ok("ok");
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .timeout(timeout)
                                    .doing(
                                            get("/a"),
                                            io.plimsoll.engine.fixture.ScenarioBuilder.think(
                                                    Duration.ofMillis(250)),
                                            get("/b"))
                                    .during(perSecond(20), SHORT));

            assertThat(run.allRequests().ledger().unfinished()).isPositive();
            assertThat(run.allRequests().ledger().ok()).isEqualTo(4);
            assertThat(run.allArrivals().completed()).isZero();
            assertThat(run.allRequests().times().censored.count())
                    .isEqualTo(
                            run.allRequests().ledger().unfinished()
                                    + run.allRequests().ledger().timedOut());
        }
    }

    @Test
    void should_show_every_second_of_a_phase_although_its_arrivals_are_done_before() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .during(
                                            new Burst(5, LONG, Duration.ZERO),
                                            Duration.ofMillis(5_500)));

            assertThat(run.elapsed()).isLessThan(Duration.ofSeconds(4));
            assertThat(run.phases().getFirst().length()).isEqualTo(Duration.ofMillis(5_500));
            assertThat(run.timeline())
                    .extracting(Second::okCompleted)
                    .containsExactly(5L, 0L, 0L, 0L, 0L, 0L);
        }
    }

    @Test
    void should_tell_each_second_as_it_closes() {
        List<Interval> intervals = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void interval(Interval interval) {
                        intervals.add(interval);
                    }
                };
        try (RawServer server = RawServer.ok()) {
            engine.run(against(server).during(perSecond(100), Duration.ofMillis(1_500)), listener);

            assertThat(intervals).hasSize(2);
            assertThat(intervals.getFirst().started()).isEqualTo(100);
            assertThat(intervals.getFirst().planned()).isEqualTo(Duration.ofMillis(1_500));
            assertThat(intervals.stream().mapToLong(Interval::completed).sum()).isEqualTo(150);
            assertThat(intervals.getFirst().phases()).hasSize(1);
        }
    }

    @Test
    void should_not_show_a_phase_whose_iterations_are_done_as_going_on() {
        List<List<String>> shown = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void interval(Interval interval) {
                        shown.add(
                                interval.phases().stream()
                                        .map(Interval.ActivePhase::name)
                                        .toList());
                    }
                };
        try (RawServer server = RawServer.ok()) {
            engine.run(
                    against(server)
                            .in(
                                    phase("few", users(2, 1), LONG, List.of(), Duration.ZERO),
                                    phase(
                                            "beside",
                                            perSecond(20),
                                            Duration.ofMillis(1_200),
                                            List.of(),
                                            Duration.ZERO)),
                    listener);

            assertThat(shown.getFirst()).containsExactly("beside");
        }
    }

    @Test
    void should_end_the_run_when_a_listener_fails() {
        RunListener broken =
                new RunListener() {
                    @Override
                    public void interval(Interval interval) {
                        throw new IllegalStateException("no room on the screen");
                    }
                };
        try (RawServer server = RawServer.ok()) {
            assertThatThrownBy(
                            () -> engine.run(against(server).during(perSecond(100), LONG), broken))
                    .hasMessageContaining("no room on the screen");
        }
    }

    @Test
    void should_refuse_what_cannot_be_sent_also_from_a_scenario_in_java() {
        HttpStep step =
                new HttpStep(
                        "odd",
                        HttpMethod.GET,
                        "/ü",
                        Map.of("Content-Length", "5"),
                        new Body.None(),
                        List.of(),
                        Optional.empty(),
                        false);
        assertThatThrownBy(() -> engine.run(against("http://127.0.0.1:9").doing(step).once()))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(Problem::what)
                                        .containsExactly(
                                                "a path cannot contain `ü`",
                                                "`Content-Length` follows from the body"));
    }

    @Test
    void should_refuse_a_public_target_before_anything_is_sent() {
        assertThatThrownBy(() -> engine.run(against("http://8.8.8.8").once()))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        e -> {
                            assertThat(e.exitCode()).isEqualTo(ExitCode.TARGET_REFUSED);
                            assertThat(e.problems().getFirst().help())
                                    .hasValueSatisfying(
                                            help ->
                                                    assertThat(help)
                                                            .contains("allow: [ 8.8.8.8 ]"));
                        });
    }

    @Test
    void should_refuse_a_metadata_address_even_if_it_is_allowed() {
        for (String host : List.of("169.254.169.254", "[::ffff:169.254.169.254]")) {
            String name = host.replace("[", "").replace("]", "");
            assertThatThrownBy(() -> engine.allowing(name).run(against("http://" + host).once()))
                    .isInstanceOfSatisfying(
                            PlimsollException.class,
                            e -> {
                                assertThat(e.exitCode()).isEqualTo(ExitCode.TARGET_REFUSED);
                                assertThat(e.problems().getFirst().help())
                                        .hasValueSatisfying(
                                                help ->
                                                        assertThat(help)
                                                                .contains("always refused")
                                                                .doesNotContain("--allow"));
                            });
        }
    }

    @Test
    void should_offer_no_way_to_a_metadata_service_of_version_six() {
        assertThatThrownBy(() -> engine.run(against("http://[fd00:ec2::254]").once()))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        e ->
                                assertThat(e.problems().getFirst().help())
                                        .hasValueSatisfying(
                                                help ->
                                                        assertThat(help)
                                                                .contains("always refused")));
    }

    @Test
    void should_refuse_other_ways_to_write_an_address() {
        for (String host :
                List.of("0x7f.1", "127.1", "2130706433", "2852039166", "0251.0376.0251.0376")) {
            assertThatThrownBy(() -> engine.run(against("http://" + host + ":1").once()))
                    .isInstanceOfSatisfying(
                            PlimsollException.class,
                            e ->
                                    assertThat(e.exitCode())
                                            .isIn(
                                                    ExitCode.INVALID_SCENARIO,
                                                    ExitCode.TARGET_REFUSED));
        }
    }

    private static Phase requiring(String sentence, Phase phase) {
        return new Phase(
                phase.name(),
                phase.load(),
                phase.length(),
                phase.after(),
                phase.cooldown(),
                phase.record(),
                phase.mix(),
                phase.limits(),
                List.of(Slo.parse(sentence)));
    }

    @Test
    void should_begin_behind_a_requirement_when_it_has_drained_and_is_met() {
        Duration slow = Duration.ofMillis(400);
        try (RawServer server = RawServer.start(exchange -> exchange.after(slow).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .in(
                                            requiring("p50 < 5s", brief("a", 20)),
                                            brief("b", 20, "a")));

            assertThat(outcome(run, "b").start())
                    .isGreaterThan(SHORT.plus(slow).minusMillis(60))
                    .isLessThan(Duration.ofSeconds(3));
            assertThat(arrivals(run, "b").ledger().completed()).isEqualTo(4);
            assertThat(Judge.judge(run).slos())
                    .extracting(result -> result.slo().toString())
                    .containsExactly("p50 < 5s during a", "errors < 1%");
        }
    }

    @Test
    void should_end_before_a_phase_whose_requirement_is_not_met_and_go_on_beside_it() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .in(
                                            requiring("max < 1ns", brief("a", 20)),
                                            brief("b", 20, "a"),
                                            brief("c", 20, "b"),
                                            phase(
                                                    "beside",
                                                    perSecond(10),
                                                    Duration.ofSeconds(2),
                                                    List.of(),
                                                    Duration.ZERO)));

            assertThat(run.phases()).extracting(PhaseOutcome::name).containsExactly("a", "beside");
            assertThat(arrivals(run, "beside").ledger().completed()).isEqualTo(20);
            assertThat(run.isStopped()).isFalse();
            assertThat(Judge.judge(run).exitCode()).isEqualTo(ExitCode.SLO_MISSED);
        }
    }

    @Test
    void should_end_in_order_when_a_sentence_wants_it() {
        // Of a burst nothing is undelivered within a second: a slow machine proves the miss, too.
        Burst burst = new Burst(5, Duration.ofSeconds(10), Duration.ZERO);
        try (RawServer server = RawServer.start(PhasesTest::refuse)) {
            SloWatch watch = new SloWatch(_ -> engine.control().stop());
            Run run =
                    engine.run(
                            against(server)
                                    .judgedBy("errors < 50% over 1s else abort")
                                    .during(burst, LONG),
                            watch);

            assertThat(run.elapsed()).isLessThan(LIMIT);
            assertThat(Judge.judge(run, watch).causes())
                    .contains(ExitCode.SLO_MISSED)
                    .doesNotContain(ExitCode.STOPPED);
            assertThat(Judge.judge(run, watch).slos().getFirst().firstBroken())
                    .hasValue(Duration.ofSeconds(1));
        }
    }

    private static void refuse(Exchange exchange) throws IOException {
        exchange.send("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
    }
}
