package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.droppedAtTheLimit;
import static io.plimsoll.analysis.slo.Exchange.notSent;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Law 3 on valid and not, sentence by sentence. */
class ValidityTest {

    private static final Exchange FAST = answeredIn(ofMillis(10));
    private static final Exchange LATE = FAST.firedLate(ofMillis(612));

    private static Reason reason(Verdict verdict, String name) {
        return verdict.reasons().stream()
                .filter(r -> r.kind().label().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // --- the rule

    @Test
    void should_be_invalid_above_1_percent_undelivered() {
        assertThat(aRun().with(990, FAST).with(10, notSent()).verdict().valid()).isTrue();
        assertThat(aRun().with(989, FAST).with(11, notSent()).verdict().valid()).isFalse();
        assertThat(aRun().with(989, FAST).with(11, LATE).verdict().valid()).isFalse();
        assertThat(aRun().with(989, FAST).with(6, LATE).with(5, notSent()).verdict().valid())
                .isFalse();
    }

    @Test
    void should_count_requests_of_recorded_phases_only() {
        Verdict cold =
                aRun().unrecordedPhase("warm-up", ofSeconds(10))
                        .with(100, notSent())
                        .phase("steady", ofSeconds(10))
                        .with(100, FAST)
                        .verdict();
        assertThat(cold.valid()).isTrue();
        Verdict hidden =
                aRun().unrecordedPhase("warm-up", ofSeconds(10))
                        .with(10_000, FAST)
                        .phase("steady", ofSeconds(10))
                        .with(98, FAST)
                        .with(2, notSent())
                        .verdict();
        assertThat(hidden.valid()).isFalse();
    }

    @Test
    void should_not_hold_drops_at_a_limit_against_the_generator() {
        Verdict verdict = aRun().with(50, FAST).with(50, droppedAtTheLimit()).verdict();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.reasons()).isEmpty();
    }

    // --- the reasons

    @Test
    void should_give_no_reasons_when_it_was_stopped_before_the_first_arrival() {
        assertThat(aRun().withRunDelay(ofSeconds(5)).verdict().reasons()).isEmpty();
    }

    @Test
    void should_give_the_undelivered_share_as_figures() {
        Reason share = reason(aRun().with(950, FAST).with(50, notSent()).verdict(), "undelivered");
        assertThat(share.invalidates()).isTrue();
        assertThat(share.figure()).contains("50 requests (5%) of 1,000");
    }

    @Test
    void should_warn_of_undelivered_requests_that_do_not_invalidate() {
        Reason share = reason(aRun().with(995, FAST).with(5, notSent()).verdict(), "undelivered");
        assertThat(share.invalidates()).isFalse();
        assertThat(share.figure()).contains("0.5%");
    }

    @Test
    void should_name_exhausted_resources_before_the_lateness_they_cause() {
        for (ErrorKind kind :
                new ErrorKind[] {
                    ErrorKind.GENERATOR_PORTS,
                    ErrorKind.GENERATOR_DESCRIPTORS,
                    ErrorKind.GENERATOR_MEMORY,
                    ErrorKind.GENERATOR_OTHER
                }) {
            Verdict verdict =
                    aRun().with(800, FAST).with(120, LATE).with(80, notSent(kind)).verdict();
            assertThat(verdict.reasons())
                    .extracting(reason -> reason.kind().label())
                    .containsExactly(kind.label(), "lateness", "undelivered");
            assertThat(verdict.reasons()).allMatch(Reason::invalidates);
            assertThat(verdict.reasons().getFirst().figure())
                    .isEqualTo("80 requests (8%) not sent: said " + kind.label());
        }
    }

    @Test
    void should_name_lateness_first_when_resources_explain_less_than_a_tenth() {
        Exchange unsent = notSent(ErrorKind.GENERATOR_PORTS);
        Verdict little = aRun().with(800, FAST).with(182, LATE).with(18, unsent).verdict();
        assertThat(little.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("lateness", "generator ports", "undelivered");
        Verdict enough = aRun().with(800, FAST).with(180, LATE).with(20, unsent).verdict();
        assertThat(enough.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("generator ports", "lateness", "undelivered");
    }

    @Test
    void should_name_the_resource_that_stopped_most_first() {
        Verdict verdict =
                aRun().with(900, FAST)
                        .with(10, notSent(ErrorKind.GENERATOR_PORTS))
                        .with(30, notSent(ErrorKind.GENERATOR_MEMORY))
                        .with(20, notSent(ErrorKind.GENERATOR_DESCRIPTORS))
                        .verdict();
        assertThat(verdict.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly(
                        "generator memory",
                        "generator descriptors",
                        "generator ports",
                        "undelivered");
    }

    @Test
    void should_measure_lateness_per_shard() {
        Reason lateness = reason(aRun().with(950, FAST).with(50, LATE).verdict(), "lateness");
        assertThat(lateness.figure())
                .isEqualTo("shard 0: p99 612ms, max 612ms, 5% of requests more than 100ms late");
    }

    @Test
    void should_count_what_was_dropped_for_being_a_second_late() {
        Verdict verdict =
                aRun().with(900, FAST)
                        .with(98, LATE)
                        .with(2, notSent(ErrorKind.GENERATOR_LATE))
                        .verdict();
        assertThat(verdict.reasons())
                .contains(
                        new Reason(
                                true,
                                Reason.Kind.LATENESS,
                                "2 requests (0.2%) dropped for being late"));
        Verdict one = aRun().with(99, LATE).with(1, notSent(ErrorKind.GENERATOR_LATE)).verdict();
        assertThat(one.reasons())
                .contains(
                        new Reason(
                                true,
                                Reason.Kind.LATENESS,
                                "1 request (1%) dropped for being late"));
        Verdict none = aRun().with(900, FAST).with(100, LATE).verdict();
        assertThat(none.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("lateness", "undelivered");
    }

    @Test
    void should_call_lateness_unhealthy_from_10_ms_at_p99_or_above_100_ms_at_worst() {
        Exchange tenLate = FAST.firedLate(Duration.ofNanos(10_002_431));
        assertThat(aRun().with(1000, tenLate).verdict().reasons()).hasSize(1);
        Exchange hundredLate = FAST.firedLate(ofMillis(100));
        assertThat(aRun().with(1000, FAST).with(1, hundredLate).verdict().reasons()).isEmpty();
    }

    @Test
    void should_name_run_delay_before_lateness() {
        Verdict verdict =
                aRun().with(950, FAST).with(50, LATE).withRunDelay(ofMillis(5100)).verdict();
        assertThat(verdict.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("run delay", "lateness", "undelivered");
        assertThat(verdict.reasons().getFirst().figure())
                .isEqualTo("shard 0: runnable but not running for 5.1s of 10s (51%)");
        assertThat(aRun().with(100, FAST).withRunDelay(ofMillis(500)).verdict().reasons())
                .hasSize(1);
        Verdict little =
                aRun().with(950, FAST).with(50, LATE).withRunDelay(ofMillis(499)).verdict();
        assertThat(little.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("lateness", "undelivered");
    }

    @Test
    void should_name_pauses_before_lateness_only_if_they_explain_it() {
        Verdict explained =
                aRun().with(950, FAST).with(50, LATE).withGcPauses(3, ofMillis(306)).verdict();
        assertThat(explained.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("gc pauses", "lateness", "undelivered");
        assertThat(explained.reasons().getFirst().figure())
                .isEqualTo("3 pauses, the longest 306ms");
        Verdict unexplained =
                aRun().with(950, FAST).with(50, LATE).withGcPauses(3, ofMillis(305)).verdict();
        assertThat(unexplained.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("lateness", "gc pauses", "undelivered");
        Verdict harmless =
                aRun().with(950, FAST).with(50, LATE).withGcPauses(300, ofMillis(99)).verdict();
        assertThat(harmless.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly("lateness", "undelivered");
    }

    @Test
    void should_measure_read_delay_per_shard() {
        Verdict verdict = aRun().with(950, FAST.readLate(ofMillis(45))).with(50, LATE).verdict();
        assertThat(reason(verdict, "read delay").figure()).contains("shard 0: p99 45ms, max 45ms");
        assertThat(reason(verdict, "read delay").invalidates()).isTrue();
    }

    @Test
    void should_tell_drops_at_the_limit_that_are_our_own_fault() {
        Exchange dropped = notSent(ErrorKind.GENERATOR_IN_FLIGHT);
        Verdict many = aRun().with(950, FAST).with(50, dropped).verdict();
        assertThat(reason(many, "in-flight").figure())
                .startsWith("50 requests (5%) dropped at limits.in-flight");
        Verdict one = aRun().with(10, FAST).with(1, dropped).verdict();
        assertThat(reason(one, "in-flight").figure()).startsWith("1 request (9.09%) dropped");
    }

    @Test
    void should_name_clock_steps() {
        Verdict verdict = aRun().with(950, FAST).with(50, notSent()).withClockSteps(2).verdict();
        assertThat(reason(verdict, "clock steps").figure()).startsWith("2 jumps");
        assertThat(reason(verdict, "clock steps").invalidates()).isTrue();
    }

    // --- warnings

    @Test
    void should_only_warn_of_the_generators_troubles_while_the_plan_was_delivered() {
        Verdict verdict =
                aRun().with(999, FAST.readLate(ofMillis(45)).firedLate(ofMillis(20)))
                        .with(1, notSent(ErrorKind.GENERATOR_PORTS))
                        .withRunDelay(ofSeconds(5))
                        .withGcPauses(1, ofSeconds(1))
                        .withClockSteps(1)
                        .verdict();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.reasons())
                .extracting(reason -> reason.kind().label())
                .containsExactly(
                        "generator ports",
                        "run delay",
                        "gc pauses",
                        "lateness",
                        "read delay",
                        "clock steps",
                        "undelivered");
        assertThat(verdict.reasons()).noneMatch(Reason::invalidates);
    }

    @Test
    void should_keep_silent_about_a_healthy_generator() {
        Verdict verdict =
                aRun().with(1000, FAST.readLate(ofMillis(9)).firedLate(ofMillis(9)))
                        .withRunDelay(ofMillis(400))
                        .withGcPauses(50, ofMillis(50))
                        .withCpuShare(0.79)
                        .verdict();
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void should_not_report_lateness_that_only_unrecorded_phases_saw() {
        Verdict verdict =
                aRun().unrecordedPhase("warm-up", ofSeconds(10))
                        .with(100, LATE)
                        .phase("steady", ofSeconds(10))
                        .with(100, FAST)
                        .verdict();
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void should_only_warn_of_total_cpu() {
        Verdict verdict = aRun().with(100, FAST).withCpuShare(0.93).verdict();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.reasons())
                .containsExactly(new Reason(false, Reason.Kind.CPU, "93% of 2 processors"));
        Verdict invalid = aRun().with(100, notSent()).withCpuShare(0.93).verdict();
        assertThat(reason(invalid, "cpu").invalidates()).isFalse();
    }

    @Test
    void should_only_warn_of_stamps_that_fell_back_to_the_read() {
        Verdict all = aRun().with(100, FAST).withoutKernelStamps().verdict();
        assertThat(all.valid()).isTrue();
        assertThat(reason(all, "stamps").invalidates()).isFalse();
        Verdict some = aRun().with(1000, FAST).withStampsMissing(50).verdict();
        assertThat(reason(some, "stamps"))
                .isEqualTo(
                        new Reason(
                                false, Reason.Kind.STAMPS, "50 answers (4.76%) timed by the read"));
        assertThat(aRun().with(1000, FAST).withStampsMissing(1).verdict().reasons()).isEmpty();
    }

    @Test
    void should_not_miss_stamps_where_there_are_none_to_have() {
        RunBuilder run =
                aRun().with(100, "code", "call", FAST)
                        .with(100, "browse", "lookup", FAST)
                        .withStampsMissing(100);
        assertThat(run.verdict().reasons()).isEmpty();
    }

    @Test
    void should_not_warn_of_stamps_that_the_scenario_turned_off() {
        assertThat(aRun().with(100, FAST).withStampsTurnedOff().verdict().reasons()).isEmpty();
    }
}
