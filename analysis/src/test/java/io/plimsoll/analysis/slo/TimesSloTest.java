package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.droppedAtTheLimit;
import static io.plimsoll.analysis.slo.Exchange.failedIn;
import static io.plimsoll.analysis.slo.Exchange.failingItsTimeCheckIn;
import static io.plimsoll.analysis.slo.Exchange.notSent;
import static io.plimsoll.analysis.slo.Exchange.timedOutAfter;
import static io.plimsoll.analysis.slo.Exchange.unfinishedAfter;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static io.plimsoll.model.outcome.Verdict.Decision.FAIL;
import static io.plimsoll.model.outcome.Verdict.Decision.INCONCLUSIVE;
import static io.plimsoll.model.outcome.Verdict.Decision.PASS;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.model.outcome.Verdict.SloResult;
import org.junit.jupiter.api.Test;

/** Law 3 on percentiles, mean and max of requests, sentence by sentence. */
class TimesSloTest {

    private static SloResult first(RunBuilder run) {
        return run.verdict().slos().getFirst();
    }

    private static double millis(SloResult result) {
        return result.actual().orElseThrow() / 1e6;
    }

    // --- percentiles

    @Test
    void should_pass_when_the_percentile_holds_from_the_intended_start() {
        SloResult p95 =
                first(
                        aRun().requiring("p95 < 100ms")
                                .with(95, answeredIn(ofMillis(80)))
                                .with(5, answeredIn(ofSeconds(1))));
        assertThat(p95.decision()).isEqualTo(PASS);
        assertThat(millis(p95)).isEqualTo(80, within(0.1));
        assertThat(p95.marginRatio()).isEqualTo(0.2, within(0.001));
        assertThat(p95.censored()).isFalse();
        assertThat(p95.note()).isEmpty();
    }

    @Test
    void should_fail_when_the_percentile_fails_from_the_fired_start() {
        SloResult p95 =
                first(
                        aRun().requiring("p95 < 100ms")
                                .with(94, answeredIn(ofMillis(80)))
                                .with(6, answeredIn(ofMillis(150))));
        assertThat(p95.decision()).isEqualTo(FAIL);
        assertThat(millis(p95)).isEqualTo(150, within(0.1));
        assertThat(p95.marginRatio()).isEqualTo(-0.5, within(0.001));
    }

    @Test
    void should_be_inconclusive_when_our_lateness_decides() {
        SloResult p50 =
                first(
                        aRun().requiring("p50 < 100ms")
                                .with(100, answeredIn(ofMillis(80)).firedLate(ofMillis(50))));
        assertThat(p50.decision()).isEqualTo(INCONCLUSIVE);
        assertThat(millis(p50)).isEqualTo(130, within(0.2));
        assertThat(p50.note()).contains("80").contains("130").contains("our lateness");
    }

    @Test
    void should_rank_what_was_not_sent_as_infinite_against_a_pass_only() {
        SloResult p99 =
                first(
                        aRun().requiring("p99 < 100ms")
                                .with(989, answeredIn(ofMillis(80)))
                                .with(11, notSent()));
        assertThat(p99.decision()).isEqualTo(INCONCLUSIVE);
        assertThat(p99.note()).isEqualTo("between 80ms and any length: 11 undelivered");
        assertThat(
                        first(
                                        aRun().requiring("p99 < 100ms")
                                                .with(990, answeredIn(ofMillis(80)))
                                                .with(10, notSent()))
                                .decision())
                .isEqualTo(PASS);
    }

    @Test
    void should_rank_requests_sent_more_than_100_ms_late_as_infinite_against_a_pass() {
        Exchange late = answeredIn(ofMillis(1)).firedLate(ofMillis(101));
        SloResult p99 =
                first(
                        aRun().requiring("p99 < 500ms")
                                .with(989, answeredIn(ofMillis(80)))
                                .with(11, late));
        assertThat(p99.decision()).isEqualTo(INCONCLUSIVE);
        assertThat(millis(p99)).as("shown from the intended start").isEqualTo(102, within(0.1));
    }

    @Test
    void should_still_count_a_request_sent_exactly_100_ms_late_as_delivered() {
        Exchange barely = answeredIn(ofMillis(1)).firedLate(ofMillis(100));
        assertThat(first(aRun().requiring("p99 < 500ms").with(100, barely)).decision())
                .isEqualTo(PASS);
    }

    @Test
    void should_leave_late_requests_out_of_a_fail_however_long_they_took() {
        Exchange late = answeredIn(ofSeconds(9)).firedLate(ofMillis(200));
        SloResult p99 =
                first(
                        aRun().requiring("p99 < 100ms")
                                .with(95, answeredIn(ofMillis(80)))
                                .with(5, late));
        assertThat(p99.decision()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_rank_a_late_request_that_failed_as_infinite_too() {
        Exchange late = failedIn(ofMillis(1)).firedLate(ofMillis(200));
        assertThat(
                        first(
                                        aRun().requiring("p99 < 100ms")
                                                .with(989, answeredIn(ofMillis(80)))
                                                .with(11, late))
                                .decision())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_rank_a_late_request_that_timed_out_as_infinite_only_once() {
        Exchange late = timedOutAfter(ofSeconds(1)).firedLate(ofMillis(200));
        RunBuilder run =
                aRun().requiring("p99 < 100ms").with(990, answeredIn(ofMillis(80))).with(10, late);
        assertThat(first(run).decision()).isEqualTo(PASS);
    }

    @Test
    void should_rank_timed_out_requests_as_infinite_or_as_long_as_we_waited() {
        RunBuilder hopeful =
                aRun().requiring("p95 < 2s")
                        .with(90, answeredIn(ofMillis(80)))
                        .with(10, timedOutAfter(ofSeconds(1)));
        assertThat(first(hopeful).decision()).isEqualTo(INCONCLUSIVE);
        assertThat(first(hopeful).note())
                .contains("10 timed out or unfinished")
                .doesNotContain("undelivered");
        RunBuilder hopeless =
                aRun().requiring("p95 < 900ms")
                        .with(90, answeredIn(ofMillis(80)))
                        .with(10, timedOutAfter(ofSeconds(1)));
        assertThat(first(hopeless).decision()).isEqualTo(FAIL);
        assertThat(first(hopeless).censored()).isTrue();
        assertThat(millis(first(hopeless))).isEqualTo(1000, within(1.0));
        RunBuilder few =
                aRun().requiring("p95 < 900ms")
                        .with(95, answeredIn(ofMillis(80)))
                        .with(5, timedOutAfter(ofSeconds(1)));
        assertThat(first(few).decision()).isEqualTo(PASS);
    }

    @Test
    void should_treat_unfinished_requests_as_timed_out_ones() {
        RunBuilder hopeful =
                aRun().requiring("p95 < 2s")
                        .with(90, answeredIn(ofMillis(80)))
                        .with(10, unfinishedAfter(ofSeconds(1)));
        assertThat(first(hopeful).decision()).isEqualTo(INCONCLUSIVE);
        RunBuilder hopeless =
                aRun().requiring("p95 < 900ms")
                        .with(90, answeredIn(ofMillis(80)))
                        .with(10, unfinishedAfter(ofSeconds(1)));
        assertThat(first(hopeless).decision()).isEqualTo(FAIL);
    }

    @Test
    void should_count_waiting_from_the_fired_start_for_a_fail() {
        Exchange waited = timedOutAfter(ofSeconds(1)).firedLate(ofMillis(50));
        assertThat(first(aRun().requiring("p95 < 1020ms").with(100, waited)).decision())
                .isEqualTo(INCONCLUSIVE);
        assertThat(first(aRun().requiring("p95 < 990ms").with(100, waited)).decision())
                .isEqualTo(FAIL);
    }

    @Test
    void should_rank_drops_at_a_limit_as_infinite_in_both_bounds() {
        RunBuilder run =
                aRun().requiring("p95 < 100ms")
                        .with(94, answeredIn(ofMillis(80)))
                        .with(6, droppedAtTheLimit());
        SloResult p95 = first(run);
        assertThat(p95.decision()).isEqualTo(FAIL);
        assertThat(millis(p95)).as("drops took no time").isEqualTo(80, within(0.1));
        assertThat(p95.marginRatio()).as("a miss never has a good margin").isNegative();
        assertThat(p95.note()).contains("6 drops at a limit");
        assertThat(
                        first(
                                        aRun().requiring("p95 < 100ms")
                                                .with(95, answeredIn(ofMillis(80)))
                                                .with(5, droppedAtTheLimit()))
                                .decision())
                .isEqualTo(PASS);
    }

    @Test
    void should_rank_answers_that_failed_only_their_time_check() {
        RunBuilder slow =
                aRun().requiring("p90 < 100ms")
                        .with(80, answeredIn(ofMillis(80)))
                        .with(20, failingItsTimeCheckIn(ofMillis(300)));
        assertThat(first(slow).decision()).isEqualTo(FAIL);
        RunBuilder failed =
                aRun().requiring("p90 < 100ms")
                        .with(80, answeredIn(ofMillis(80)))
                        .with(20, failedIn(ofMillis(300)));
        assertThat(first(failed).decision()).isEqualTo(PASS);
        assertThat(first(failed).actual())
                .hasValueSatisfying(nanos -> assertThat(nanos).isLessThan(81e6));
    }

    @Test
    void should_mark_a_shown_percentile_as_a_lower_bound_only_from_the_shortest_waiting_on() {
        RunBuilder run =
                aRun().requiring("p50 < 5s", "p60 < 5s", "p100 < 5s")
                        .with(50, answeredIn(ofMillis(80)))
                        .with(10, timedOutAfter(ofNanos(1_000)))
                        .with(40, answeredIn(ofSeconds(1)));
        assertThat(run.verdict().slos())
                .extracting(SloResult::censored)
                .startsWith(true, true, true);
        RunBuilder later =
                aRun().requiring("p50 < 5s", "p51 < 5s", "p100 < 5s")
                        .with(50, answeredIn(ofNanos(999)))
                        .with(1, timedOutAfter(ofNanos(1_000)))
                        .with(49, timedOutAfter(ofNanos(1_001)));
        assertThat(later.verdict().slos())
                .extracting(SloResult::censored)
                .startsWith(false, true, true);
    }

    @Test
    void should_decide_a_percentile_that_must_be_long_by_the_other_ends() {
        RunBuilder run =
                aRun().requiring("p50 > 100ms")
                        .with(100, answeredIn(ofMillis(80)).firedLate(ofMillis(50)));
        assertThat(first(run).decision()).isEqualTo(INCONCLUSIVE);
        assertThat(
                        first(aRun().requiring("p50 > 70ms").with(100, answeredIn(ofMillis(80))))
                                .decision())
                .isEqualTo(PASS);
        RunBuilder unsent =
                aRun().requiring("p100 > 100ms")
                        .with(99, answeredIn(ofMillis(80)))
                        .with(1, notSent());
        assertThat(first(unsent).decision())
                .as("an infinite time that was not measured proves nothing")
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_show_the_published_case_as_ranks() {
        // 30 s at 100/s; the server is silent from second 10 to 16 and then answers at once.
        RunBuilder run =
                aRun().phase("steady", ofSeconds(30))
                        .requiring(
                                "p90 <= 3.1s",
                                "p99 <= 5.8s",
                                "p99 < 5s",
                                "max < 6.1s",
                                "p80 < 10ms");
        for (int k = 0; k < 3000; k++) {
            int waits = k >= 1000 && k < 1600 ? (1600 - k) * 10 : 1;
            run.with(1, answeredIn(ofMillis(waits)));
        }
        var slos = run.verdict().slos();
        assertThat(millis(slos.get(0))).as("p90").isEqualTo(3000, within(15.0));
        assertThat(millis(slos.get(1))).as("p99").isEqualTo(5700, within(15.0));
        assertThat(millis(slos.get(3))).as("max").isEqualTo(6000);
        assertThat(slos)
                .extracting(SloResult::decision)
                .containsExactly(PASS, PASS, FAIL, PASS, PASS, PASS);
    }

    // --- mean and max

    @Test
    void should_decide_the_mean_from_the_intended_and_from_the_fired_start() {
        Exchange late = answeredIn(ofMillis(80)).firedLate(ofMillis(50));
        assertThat(first(aRun().requiring("mean < 131ms").with(10, late)).decision())
                .isEqualTo(PASS);
        assertThat(first(aRun().requiring("mean < 100ms").with(10, late)).decision())
                .isEqualTo(INCONCLUSIVE);
        assertThat(first(aRun().requiring("mean < 79ms").with(10, late)).decision())
                .isEqualTo(FAIL);
        assertThat(millis(first(aRun().requiring("mean < 131ms").with(10, late)))).isEqualTo(130);
    }

    @Test
    void should_leave_undelivered_requests_out_of_mean_and_max() {
        Exchange late = answeredIn(ofSeconds(9)).firedLate(ofMillis(200));
        RunBuilder run =
                aRun().requiring("mean < 100ms", "max < 100ms")
                        .with(990, answeredIn(ofMillis(80)))
                        .with(5, late)
                        .with(2, timedOutAfter(ofSeconds(9)).firedLate(ofMillis(200)))
                        .with(3, notSent());
        assertThat(run.verdict().slos()).extracting(SloResult::decision).startsWith(PASS, PASS);
        assertThat(millis(run.verdict().slos().get(0))).isEqualTo(80);
        assertThat(millis(run.verdict().slos().get(1))).isEqualTo(80);
        assertThat(run.verdict().slos().get(1).censored()).isFalse();
    }

    @Test
    void should_not_pass_a_mean_or_max_that_timed_out_requests_could_raise() {
        RunBuilder run =
                aRun().requiring("mean < 100ms", "max < 3s", "max < 900ms", "mean < 10ms")
                        .with(99, answeredIn(ofMillis(20)))
                        .with(1, timedOutAfter(ofSeconds(1)));
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .startsWith(INCONCLUSIVE, INCONCLUSIVE, FAIL, FAIL);
        assertThat(run.verdict().slos().get(1).censored()).isTrue();
        assertThat(run.verdict().slos().get(0).censored()).as("a mean of lower bounds").isTrue();
        assertThat(run.verdict().slos().get(1).note())
                .isEqualTo("between 1s and any length: 1 timed out or unfinished");
    }

    @Test
    void should_fail_mean_and_max_when_requests_were_dropped_at_a_limit() {
        RunBuilder run =
                aRun().requiring("mean < 100ms", "max < 100ms")
                        .with(999, answeredIn(ofMillis(20)))
                        .with(1, droppedAtTheLimit());
        assertThat(run.verdict().slos()).extracting(SloResult::decision).startsWith(FAIL, FAIL);
        assertThat(run.verdict().slos().get(0).note()).contains("1 drop at a limit");
    }

    @Test
    void should_mark_mean_and_max_as_lower_bounds_only_for_delivered_requests() {
        RunBuilder run =
                aRun().requiring("mean < 9s", "max < 9s", "p100 < 9s")
                        .with(99, answeredIn(ofSeconds(5)))
                        .with(1, timedOutAfter(ofMillis(1)).firedLate(ofMillis(200)));
        assertThat(run.verdict().slos())
                .extracting(SloResult::censored)
                .startsWith(false, false, true);
    }

    @Test
    void should_say_when_a_miss_is_hidden_by_answers_that_are_left_out() {
        SloResult p50 =
                first(
                        aRun().requiring("p50 < 5s")
                                .with(10, answeredIn(ofSeconds(6)))
                                .with(90, answeredIn(ofMillis(1)).firedLate(ofMillis(200))));
        assertThat(p50.decision()).isEqualTo(FAIL);
        assertThat(p50.note()).isEqualTo("90 undelivered are left out");
        assertThat(p50.marginRatio()).isEqualTo(-1);
    }

    @Test
    void should_show_the_exact_maximum() {
        RunBuilder run = aRun().requiring("max < 1s").with(1, answeredIn(ofNanos(123_456_789)));
        assertThat(first(run).actual()).hasValue(123_456_789.0);
    }

    // --- samples

    @Test
    void should_fail_without_a_sample() {
        SloResult none =
                first(aRun().requiring("p95 of follow < 1s").with(10, answeredIn(ofMillis(20))));
        assertThat(none.decision()).isEqualTo(FAIL);
        assertThat(none.actual()).isEmpty();
        assertThat(none.censored()).isFalse();
        assertThat(none.marginRatio()).isEqualTo(-1);
        assertThat(none.note()).isEqualTo("no sample: nothing became due");
    }

    @Test
    void should_fail_without_a_sample_when_every_answer_failed() {
        SloResult none =
                first(
                        aRun().requiring("p95 < 1s")
                                .with(10, failedIn(ofMillis(20)))
                                .with(1, notSent()));
        assertThat(none.decision()).isEqualTo(FAIL);
        assertThat(none.note()).contains("none was answered");
    }

    @Test
    void should_not_blame_the_target_when_nothing_was_delivered() {
        RunBuilder run =
                aRun().requiring(
                                "p95 < 1s",
                                "mean < 1s",
                                "max < 1s",
                                "errors < 1%",
                                "throughput > 1/s")
                        .with(100, notSent());
        assertThat(run.verdict().slos()).extracting(SloResult::decision).containsOnly(INCONCLUSIVE);
        assertThat(first(run).note()).isEqualTo("all of them were undelivered");
        assertThat(first(run).censored()).isFalse();
        assertThat(first(run).actual()).isEmpty();
    }

    @Test
    void should_take_drops_at_a_limit_alone_as_a_sample_that_fails() {
        SloResult p95 = first(aRun().requiring("p95 < 1s").with(10, droppedAtTheLimit()));
        assertThat(p95.decision()).isEqualTo(FAIL);
        assertThat(p95.note()).contains("10 drops");
    }
}
