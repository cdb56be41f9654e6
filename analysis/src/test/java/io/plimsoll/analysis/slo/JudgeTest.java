package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.droppedAtTheLimit;
import static io.plimsoll.analysis.slo.Exchange.failedIn;
import static io.plimsoll.analysis.slo.Exchange.notSent;
import static io.plimsoll.analysis.slo.Exchange.timedOutAfter;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static io.plimsoll.model.basics.ExitCode.PASS;
import static io.plimsoll.model.basics.ExitCode.PLAN_NOT_DELIVERED;
import static io.plimsoll.model.basics.ExitCode.SLO_INCONCLUSIVE;
import static io.plimsoll.model.basics.ExitCode.SLO_MISSED;
import static io.plimsoll.model.basics.ExitCode.STOPPED;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.BudgetLevel;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Slo.Measure;
import org.junit.jupiter.api.Test;

/** What an SLO is decided over, and what follows from all of them. */
class JudgeTest {

    private static final Exchange FAST = answeredIn(ofMillis(10));
    private static final Exchange SLOW = answeredIn(ofSeconds(1));

    // --- the default

    @Test
    void should_add_errors_below_1_percent_unless_the_scenario_has_an_errors_slo() {
        Verdict none = aRun().requiring("p95 < 1s").with(100, FAST).verdict();
        assertThat(none.slos())
                .extracting(r -> r.slo().toString())
                .containsExactly("p95 < 1s", "errors < 1%");
        Verdict own =
                aRun().requiring("errors of lookup < 50%", "p95 < 1s").with(100, FAST).verdict();
        assertThat(own.slos()).hasSize(2);
    }

    @Test
    void should_keep_the_default_beside_a_warning() {
        Verdict verdict = aRun().requiring("warn errors < 0.1%").with(100, FAST).verdict();

        assertThat(verdict.slos())
                .extracting(r -> r.slo().toString())
                .containsExactly("warn errors < 0.1%", "errors < 1%");
    }

    @Test
    void should_leave_open_what_a_requirement_kept_from_beginning() {
        SloResult later =
                aRun().requiring("p50 < 1s during surge", "p50 < 1s")
                        .with(10, FAST)
                        .withheld("surge")
                        .verdict()
                        .slos()
                        .getFirst();

        assertThat(later.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(later.note()).isEqualTo("no sample: a `require` before it was not met");
    }

    // --- what only warns

    @Test
    void should_decide_a_warning_and_draw_nothing_from_it() {
        RunBuilder run = aRun().requiring("warn p50 < 100ms", "p50 < 2s").with(100, SLOW);

        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .containsExactly(Decision.FAIL, Decision.PASS, Decision.PASS);
        assertThat(run.verdict().exitCode()).isEqualTo(PASS);
        assertThat(run.verdict().decision()).isEqualTo(Decision.PASS);
    }

    @Test
    void should_draw_nothing_from_an_undecided_warning() {
        RunBuilder run =
                aRun().requiring("warn p99.9 < 1s", "p50 < 2s").with(1000, FAST).with(5, notSent());

        assertThat(run.verdict().slos().getFirst().decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(run.verdict().exitCode()).isEqualTo(PASS);
    }

    // --- budgets

    @Test
    void should_tell_how_far_a_budget_is_used_up() {
        Measure.Percentile p50 = new Measure.Percentile(50);

        assertThat(level(aRun().withBudget(p50, 100, 200, 300).with(9, FAST)))
                .isEqualTo(BudgetLevel.WITHIN);
        assertThat(level(aRun().withBudget(p50, 5, 200, 300).with(9, FAST)))
                .isEqualTo(BudgetLevel.OVER_TARGET);
        assertThat(level(aRun().withBudget(p50, 5, 10, 300).with(9, FAST)))
                .isEqualTo(BudgetLevel.WARNING);
        assertThat(level(aRun().withBudget(p50, 5, 6, 9).with(9, FAST)))
                .isEqualTo(BudgetLevel.VIOLATED);
        assertThat(level(aRun().withBudget(p50, 1, 1, 100).with(8, FAST).with(9, notSent())))
                .isEqualTo(BudgetLevel.UNDECIDED);
    }

    @Test
    void should_fail_by_a_violated_budget_only() {
        Measure.Percentile p50 = new Measure.Percentile(50);

        assertThat(aRun().withBudget(p50, 5, 10, 300).with(9, FAST).verdict().exitCode())
                .isEqualTo(PASS);
        assertThat(aRun().withBudget(p50, 5, 6, 9).with(9, FAST).verdict().causes())
                .containsExactly(SLO_MISSED);
        assertThat(
                        aRun().withBudget(new Measure.Throughput(), 20, 10, 1)
                                .with(100, FAST)
                                .verdict()
                                .budgets()
                                .getFirst()
                                .level())
                .isEqualTo(BudgetLevel.WARNING);
    }

    @Test
    void should_meet_a_target_of_no_errors_without_any() {
        Measure.Errors errors = new Measure.Errors();

        assertThat(level(aRun().withBudget(errors, 0, 0.1, 0.2).with(100, FAST)))
                .isEqualTo(BudgetLevel.WITHIN);
        assertThat(
                        level(
                                aRun().withBudget(errors, 0, 0.1, 0.2)
                                        .with(99, FAST)
                                        .with(1, droppedAtTheLimit())))
                .isEqualTo(BudgetLevel.OVER_TARGET);
    }

    private static BudgetLevel level(RunBuilder run) {
        return run.verdict().budgets().getFirst().level();
    }

    @Test
    void should_decide_by_the_default() {
        assertThat(aRun().with(1000, FAST).with(9, failedIn(ofMillis(1))).verdict().exitCode())
                .isEqualTo(PASS);
        assertThat(aRun().with(990, FAST).with(10, failedIn(ofMillis(1))).verdict().exitCode())
                .isEqualTo(SLO_MISSED);
    }

    // --- over what

    @Test
    void should_decide_over_the_recorded_phases_together() {
        RunBuilder run =
                aRun().requiring("p50 < 100ms", "errors < 50%", "throughput >= 20/s")
                        .unrecordedPhase("warm-up", ofSeconds(10))
                        .with(1000, SLOW)
                        .with(5000, failedIn(ofMillis(1)))
                        .phase("steady", ofSeconds(10))
                        .with(200, FAST)
                        .phase("surge", ofSeconds(10))
                        .with(199, SLOW)
                        .with(1, FAST);
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .containsOnly(Decision.PASS);
        assertThat(run.verdict().slos().get(2).actual()).hasValue(20.0);
    }

    @Test
    void should_decide_over_the_one_phase_that_is_named_even_if_it_is_not_recorded() {
        RunBuilder run =
                aRun().requiring(
                                "p50 < 100ms during steady",
                                "p50 < 100ms during surge",
                                "p50 < 100ms during warm-up")
                        .unrecordedPhase("warm-up", ofSeconds(10))
                        .with(10, SLOW)
                        .phase("steady", ofSeconds(10))
                        .with(10, FAST)
                        .phase("surge", ofSeconds(10))
                        .with(10, SLOW);
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .startsWith(Decision.PASS, Decision.FAIL, Decision.FAIL);
    }

    @Test
    void should_say_that_a_phase_did_not_begin() {
        SloResult never =
                aRun().requiring("p50 < 1s during surge")
                        .with(10, FAST)
                        .verdict()
                        .slos()
                        .getFirst();
        assertThat(never.decision()).isEqualTo(Decision.FAIL);
        assertThat(never.note()).contains("`surge` did not begin");
    }

    @Test
    void should_decide_over_the_requests_of_one_name_or_else_of_one_workload() {
        RunBuilder run =
                aRun().requiring(
                                "p99 of lookup < 100ms",
                                "p99 of follow < 100ms",
                                "p99 of browse < 100ms",
                                "p99 of store < 100ms")
                        .with(10, "browse", "lookup", FAST)
                        .with(10, "browse", "follow", SLOW)
                        .with(10, "store", "put", FAST)
                        .with(10, "store", "browse", SLOW);
        assertThat(run.verdict().slos())
                .extracting(SloResult::decision)
                .startsWith(Decision.PASS, Decision.FAIL, Decision.FAIL, Decision.FAIL);
    }

    @Test
    void should_prefer_the_request_when_a_workload_has_the_same_name() {
        RunBuilder run =
                aRun().requiring("p99 of put < 100ms")
                        .with(10, "store", "put", FAST)
                        .with(10, "put", "other", SLOW);
        assertThat(run.verdict().slos().getFirst().decision()).isEqualTo(Decision.PASS);
    }

    // --- what follows

    @Test
    void should_pass_when_every_slo_holds_and_the_plan_was_delivered() {
        Verdict verdict = aRun().requiring("p95 < 100ms").with(100, FAST).verdict();
        assertThat(verdict.decision()).isEqualTo(Decision.PASS);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.causes()).isEmpty();
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.exitCode()).isEqualTo(PASS);
    }

    @Test
    void should_fail_when_an_slo_is_missed_even_if_another_is_unclear() {
        Verdict verdict =
                aRun().requiring("p50 < 5ms", "max < 3s")
                        .with(999, FAST)
                        .with(1, timedOutAfter(ofSeconds(2)))
                        .verdict();
        assertThat(verdict.decision()).isEqualTo(Decision.FAIL);
        assertThat(verdict.causes()).containsExactly(SLO_MISSED, SLO_INCONCLUSIVE);
        assertThat(verdict.exitCode().code()).isEqualTo(99);
    }

    @Test
    void should_be_inconclusive_when_an_slo_is_unclear() {
        Verdict verdict =
                aRun().requiring("max < 3s")
                        .with(999, FAST)
                        .with(1, timedOutAfter(ofSeconds(2)))
                        .verdict();
        assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(verdict.causes()).containsExactly(SLO_INCONCLUSIVE);
        assertThat(verdict.exitCode().code()).isEqualTo(111);
    }

    @Test
    void should_be_inconclusive_when_the_plan_was_not_delivered_even_if_an_slo_is_missed() {
        Verdict verdict =
                aRun().requiring("p50 < 5ms").with(90, FAST).with(10, notSent()).verdict();
        assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(verdict.causes())
                .containsExactly(PLAN_NOT_DELIVERED, SLO_MISSED, SLO_INCONCLUSIVE);
        assertThat(verdict.exitCode().code()).isEqualTo(111);
    }

    @Test
    void should_never_pass_a_run_that_was_stopped() {
        Verdict verdict = aRun().requiring("p95 < 100ms").with(100, FAST).stopped().verdict();
        assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(verdict.causes()).containsExactly(STOPPED);
        assertThat(verdict.exitCode().code()).isEqualTo(105);
    }

    @Test
    void should_call_nothing_missed_that_was_stopped_before_it_began() {
        Verdict verdict = aRun().requiring("p95 < 100ms").stopped().verdict();

        assertThat(verdict.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(verdict.causes()).doesNotContain(SLO_MISSED);
        assertThat(verdict.exitCode()).isEqualTo(STOPPED);
    }

    @Test
    void should_put_being_stopped_before_everything_else() {
        Verdict verdict =
                aRun().requiring("p95 < 5ms")
                        .with(90, FAST)
                        .with(10, notSent())
                        .stopped()
                        .verdict();
        assertThat(verdict.causes()).startsWith(STOPPED, PLAN_NOT_DELIVERED, SLO_MISSED);
        Verdict missed = aRun().requiring("p95 < 5ms").with(90, FAST).stopped().verdict();
        assertThat(missed.decision()).isEqualTo(Decision.FAIL);
        assertThat(missed.exitCode()).isEqualTo(STOPPED);
    }

    @Test
    void should_fail_an_overloaded_target_validly_when_it_only_drops_or_answers_500_fast() {
        Verdict drops =
                aRun().requiring("p99 < 100ms")
                        .with(950, FAST)
                        .with(50, droppedAtTheLimit())
                        .verdict();
        assertThat(drops.valid()).isTrue();
        assertThat(drops.slos())
                .extracting(SloResult::decision)
                .containsExactly(Decision.FAIL, Decision.FAIL);
        Verdict errors =
                aRun().requiring("p99 < 100ms").with(1000, failedIn(ofMillis(1))).verdict();
        assertThat(errors.valid()).isTrue();
        assertThat(errors.exitCode().code()).isEqualTo(99);
    }

    @Test
    void should_fail_a_run_in_which_nothing_became_due() {
        Verdict verdict = aRun().verdict();
        assertThat(verdict.decision()).isEqualTo(Decision.FAIL);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.slos().getFirst().note()).contains("no sample");
    }

    @Test
    void should_say_that_no_phase_is_recorded() {
        Verdict verdict = aRun().unrecordedPhase("warm-up", ofSeconds(10)).with(10, FAST).verdict();
        assertThat(verdict.slos().getFirst().note()).contains("no phase is recorded");
    }
}
