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
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Slo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Laws 3 and 4 on errors and throughput, sentence by sentence. */
class CountsSloTest {

    private static final Exchange OK = answeredIn(ofMillis(20));
    private static final Exchange LATE_OK = OK.firedLate(ofMillis(200));

    private static SloResult first(RunBuilder run) {
        return run.verdict().slos().getFirst();
    }

    private static Bounds errors(Exchange... all) {
        return counts(all).errors();
    }

    private static Counts counts(Exchange... all) {
        return new Counts(Tally.ofRequests("p", "w", "n", Arrays.asList(all)));
    }

    private static Decision errorsBelow(String limit, RunBuilder run) {
        return first(run.requiring("errors < " + limit)).decision();
    }

    // --- errors

    @Test
    void should_count_failed_timed_out_and_dropped_requests_as_errors_and_unfinished_ones_not() {
        RunBuilder run =
                aRun().requiring("errors < 50%")
                        .with(90, OK)
                        .with(2, failedIn(ofMillis(1)))
                        .with(1, failingItsTimeCheckIn(ofMillis(300)))
                        .with(3, timedOutAfter(ofSeconds(1)))
                        .with(2, droppedAtTheLimit())
                        .with(2, unfinishedAfter(ofMillis(5)));
        assertThat(first(run).actual()).hasValue(0.08);
        assertThat(first(run).decision()).isEqualTo(PASS);
        assertThat(first(run).marginRatio()).isEqualTo(0.84, within(1e-9));
    }

    @Test
    void should_decide_errors_by_the_ledger_when_everything_was_delivered() {
        assertThat(errorsBelow("5%", aRun().with(96, OK).with(4, failedIn(ofMillis(1)))))
                .isEqualTo(PASS);
        assertThat(errorsBelow("5%", aRun().with(95, OK).with(5, failedIn(ofMillis(1)))))
                .isEqualTo(FAIL);
        assertThat(errorsBelow("5%", aRun().with(95, OK).with(5, droppedAtTheLimit())))
                .isEqualTo(FAIL);
    }

    @Test
    void should_count_what_was_not_sent_against_a_pass_but_not_for_a_fail() {
        RunBuilder run = aRun().with(995, OK).with(5, notSent());
        assertThat(errorsBelow("0.5%", run)).isEqualTo(INCONCLUSIVE);
        assertThat(first(run).note()).contains("5 undelivered").contains("0.5%");
        assertThat(errorsBelow("0.51%", aRun().with(995, OK).with(5, notSent()))).isEqualTo(PASS);
    }

    @Test
    void should_count_late_answers_as_errors_against_a_pass() {
        assertThat(errorsBelow("0.5%", aRun().with(995, OK).with(5, LATE_OK)))
                .isEqualTo(INCONCLUSIVE);
        assertThat(errorsBelow("0.6%", aRun().with(995, OK).with(5, LATE_OK))).isEqualTo(PASS);
    }

    @Test
    void should_not_count_late_errors_for_a_fail() {
        Exchange lateError = failedIn(ofMillis(1)).firedLate(ofMillis(200));
        Exchange lateTimeout = timedOutAfter(ofSeconds(1)).firedLate(ofMillis(200));
        Exchange lateSlow = failingItsTimeCheckIn(ofMillis(1)).firedLate(ofMillis(200));
        for (Exchange late : List.of(lateError, lateTimeout, lateSlow)) {
            assertThat(errorsBelow("5%", aRun().with(94, OK).with(6, late)))
                    .isEqualTo(INCONCLUSIVE);
        }
    }

    @Test
    void should_fail_on_delivered_errors_alone() {
        assertThat(
                        errorsBelow(
                                "5%",
                                aRun().with(94, OK)
                                        .with(5, failedIn(ofMillis(1)))
                                        .with(1, notSent())))
                .isEqualTo(FAIL);
        assertThat(
                        errorsBelow(
                                "5%",
                                aRun().with(93, OK)
                                        .with(4, failedIn(ofMillis(1)))
                                        .with(3, notSent())))
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void should_count_each_undelivered_request_once() {
        Exchange lateError = failedIn(ofMillis(1)).firedLate(ofMillis(200));
        Exchange lateTimeout = timedOutAfter(ofSeconds(1)).firedLate(ofMillis(200));
        Exchange lateUnfinished = unfinishedAfter(ofSeconds(1)).firedLate(ofMillis(200));
        assertThat(errors(OK, OK, OK, lateError)).isEqualTo(new Bounds(0, 0.25));
        assertThat(errors(OK, OK, OK, lateTimeout)).isEqualTo(new Bounds(0, 0.25));
        assertThat(errors(OK, OK, OK, lateUnfinished)).isEqualTo(new Bounds(0, 0.25));
        assertThat(errors(OK, OK, OK, LATE_OK)).isEqualTo(new Bounds(0, 0.25));
        assertThat(errors(OK, OK, OK, notSent())).isEqualTo(new Bounds(0, 0.25));
        assertThat(errors(OK, OK, failedIn(ofMillis(1)), LATE_OK)).isEqualTo(new Bounds(0.25, 0.5));
    }

    @Test
    void should_prove_less_where_the_figures_leave_open_which_late_answer_failed_its_time_check() {
        Exchange slow = failingItsTimeCheckIn(ofMillis(300));
        assertThat(errors(slow.firedLate(ofMillis(200)))).isEqualTo(new Bounds(0, 1));
        assertThat(errors(OK, OK, slow, LATE_OK)).isEqualTo(new Bounds(0, 0.5));
        assertThat(errors(OK, OK, OK, slow.firedLate(ofMillis(200)))).isEqualTo(new Bounds(0, 0.5));
    }

    @Test
    void should_count_the_requests_of_the_workload_when_the_subject_is_a_journey() {
        Slo errors =
                new Slo(
                        new Slo.Measure.Errors(),
                        new Slo.Subject.Journey(Optional.of("store")),
                        Optional.empty(),
                        Slo.Comparison.LESS,
                        0.3);
        Slo all =
                new Slo(
                        errors.measure(),
                        new Slo.Subject.Journey(Optional.empty()),
                        Optional.empty(),
                        Slo.Comparison.LESS,
                        0.3);
        RunBuilder run =
                aRun().with(60, "browse", "lookup", failedIn(ofMillis(1)))
                        .with(80, "store", "put", OK)
                        .with(20, "store", "put", failedIn(ofMillis(1)));
        assertThat(new SloJudge(run.build(), errors).judge().actual()).hasValue(0.2);
        assertThat(new SloJudge(run.build(), all).judge().actual()).hasValue(0.5);
    }

    // --- throughput

    @Test
    void should_divide_what_completed_well_in_time_by_the_length_of_the_phase() {
        RunBuilder run =
                aRun().requiring("throughput >= 9/s")
                        .with(90, OK)
                        .with(5, OK.afterItsPhase())
                        .with(5, failedIn(ofMillis(1)))
                        .with(5, failingItsTimeCheckIn(ofMillis(1)));
        assertThat(first(run).actual()).hasValue(9.0);
        assertThat(first(run).decision()).isEqualTo(PASS);
        assertThat(first(aRun().requiring("throughput > 9/s").with(90, OK)).decision())
                .isEqualTo(FAIL);
    }

    @Test
    void should_divide_by_the_union_of_the_phases() {
        RunBuilder run =
                aRun().requiring("throughput > 1/s", "throughput > 1/s during b")
                        .phaseFrom(ofSeconds(0), "a", ofSeconds(10))
                        .with(100, OK)
                        .phaseFrom(ofSeconds(5), "b", ofSeconds(10))
                        .with(50, OK)
                        .phaseFrom(ofSeconds(25), "c", ofSeconds(5));
        assertThat(run.verdict().slos().get(0).actual()).hasValue(7.5);
        assertThat(run.verdict().slos().get(1).actual()).hasValue(5.0);
    }

    @Test
    void should_count_what_was_not_sent_against_a_miss_of_throughput_but_not_for_a_pass() {
        assertThat(
                        first(
                                        aRun().requiring("throughput > 9.5/s")
                                                .with(95, OK)
                                                .with(5, notSent()))
                                .decision())
                .isEqualTo(INCONCLUSIVE);
        assertThat(
                        first(
                                        aRun().requiring("throughput > 9.9/s")
                                                .with(94, OK)
                                                .with(5, notSent()))
                                .decision())
                .isEqualTo(FAIL);
    }

    @Test
    void should_not_pass_throughput_on_late_answers() {
        RunBuilder run = aRun().requiring("throughput >= 9.6/s").with(95, OK).with(5, LATE_OK);
        assertThat(first(run).decision()).isEqualTo(INCONCLUSIVE);
        assertThat(first(run).actual()).hasValue(10.0);
        assertThat(first(run).note()).contains("9.5/s and 10/s").contains("5 undelivered");
        assertThat(
                        first(aRun().requiring("throughput >= 9.5/s").with(95, OK).with(5, LATE_OK))
                                .decision())
                .isEqualTo(PASS);
    }

    @Test
    void should_bound_throughput_by_what_each_undelivered_request_could_have_been() {
        assertThat(counts(OK, OK, LATE_OK).throughput(1)).isEqualTo(new Bounds(2, 3));
        assertThat(counts(OK, OK, notSent()).throughput(1)).isEqualTo(new Bounds(2, 3));
        assertThat(counts(OK, OK, failedIn(ofMillis(1)).firedLate(ofMillis(200))).throughput(1))
                .isEqualTo(new Bounds(2, 3));
        assertThat(counts(OK, OK, failedIn(ofMillis(1))).throughput(1)).isEqualTo(new Bounds(2, 2));
        assertThat(counts(OK, OK.afterItsPhase()).throughput(2)).isEqualTo(new Bounds(0.5, 0.5));
        assertThat(counts(OK, LATE_OK.afterItsPhase()).throughput(1))
                .as("not known which of the two was too late")
                .isEqualTo(new Bounds(0, 2));
    }

    @Test
    void should_fail_counts_without_a_sample() {
        for (String sentence : List.of("throughput of follow < 100/s", "errors of follow < 1%")) {
            SloResult none = first(aRun().requiring(sentence).with(10, OK));
            assertThat(none.decision()).isEqualTo(FAIL);
            assertThat(none.actual()).isEmpty();
            assertThat(none.censored()).isFalse();
            assertThat(none.note()).isEqualTo("no sample: nothing became due");
        }
    }

    @Test
    void should_give_the_margin_on_the_good_side_of_the_limit() {
        RunBuilder run =
                aRun().requiring("throughput > 8/s", "throughput > 20/s", "throughput > 10/s")
                        .with(100, OK);
        assertThat(run.verdict().slos())
                .extracting(SloResult::marginRatio)
                .startsWith(0.25, -0.5, 0.0);
        assertThat(run.verdict().slos()).extracting(SloResult::censored).containsOnly(false);
    }

    @Test
    void should_give_no_margin_to_a_miss_by_a_hair() {
        SloResult hair =
                first(aRun().requiring("errors < 1%").with(99, OK).with(1, droppedAtTheLimit()));
        assertThat(hair.decision()).isEqualTo(FAIL);
        assertThat(hair.marginRatio()).isEqualTo(0);
    }

    @Test
    void should_take_requests_of_which_none_ended_well_as_a_throughput_of_0() {
        SloResult zero =
                first(aRun().requiring("throughput > 1/s").with(10, failedIn(ofMillis(1))));
        assertThat(zero.decision()).isEqualTo(FAIL);
        assertThat(zero.actual()).hasValue(0.0);
        assertThat(zero.marginRatio()).isEqualTo(-1);
    }

    @Test
    void should_give_the_margin_as_it_is_when_the_limit_is_0() {
        RunBuilder run =
                aRun().requiring("errors <= 0%").with(75, OK).with(25, failedIn(ofMillis(1)));
        assertThat(first(run).marginRatio()).isEqualTo(-0.25);
        assertThat(first(aRun().requiring("errors <= 0%").with(75, OK)).marginRatio()).isEqualTo(0);
    }
}
