package io.plimsoll.engine.protocol.java;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.seams.JavaCall;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Calls that compute hold the processors that other calls wait for: our fault, not the target's.
 */
@Timeout(60)
class BusyCallsTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final String TARGET = "http://127.0.0.1:9";

    @RegisterExtension private final Engine engine = new Engine();

    /** Computes until it is closed, whoever interrupts it. */
    static final class Endless implements JavaCall, AutoCloseable {
        private volatile boolean over;

        @Override
        public void call(Arrival arrival) {
            while (!over) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }

    /** Computes for 150 ms. */
    static final class Busy implements JavaCall {
        @Override
        public void call(Arrival arrival) {
            long end = System.nanoTime() + 150_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    private static JavaStep of(Class<?> type) {
        return new JavaStep(
                "call", new JavaStep.Code.ClassName(type.getName()), Optional.empty(), false);
    }

    private static void assertUndelivered(Run run) {
        Verdict verdict = Judge.judge(run);
        assertThat(verdict.exitCode()).isEqualTo(ExitCode.PLAN_NOT_DELIVERED);
        assertThat(verdict.reasons().getFirst().kind()).isEqualTo(Verdict.Reason.Kind.THREADS);
    }

    @Test
    void should_hold_calls_that_never_began_against_the_generator() {
        List<Problem> told = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void problem(Problem problem) {
                        told.add(problem);
                    }
                };
        Run run =
                engine.run(
                        against(TARGET)
                                .timeout(Duration.ofMillis(300))
                                .doing(of(Endless.class))
                                .during(perSecond(50 * PROCESSORS), Duration.ofSeconds(1)),
                        listener);

        RequestStats stats = run.allRequests();
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.TIMEOUT, ErrorKind.GENERATOR_THREADS);
        assertThat(stats.ledger().timedOut()).isPositive().isLessThanOrEqualTo(PROCESSORS);
        assertThat(stats.ledger().dropped())
                .isEqualTo(50L * PROCESSORS - stats.ledger().timedOut());
        assertThat(stats.undelivered()).isGreaterThanOrEqualTo(stats.ledger().dropped());
        assertUndelivered(run);
        assertThat(told).isEmpty();
    }

    @Test
    void should_hold_calls_that_began_late_against_the_generator() {
        int calls = 8 * PROCESSORS; // each processor has time for 3 of its 8
        Run run =
                engine.run(
                        against(TARGET)
                                .doing(of(Busy.class))
                                .during(perSecond(2 * calls), Duration.ofMillis(500)));

        RequestStats stats = run.allRequests();
        assertThat(stats.ledger().ok()).isEqualTo(calls);
        assertThat(stats.undelivered()).isBetween(1L, (long) calls - 1);
        assertThat(stats.times().answered.count()).isEqualTo(calls - stats.undelivered());
        assertUndelivered(run);
    }

    @Test
    void should_drop_calls_that_had_not_begun_when_the_run_was_stopped() {
        RunListener stopping =
                new RunListener() {
                    @Override
                    public void interval(io.plimsoll.model.outcome.Interval interval) {
                        engine.control().stop();
                    }
                };
        Run run =
                engine.run(
                        against(TARGET)
                                .doing(of(Endless.class))
                                .during(perSecond(50 * PROCESSORS), Duration.ofSeconds(30)),
                        stopping);

        RequestStats stats = run.allRequests();
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.GENERATOR_THREADS);
        assertThat(stats.ledger().unfinished()).isPositive().isLessThanOrEqualTo(PROCESSORS);
        assertThat(stats.undelivered()).isGreaterThanOrEqualTo(stats.ledger().dropped());
    }
}
