package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.droppedAtTheLimit;
import static io.plimsoll.analysis.slo.Exchange.failedIn;
import static io.plimsoll.analysis.slo.Exchange.notSent;
import static io.plimsoll.analysis.slo.Exchange.timedOutAfter;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static io.plimsoll.model.outcome.Verdict.Decision.FAIL;
import static io.plimsoll.model.outcome.Verdict.Decision.INCONCLUSIVE;
import static io.plimsoll.model.outcome.Verdict.Decision.PASS;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.model.outcome.Verdict.SloResult;
import org.junit.jupiter.api.Test;

/** Law 3 on journeys, sentence by sentence. */
class JourneySloTest {

    private static SloResult first(RunBuilder run) {
        return run.verdict().slos().getFirst();
    }

    @Test
    void should_fail_only_by_its_value_less_our_lateness_and_read_delays() {
        Exchange journey =
                answeredIn(ofMillis(800)).firedLate(ofMillis(50)).readLate(ofMillis(200));
        assertThat(
                        first(aRun().requiring("journey p95 < 1s").withJourneys(100, journey))
                                .decision())
                .isEqualTo(INCONCLUSIVE);
        assertThat(first(aRun().requiring("journey p95 < 1s").withJourneys(100, journey)).note())
                .contains("800ms")
                .contains("1.05s")
                .contains("our lateness and read delays");
        assertThat(
                        first(aRun().requiring("journey p95 < 790ms").withJourneys(100, journey))
                                .decision())
                .isEqualTo(FAIL);
        assertThat(
                        first(aRun().requiring("journey p95 < 1.1s").withJourneys(100, journey))
                                .decision())
                .isEqualTo(PASS);
        assertThat(
                        first(aRun().requiring("journey p95 < 1.1s").withJourneys(100, journey))
                                .actual()
                                .orElseThrow())
                .isEqualTo(1.05e9, within(2e6));
    }

    @Test
    void should_rank_journeys_that_timed_out_as_requests_are_ranked() {
        Exchange waited = timedOutAfter(ofSeconds(2)).readLate(ofMillis(500));
        RunBuilder run =
                aRun().requiring("journey p95 < 1s", "journey p95 < 2.2s", "journey p90 < 1s")
                        .withJourneys(90, answeredIn(ofMillis(100)))
                        .withJourneys(10, waited);
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .startsWith(FAIL, INCONCLUSIVE, PASS);
        assertThat(first(run).censored()).isTrue();
    }

    @Test
    void should_count_undelivered_journeys_against_a_pass_only() {
        Exchange late = answeredIn(ofSeconds(9)).firedLate(ofMillis(200));
        RunBuilder run =
                aRun().requiring("journey p95 < 1s", "journey p94 < 1s", "journey max < 1s")
                        .withJourneys(94, answeredIn(ofMillis(100)))
                        .withJourneys(4, late)
                        .withJourneys(2, notSent());
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .startsWith(INCONCLUSIVE, PASS, PASS);
        assertThat(first(run).note()).contains("6 undelivered");
    }

    @Test
    void should_rank_journeys_dropped_at_a_limit_as_infinite() {
        RunBuilder run =
                aRun().requiring("journey p95 < 1s")
                        .withJourneys(94, answeredIn(ofMillis(100)))
                        .withJourneys(6, droppedAtTheLimit());
        assertThat(first(run).decision()).isEqualTo(FAIL);
    }

    @Test
    void should_not_rank_journeys_that_failed() {
        RunBuilder run =
                aRun().requiring("journey p95 < 1s")
                        .withJourneys(50, answeredIn(ofMillis(100)))
                        .withJourneys(50, failedIn(ofSeconds(5)));
        assertThat(first(run).decision()).isEqualTo(PASS);
    }

    @Test
    void should_tell_workloads_apart() {
        RunBuilder run =
                aRun().requiring(
                                "journey mean of browse < 1s",
                                "journey mean of store < 1s",
                                "journey mean < 1.3s")
                        .withJourneys(10, "browse", answeredIn(ofMillis(500)))
                        .withJourneys(10, "store", answeredIn(ofSeconds(2)));
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .startsWith(PASS, FAIL, PASS);
        assertThat(run.verdict().slos().get(2).actual()).hasValue(1.25e9);
    }

    @Test
    void should_leave_out_journeys_of_unrecorded_phases() {
        RunBuilder run =
                aRun().requiring("journey max < 1s", "journey max < 1s during warm-up")
                        .unrecordedPhase("warm-up", ofSeconds(10))
                        .withJourneys(10, answeredIn(ofSeconds(2)))
                        .phase("steady", ofSeconds(10))
                        .withJourneys(10, answeredIn(ofMillis(500)));
        assertThat(run.verdict().slos()).extracting(SloResult::decision).startsWith(PASS, FAIL);
    }

    @Test
    void should_not_take_requests_for_journeys() {
        RunBuilder run = aRun().requiring("journey p95 < 1s").with(10, answeredIn(ofMillis(10)));
        assertThat(first(run).decision()).isEqualTo(FAIL);
        assertThat(first(run).note()).contains("no sample");
    }
}
