package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.failedIn;
import static io.plimsoll.analysis.slo.Exchange.unfinishedAfter;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static io.plimsoll.model.outcome.Verdict.GeneratorBound.NO;
import static io.plimsoll.model.outcome.Verdict.GeneratorBound.NOT_CLOSED;
import static io.plimsoll.model.outcome.Verdict.GeneratorBound.NOT_KNOWN;
import static io.plimsoll.model.outcome.Verdict.GeneratorBound.YES;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import io.plimsoll.model.outcome.Verdict.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Law 3 on saturated closed runs, sentence by sentence. */
class GeneratorBoundTest {

    /** 1,000 iterations of one request that the target answers in 90 ms, read so late. */
    private static RunBuilder crowd(RunBuilder run, Duration readLate) {
        Exchange one = answeredIn(ofMillis(90)).readLate(readLate);
        return run.with(1000, one).withJourneys(1000, one);
    }

    private static GeneratorBound bound(RunBuilder run) {
        return run.verdict().bound();
    }

    @Test
    void should_be_generator_bound_when_read_delay_takes_more_than_a_tenth_of_the_cycle() {
        assertThat(bound(crowd(aRun().closedPhase("crowd", ofSeconds(10)), ofMillis(10))))
                .isEqualTo(NO);
        assertThat(bound(crowd(aRun().closedPhase("crowd", ofSeconds(10)), ofMillis(11))))
                .isEqualTo(YES);
    }

    @Test
    void should_say_so_aloud_without_invalidating_the_run() {
        Verdict verdict = crowd(aRun().closedPhase("crowd", ofSeconds(10)), ofMillis(30)).verdict();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.decision()).isEqualTo(Decision.PASS);
        assertThat(verdict.reasons())
                .contains(
                        new Reason(
                                false,
                                Reason.Kind.GENERATOR_BOUND,
                                "phase `crowd`: read delay takes 25% of the cycle"));
    }

    @Test
    void should_leave_a_throughput_slo_open_that_a_generator_bound_run_misses() {
        Verdict verdict =
                crowd(
                                aRun().requiring(
                                                "throughput > 200/s",
                                                "throughput > 50/s",
                                                "p50 < 10ms")
                                        .closedPhase("crowd", ofSeconds(10)),
                                ofMillis(30))
                        .verdict();
        assertThat(verdict.slos())
                .extracting(Verdict.SloResult::decision)
                .startsWith(Decision.INCONCLUSIVE, Decision.PASS, Decision.FAIL);
        assertThat(verdict.slos().getFirst().note()).contains("generator-bound").contains("25%");
        assertThat(verdict.slos().getFirst().actual()).hasValue(100.0);
    }

    @Test
    void should_fail_a_throughput_slo_validly_when_the_target_is_the_bottleneck() {
        Verdict verdict =
                crowd(
                                aRun().requiring("throughput > 200/s")
                                        .closedPhase("crowd", ofSeconds(10)),
                                ofMillis(1))
                        .verdict();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.bound()).isEqualTo(NO);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.exitCode().code()).isEqualTo(99);
    }

    @Test
    void should_excuse_only_the_phase_that_was_bound() {
        RunBuilder run =
                aRun().requiring(
                                "throughput > 200/s during free",
                                "throughput > 200/s during bound");
        crowd(run.closedPhase("free", ofSeconds(10)), ofMillis(1));
        crowd(run.closedPhase("bound", ofSeconds(10)), ofMillis(30));
        assertThat(run.verdict().slos())
                .extracting(Verdict.SloResult::decision)
                .startsWith(Decision.FAIL, Decision.INCONCLUSIVE);
        assertThat(run.verdict().bound()).isEqualTo(YES);
        assertThat(run.verdict().reasons())
                .filteredOn(r -> r.kind() == Reason.Kind.GENERATOR_BOUND)
                .hasSize(1);
    }

    @Test
    void should_not_be_known_without_stamps() {
        Verdict verdict =
                crowd(
                                aRun().requiring("throughput > 200/s")
                                        .closedPhase("crowd", ofSeconds(10)),
                                ofMillis(30))
                        .withStampsTurnedOff()
                        .verdict();
        assertThat(verdict.bound()).isEqualTo(NOT_KNOWN);
        assertThat(verdict.reasons())
                .anyMatch(
                        r ->
                                r.kind() == Reason.Kind.GENERATOR_BOUND
                                        && r.figure().contains("not known"));
        assertThat(
                        bound(
                                crowd(aRun().closedPhase("crowd", ofSeconds(10)), ofMillis(30))
                                        .withStampsMissing(1001)))
                .isEqualTo(NOT_KNOWN);
        assertThat(
                        bound(
                                crowd(aRun().closedPhase("crowd", ofSeconds(10)), ofMillis(30))
                                        .withStampsMissing(1000)))
                .isEqualTo(YES);
    }

    @Test
    void should_not_ask_open_phases_or_unrecorded_ones() {
        assertThat(bound(crowd(aRun().phase("steady", ofSeconds(10)), ofMillis(80))))
                .isEqualTo(NOT_CLOSED);
        assertThat(bound(crowd(aRun().unrecordedPhase("warm-up", ofSeconds(10)), ofMillis(80))))
                .isEqualTo(NOT_CLOSED);
    }

    @Test
    void should_prefer_bound_to_not_known_and_not_known_to_free() {
        RunBuilder run = aRun().closedPhase("silent", ofSeconds(10));
        assertThat(bound(run)).isEqualTo(NOT_KNOWN);
        crowd(run.closedPhase("free", ofSeconds(10)), ofMillis(1));
        assertThat(bound(run)).isEqualTo(NOT_KNOWN);
        crowd(run.closedPhase("bound", ofSeconds(10)), ofMillis(30));
        assertThat(bound(run)).isEqualTo(YES);
    }

    @Test
    void should_count_think_time_as_part_of_the_cycle() {
        Exchange request = answeredIn(ofMillis(5)).readLate(ofMillis(5));
        Exchange thinking = answeredIn(ofMillis(105)).readLate(ofMillis(5));
        RunBuilder run =
                aRun().closedPhase("crowd", ofSeconds(10))
                        .with(100, request)
                        .withJourneys(100, thinking);
        assertThat(bound(run)).isEqualTo(NO);
    }

    @Test
    void should_count_late_journeys_and_unfinished_ones_as_part_of_the_cycle() {
        Exchange request = answeredIn(ofMillis(5)).readLate(ofMillis(5));
        RunBuilder run =
                aRun().closedPhase("crowd", ofSeconds(10))
                        .with(100, request)
                        .withJourneys(34, answeredIn(ofMillis(105)))
                        .withJourneys(33, answeredIn(ofMillis(5)).firedLate(ofMillis(101)))
                        .withJourneys(33, unfinishedAfter(ofMillis(105)));
        assertThat(bound(run)).isEqualTo(NO);
    }

    @Test
    void should_take_the_cycle_from_the_requests_when_no_journey_was_completed() {
        Exchange tenth = answeredIn(ofMillis(90)).readLate(ofMillis(10));
        Exchange more = answeredIn(ofMillis(90)).readLate(ofMillis(11));
        assertThat(bound(aRun().closedPhase("crowd", ofSeconds(10)).with(1000, tenth)))
                .isEqualTo(NO);
        assertThat(bound(aRun().closedPhase("crowd", ofSeconds(10)).with(1000, more)))
                .isEqualTo(YES);
    }

    @Test
    void should_count_the_pace_as_part_of_the_cycle() {
        Duration pace = ofMillis(500);
        assertThat(bound(crowd(aRun().pacedPhase("crowd", ofSeconds(10), pace), ofMillis(30))))
                .isEqualTo(NO);
        assertThat(bound(crowd(aRun().pacedPhase("crowd", ofSeconds(10), pace), ofMillis(60))))
                .isEqualTo(YES);
    }

    @Test
    void should_count_the_time_of_journeys_that_failed() {
        Exchange answered = answeredIn(ofMillis(20)).readLate(ofMillis(30));
        Exchange failed = failedIn(ofMillis(980));
        RunBuilder run =
                aRun().requiring("errors < 100%")
                        .closedPhase("crowd", ofSeconds(10))
                        .with(100, answered)
                        .with(100, "browse", "follow", failed)
                        .withJourneys(100, failed);
        assertThat(bound(run)).isEqualTo(NO);
    }
}
