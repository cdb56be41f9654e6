package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.failedIn;
import static io.plimsoll.analysis.slo.Exchange.notSent;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Slo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What is decided second by second. Ten lookups end in each second, unless said otherwise. */
class SloWatchTest {

    private static final Exchange FAST = answeredIn(ofMillis(10));
    private static final Exchange SLOW = answeredIn(ofSeconds(1));
    private static final Exchange FAILED = failedIn(ofMillis(1));

    private final List<Slo> aborted = new ArrayList<>();
    private final SloWatch watch = new SloWatch(aborted::add);

    /** Plays a run of so many seconds. */
    private Run play(RunBuilder builder, int seconds, IntFunction<List<Exchange>> ending) {
        Run run = builder.build();
        watch.begins(run.scenario(), "http://127.0.0.1:8080", Instant.EPOCH);
        for (int second = 0; second < seconds; second++) {
            watch.changed(changes(run, second, ending.apply(second)));
        }
        return run;
    }

    private static Changes changes(Run run, int second, List<Exchange> ended) {
        Duration now = ofSeconds(second + 1L);
        List<PhaseOutcome> begun =
                run.phases().stream()
                        .filter(phase -> phase.start().compareTo(now) < 0)
                        .map(phase -> until(phase, now))
                        .toList();
        return new Changes(
                List.of(Second.empty(second)),
                List.of(
                        new Changes.OfRequests(
                                0,
                                Tally.ofRequests("steady", "browse", "lookup", ended),
                                Map.of())),
                List.of(
                        new Changes.OfArrivals(
                                0, Tally.ofJourneys("steady", "browse", ended), Map.of())),
                List.of(),
                begun,
                new Changes.Connections(1, 0, List.of()),
                run.generator());
    }

    private static PhaseOutcome until(PhaseOutcome phase, Duration now) {
        Duration soFar = now.minus(phase.start());
        boolean over = soFar.compareTo(phase.length()) > 0;
        return new PhaseOutcome(
                phase.name(),
                phase.start(),
                over ? phase.length() : soFar,
                phase.recorded(),
                phase.closed());
    }

    private static List<Exchange> ten(Exchange each) {
        return Collections.nCopies(10, each);
    }

    private static RunBuilder twentySeconds(String... slos) {
        return aRun().requiring(slos).phase("steady", ofSeconds(20)).with(200, FAST);
    }

    private SloResult first(Run run) {
        return Judge.judge(run, watch).slos().getFirst();
    }

    @Test
    void should_decide_by_the_worst_whole_window() {
        Run run =
                play(
                        twentySeconds("errors < 15% over 10s", "errors <= 20% over 10s"),
                        20,
                        second -> ten(second == 5 || second == 6 ? FAILED : FAST));

        SloResult broken = first(run);
        assertThat(broken.decision()).isEqualTo(Decision.FAIL);
        assertThat(broken.actual()).hasValue(0.2);
        assertThat(broken.firstBroken())
                .as("the end of its first whole window")
                .hasValue(ofSeconds(10));
        assertThat(Judge.judge(run, watch).slos().get(1).decision()).isEqualTo(Decision.PASS);
        assertThat(Judge.judge(run, watch).causes()).containsExactly(ExitCode.SLO_MISSED);
    }

    @Test
    void should_break_nothing_later_than_the_end_of_the_run() {
        RunBuilder brief =
                aRun().requiring("errors < 1%").phase("steady", ofMillis(812)).with(10, FAILED);

        assertThat(first(play(brief, 1, _ -> ten(FAILED))).firstBroken()).hasValue(ofMillis(812));
    }

    @Test
    void should_slide_by_one_second() {
        Run run =
                play(
                        twentySeconds("errors < 30% over 3s"),
                        20,
                        second -> ten(second == 7 ? FAILED : FAST));

        assertThat(first(run).firstBroken()).hasValue(ofSeconds(8));
        assertThat(first(run).actual().orElseThrow()).isCloseTo(1 / 3.0, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void should_leave_a_window_undecided_that_undelivered_requests_could_turn() {
        Run run =
                play(
                        twentySeconds("errors < 5% over 2s"),
                        20,
                        second -> ten(second == 7 ? notSent() : FAST));

        assertThat(first(run).decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(first(run).firstBroken()).isEmpty();
    }

    @Test
    void should_decide_times_of_requests_and_of_journeys_in_windows() {
        Run run =
                play(
                        twentySeconds(
                                "p90 of lookup < 500ms over 2s",
                                "journey p50 < 500ms over 2s",
                                "max < 2s over 1s",
                                "mean < 10ms over 20s"),
                        20,
                        second -> ten(second == 3 ? SLOW : FAST));

        assertThat(Judge.judge(run, watch).slos())
                .extracting(SloResult::decision)
                .startsWith(Decision.FAIL, Decision.PASS, Decision.PASS, Decision.FAIL);
        assertThat(first(run).firstBroken()).hasValue(ofSeconds(4));
        assertThat(first(run).actual().orElseThrow()).isGreaterThan(9e8);
    }

    @Test
    void should_count_throughput_only_in_windows_inside_the_phases() {
        Run run =
                play(
                        twentySeconds("throughput > 9/s over 5s", "throughput > 10/s over 20s"),
                        30,
                        second -> second < 20 ? ten(FAST) : List.of());

        assertThat(first(run).decision()).isEqualTo(Decision.PASS);
        assertThat(first(run).actual()).hasValue(10.0);
        assertThat(Judge.judge(run, watch).slos().get(1).decision()).isEqualTo(Decision.FAIL);
    }

    @Test
    void should_pass_over_seconds_in_which_nothing_ended() {
        Run run =
                play(
                        twentySeconds("p99 < 1s over 2s", "errors < 1% over 2s"),
                        20,
                        second -> second < 4 ? ten(FAST) : List.of());

        assertThat(Judge.judge(run, watch).slos())
                .extracting(SloResult::decision)
                .containsOnly(Decision.PASS);
    }

    @Test
    void should_fail_without_a_whole_window() {
        Run run =
                play(
                        twentySeconds("errors < 1% over 30s", "throughput > 1/s over 30s"),
                        20,
                        _ -> ten(FAST));

        assertThat(first(run).decision()).isEqualTo(Decision.FAIL);
        assertThat(notes(run))
                .startsWith(
                        "no sample: it lasted less than 30s",
                        "no sample: no 30s lie wholly within its phases");
    }

    @Test
    void should_say_that_none_was_answered_and_not_that_none_was_due() {
        Run run =
                play(
                        twentySeconds("p99 < 1s over 2s", "journey max < 1s over 5s")
                                .withJourneys(200, FAILED),
                        20,
                        _ -> ten(FAILED));

        assertThat(first(run).decision()).isEqualTo(Decision.FAIL);
        assertThat(notes(run))
                .startsWith(
                        "no sample: none was answered in any 2s",
                        "no sample: none was answered in any 5s");
    }

    private List<String> notes(Run run) {
        return Judge.judge(run, watch).slos().stream().map(SloResult::note).toList();
    }

    @Test
    void should_say_once_that_a_run_has_to_end_and_fail_it() {
        Run run =
                play(
                        twentySeconds("errors < 50% over 2s else abort").stopped(),
                        20,
                        second -> ten(second >= 4 ? FAILED : FAST));

        assertThat(aborted)
                .extracting(Slo::toString)
                .containsExactly("errors < 50% over 2s else abort");
        assertThat(Judge.judge(run, watch).exitCode()).isEqualTo(ExitCode.SLO_MISSED);
        assertThat(first(run).firstBroken()).hasValue(ofSeconds(5));
        assertThat(Judge.judge(run).exitCode()).as("not watched").isEqualTo(ExitCode.STOPPED);
    }

    @Test
    void should_abort_nothing_that_is_not_proved() {
        play(
                twentySeconds("errors < 60% over 2s else abort", "errors < 1% over 1s"),
                20,
                second -> second % 2 == 0 ? ten(notSent()) : ten(FAILED));

        assertThat(aborted).isEmpty();
    }

    @Test
    void should_tell_when_a_sentence_about_the_whole_was_first_broken() {
        Run run =
                play(
                        aRun().requiring("p50 < 100ms", "max < 5s")
                                .phase("steady", ofSeconds(20))
                                .with(100, FAST)
                                .with(101, SLOW),
                        20,
                        second -> ten(second >= 9 ? SLOW : FAST));

        assertThat(first(run).decision()).isEqualTo(Decision.FAIL);
        assertThat(first(run).firstBroken()).hasValue(ofSeconds(10));
        assertThat(Judge.judge(run, watch).slos().get(1).firstBroken()).isEmpty();
    }

    @Test
    void should_leave_windows_undecided_that_nobody_watched() {
        assertThat(twentySeconds("errors < 1% over 2s").verdict().slos().getFirst().decision())
                .isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void should_not_pass_what_is_known_by_minutes_only() {
        Run run = play(twentySeconds("errors < 50% over 2s"), 10, _ -> ten(FAST));
        Changes tenth = changes(run, 10, ten(FAST));
        List<Second> seconds = List.of(Second.empty(10), Second.empty(11));
        watch.changed(
                new Changes(
                        seconds,
                        tenth.requests(),
                        tenth.arrivals(),
                        tenth.drops(),
                        tenth.phases(),
                        tenth.connections(),
                        tenth.generator()));

        assertThat(first(run).decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(first(run).note()).isEqualTo("its seconds are not known");
    }

    @Test
    void should_keep_the_default_beside_a_guard_over_some_seconds() {
        assertThat(twentySeconds("errors < 50% over 10s").verdict().slos()).hasSize(2);
    }
}
