package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.inFlight;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.think;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.ClosedSeconds;
import io.plimsoll.engine.fixture.FakeProtocol;
import io.plimsoll.engine.fixture.ScenarioBuilder;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shard without a network: every end of a request, and a generator that is held up. */
@Timeout(30)
class ShardTest {

    private static final long MILLI = 1_000_000;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final RunControl control = new RunControl();
    private Optional<RunFailure> failure = Optional.empty();

    private RunTotals run(Scenario scenario, FakeProtocol.Behaviour behaviour) {
        return run(scenario, 1, behaviour);
    }

    private RunTotals run(Scenario scenario, int shards, FakeProtocol.Behaviour behaviour) {
        Counting counting = new Counting();
        Execution.End end =
                new Execution(
                                PlanCompiler.compile(scenario),
                                scenario.phases(),
                                List.of(new FakeProtocol(behaviour)),
                                shards,
                                control,
                                Transport.best())
                        .run(counting);
        RunTotals totals = counting.seconds.totals;
        failure = end.failure();
        failure.ifPresent(_ -> totals.giveUp(Duration.ofNanos(end.endNanos() - end.startNanos())));
        assertThat(totals.requestLedger().balances()).isTrue();
        assertThat(totals.arrivalLedger().balances()).isTrue();
        for (Second second : totals.timeline()) {
            assertThat(second.requests().balances()).as("%s", second).isTrue();
            assertThat(second.arrivals().balances()).as("%s", second).isTrue();
        }
        return totals;
    }

    private static RequestStats only(RunTotals totals) {
        return totals.requests().getFirst();
    }

    private static ScenarioBuilder scenario() {
        return against("http://127.0.0.1:9");
    }

    @Test
    void should_judge_the_timeout_by_the_stamp() {
        Scenario scenario = scenario().timeout(Duration.ofMillis(500)).times(2);
        AtomicInteger number = new AtomicInteger();

        RequestStats stats =
                only(
                        run(
                                scenario,
                                (op, shard) ->
                                        FakeProtocol.okAt(
                                                op,
                                                op.deadlineNanos
                                                        + (number.getAndIncrement() == 0
                                                                ? 0
                                                                : 1))));

        assertThat(stats.ledger()).isEqualTo(new RequestLedger(2, 1, 0, 1, 0, 0));
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.TIMEOUT);
        assertThat(stats.times().censored.max()).isGreaterThanOrEqualTo(500 * MILLI);
        assertThat(stats.times().readDelay.count()).as("of answers only").isEqualTo(1);
    }

    @Test
    void should_drop_what_is_over_a_second_late_and_count_what_is_a_tenth_of_a_second_late() {
        List<Long> lateNanos = new ArrayList<>();
        RunTotals totals =
                run(
                        scenario().during(perSecond(100), Duration.ofMillis(1_500)),
                        (op, shard) -> {
                            lateNanos.add(op.firedNanos - op.intendedNanos);
                            if (lateNanos.size() == 11) {
                                FakeProtocol.stall(1_400); // from 0.1 to 1.5 s
                            }
                            FakeProtocol.ok(op);
                        });

        RequestStats stats = only(totals);
        long late = lateNanos.stream().filter(each -> each > 100_000_000).count();
        assertThat(stats.ledger().planned()).isEqualTo(150);
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.GENERATOR_LATE);
        assertThat(stats.ledger().dropped())
                .isEqualTo(150 - lateNanos.size())
                .isGreaterThanOrEqualTo(35);
        assertThat(lateNanos.get(11)) // the first that is not dropped: there is one each 10 ms
                .isBetween(990_000_000L, 1_000_000_000L);
        assertThat(totals.arrivalLedger().dropped()).isEqualTo(stats.ledger().dropped());
        assertThat(stats.undelivered()).isEqualTo(late + stats.ledger().dropped());
        assertThat(stats.times().answeredLate.count()).isEqualTo(late);
    }

    @Test
    @Timeout(10)
    void should_give_up_a_crowd_that_thinks_without_delay() {
        RunTotals totals =
                run(
                        scenario()
                                .timeout(Duration.ofMillis(100))
                                .doing(get("/a"), think(LONG), get("/b"))
                                .during(
                                        new Burst(50_000, Duration.ofSeconds(1), Duration.ZERO),
                                        Duration.ofMillis(100)),
                        (op, shard) -> FakeProtocol.ok(op));

        ArrivalLedger ledger = totals.arrivalLedger();
        assertThat(ledger.planned()).isEqualTo(50_000);
        assertThat(ledger.unfinished()).isEqualTo(50_000 - ledger.dropped());
    }

    @Test
    void should_never_drop_what_resumes_after_thinking() {
        RunTotals totals =
                run(
                        scenario()
                                .doing(get("/a"), think(Duration.ofMillis(50)), get("/b"))
                                .during(perSecond(100), Duration.ofMillis(100)),
                        (op, shard) -> {
                            if (op.request == 0 && op.rank == 9) {
                                FakeProtocol.stall(1_300); // half of them think
                            }
                            FakeProtocol.ok(op);
                        });

        assertThat(totals.requestLedger()).isEqualTo(new RequestLedger(20, 20, 0, 0, 0, 0));
        assertThat(totals.arrivals().getFirst().undelivered())
                .as("journeys with a step over 100 ms late")
                .isBetween(4L, 9L);
    }

    @Test
    void should_plan_every_arrival_although_it_was_held_up_beyond_the_end_of_the_phase() {
        AtomicInteger number = new AtomicInteger();
        RunTotals totals =
                run(
                        scenario()
                                .timeout(Duration.ofMillis(100))
                                .during(perSecond(1_000), Duration.ofMillis(300)),
                        (op, shard) -> {
                            if (number.getAndIncrement() == 0) {
                                FakeProtocol.stall(600);
                            }
                            FakeProtocol.ok(op);
                        });

        assertThat(totals.arrivalLedger().planned()).isEqualTo(300);
    }

    @Test
    void should_count_what_was_due_when_it_was_stopped() {
        AtomicInteger number = new AtomicInteger();
        RunTotals totals =
                run(
                        scenario()
                                .during(
                                        new Burst(500, Duration.ofSeconds(20), Duration.ZERO),
                                        LONG),
                        (op, shard) -> {
                            if (number.getAndIncrement() == 0) {
                                control.stop();
                            }
                            FakeProtocol.ok(op);
                        });

        assertThat(totals.arrivalLedger()).isEqualTo(new ArrivalLedger(500, 500, 0, 0, 0));
    }

    @Test
    void should_stop_at_once_however_much_it_is_behind() {
        AtomicLong beganNanos = new AtomicLong();
        AtomicLong stoppedNanos = new AtomicLong();
        RunTotals totals =
                run(
                        scenario()
                                .doing("many", 2, get("/a"))
                                .doing("few", 1, think(Duration.ofNanos(1)), get("/b"))
                                .during(perSecond(30_000_000), LONG),
                        (op, shard) -> {
                            beganNanos.compareAndSet(0, op.intendedNanos);
                            if (op.firedNanos - beganNanos.get() > 500 * MILLI
                                    && stoppedNanos.compareAndSet(0, System.nanoTime())) {
                                control.stop();
                            }
                            FakeProtocol.ok(op);
                        });
        long tookNanos = System.nanoTime() - stoppedNanos.get();

        assertThat(Duration.ofNanos(tookNanos)).isLessThan(Duration.ofMillis(1_500));
        long planned = totals.arrivalLedger().planned();
        assertThat(planned).isGreaterThanOrEqualTo(15_000_000);
        assertThat(totals.errors()).containsOnlyKeys(ErrorKind.GENERATOR_LATE);
        assertThat(totals.arrivals())
                .as("two of three, to a block of the mix")
                .extracting(stats -> stats.ledger().planned())
                .satisfiesExactlyInAnyOrder(
                        many -> assertThat(many - planned * 2 / 3).isBetween(-2L, 2L),
                        few -> assertThat(few - planned / 3).isBetween(-2L, 2L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void should_count_what_it_drops_for_being_late_in_its_second_and_name(int shards) {
        AtomicBoolean stalled = new AtomicBoolean();
        RunTotals totals =
                run(
                        scenario()
                                .doing("many", 2, get("/a"))
                                .doing("few", 1, get("/b"))
                                .during(perSecond(300_000), Duration.ofMillis(2_500)),
                        shards,
                        (op, shard) -> {
                            if (shard.number() == 0 && !stalled.getAndSet(true)) {
                                FakeProtocol.stall(2_000);
                            }
                            FakeProtocol.ok(op);
                        });

        assertThat(totals.timeline())
                .extracting(second -> second.arrivals().planned())
                .startsWith(300_000L, 300_000L, 150_000L);
        assertThat(totals.requests())
                .extracting(stats -> stats.ledger().planned())
                .containsExactlyInAnyOrder(500_000L, 250_000L);
        assertThat(totals.requests())
                .allSatisfy(
                        stats -> {
                            assertThat(stats.ledger().dropped()).isGreaterThan(20_000);
                            assertThat(stats.times().lateness.count())
                                    .isEqualTo(stats.ledger().planned());
                            assertThat(stats.times().lateness.max())
                                    .isBetween(1_900 * MILLI, 2_500 * MILLI);
                        });
        assertThat(totals.arrivalLedger().dropped()).isEqualTo(totals.requestLedger().dropped());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void should_let_through_every_burst_as_large_as_the_limit(int shards) {
        RunTotals totals =
                run(
                        scenario()
                                .within(inFlight(100))
                                .during(
                                        new Burst(100, Duration.ofMillis(200), Duration.ZERO),
                                        Duration.ofMillis(900)),
                        shards,
                        (op, shard) -> FakeProtocol.okAfter(100, op, shard));

        assertThat(totals.requestLedger()).isEqualTo(new RequestLedger(500, 500, 0, 0, 0, 0));
    }

    @Test
    void should_drop_at_the_limit_of_all_shards_together() {
        RunTotals totals =
                run(
                        scenario()
                                .within(inFlight(7))
                                .during(
                                        new Burst(100, Duration.ofSeconds(1), Duration.ZERO),
                                        Duration.ofMillis(200)),
                        3,
                        (op, shard) -> FakeProtocol.okAfter(100, op, shard));

        assertThat(totals.requestLedger()).isEqualTo(new RequestLedger(100, 7, 0, 0, 93, 0));
        assertThat(totals.arrivalLedger()).isEqualTo(new ArrivalLedger(100, 7, 0, 93, 0));
    }

    @Test
    void should_not_count_thinking_as_in_flight() {
        RunTotals totals =
                run(
                        scenario()
                                .within(inFlight(1))
                                .doing(get("/a"), think(Duration.ofMillis(200)), get("/b"))
                                .during(perSecond(100), Duration.ofMillis(100)),
                        (op, shard) -> FakeProtocol.ok(op));

        assertThat(totals.arrivalLedger()).isEqualTo(new ArrivalLedger(10, 10, 0, 0, 0));
    }

    @Test
    void should_blame_itself_for_what_it_could_not_send() {
        RunTotals totals =
                run(
                        scenario().doing(get("/a"), get("/b")).times(4),
                        (op, shard) -> {
                            boolean secondStep = op.request == 1;
                            if (secondStep && op.rank % 2 == 1) {
                                op.doneNanos = System.nanoTime();
                                op.readNanos = op.doneNanos;
                                op.notSent(ErrorKind.GENERATOR_PORTS, "no port");
                            } else {
                                FakeProtocol.ok(op);
                            }
                        });

        assertThat(totals.requestLedger()).isEqualTo(new RequestLedger(8, 6, 0, 0, 2, 0));
        assertThat(totals.arrivalLedger())
                .as("a journey whose later step was not sent has failed")
                .isEqualTo(new ArrivalLedger(4, 2, 2, 0, 0));
        assertThat(totals.requests().getLast().undelivered()).isEqualTo(2);
        assertThat(totals.arrivals().getFirst().undelivered()).isEqualTo(2);
    }

    @Test
    void should_go_on_for_ever_with_users_whose_requests_end_at_once() {
        RunTotals totals =
                run(
                        scenario().during(users(3, 20_000), LONG),
                        (op, shard) -> {
                            op.doneNanos = op.firedNanos;
                            op.readNanos = op.firedNanos;
                            op.failed(ErrorKind.CONNECT_REFUSED, "refused");
                        });

        assertThat(totals.arrivalLedger()).isEqualTo(new ArrivalLedger(60_000, 0, 60_000, 0, 0));
    }

    @Test
    void should_end_the_whole_run_when_one_shard_fails_and_keep_what_was_measured() {
        AtomicInteger answered = new AtomicInteger();
        RunTotals totals =
                run(
                        scenario().during(perSecond(100), LONG),
                        2,
                        (op, shard) -> {
                            if (shard.number() == 1 && op.rank >= 9) {
                                throw new IllegalStateException("broken");
                            }
                            FakeProtocol.ok(op);
                            answered.getAndIncrement();
                        });

        assertThat(failure)
                .hasValueSatisfying(
                        why -> {
                            assertThat(why.exitCode()).isEqualTo(ExitCode.INTERNAL_ERROR);
                            assertThat(why.what()).contains("the engine failed", "broken");
                            assertThat(why.exception()).hasRootCauseMessage("broken");
                        });
        assertThat(totals.requestLedger().ok()).isPositive().isEqualTo(answered.get());
    }

    /** Adds up. */
    private static final class Counting implements Execution.Observer {

        private final ClosedSeconds seconds = new ClosedSeconds();

        @Override
        public void begins(PhaseOutcomes phases, Supplier<List<Execution.ShardOutcome>> shards) {}

        @Override
        public void goesOn() {}

        @Override
        public void closed(Collector.ClosedSecond second) {
            seconds.closed(second);
        }
    }
}
