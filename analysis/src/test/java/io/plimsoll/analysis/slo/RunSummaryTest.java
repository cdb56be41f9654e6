package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.answeredIn;
import static io.plimsoll.analysis.slo.Exchange.failedIn;
import static io.plimsoll.analysis.slo.RunBuilder.aRun;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.RunSummary.Throughput;
import io.plimsoll.model.outcome.RequestStats;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

    private static final Exchange OK =
            answeredIn(ofMillis(20)).firedLate(ofMillis(3)).readLate(ofMillis(2));

    @Test
    void should_merge_the_recorded_phases() {
        RunSummary summary =
                RunSummary.of(
                        aRun().unrecordedPhase("warm-up", ofSeconds(5))
                                .with(1000, answeredIn(ofSeconds(1)))
                                .phase("steady", ofSeconds(5))
                                .with(10, "browse", "lookup", OK)
                                .with(20, "browse", "follow", OK)
                                .phase("surge", ofSeconds(5))
                                .with(30, "browse", "lookup", OK)
                                .with(40, "store", "put", failedIn(ofMillis(1)))
                                .build());
        assertThat(summary.requests().ledger().planned()).isEqualTo(100);
        assertThat(summary.requests().ledger().failed()).isEqualTo(40);
        assertThat(summary.requests().times().response().max()).isEqualTo(23_000_000);
        assertThat(summary.requests().times().lateness.count()).isEqualTo(100);
        assertThat(summary.requests().times().readDelay.max()).isEqualTo(2_000_000);
        assertThat(summary.byName())
                .extracting(RequestStats::name)
                .containsExactly("lookup", "follow", "put");
        assertThat(summary.byName())
                .extracting(s -> s.ledger().planned())
                .containsExactly(40L, 20L, 40L);
        assertThat(summary.byName()).extracting(RequestStats::phase).containsOnly("*");
        assertThat(summary.byPhase())
                .extracting(RequestStats::phase)
                .containsExactly("steady", "surge");
        assertThat(summary.byPhase())
                .extracting(s -> s.ledger().planned())
                .containsExactly(30L, 70L);
        assertThat(summary.byPhase()).extracting(RequestStats::name).containsOnly("*");
        assertThat(summary.byWorkload())
                .extracting(RequestStats::workload)
                .containsExactly("browse", "store");
        assertThat(summary.byWorkload())
                .extracting(s -> s.ledger().planned())
                .containsExactly(60L, 40L);
    }

    @Test
    void should_not_change_the_run_it_summarizes() {
        var run = aRun().with(10, OK).build();
        RunSummary.of(run);
        assertThat(RunSummary.of(run).requests().ledger().planned()).isEqualTo(10);
        assertThat(run.requests().getFirst().times().answered.count()).isEqualTo(10);
    }

    @Test
    void should_take_peak_and_sustained_throughput_from_the_seconds_inside_recorded_phases() {
        Throughput throughput =
                throughput(
                        aRun().unrecordedPhase("warm-up", ofSeconds(2))
                                .phase("steady", ofSeconds(10))
                                .with(30, OK)
                                .with(5, OK.afterItsPhase())
                                .completingPerSecond(
                                        900, 0, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 800, 0));
        assertThat(throughput).isEqualTo(new Throughput(3, 20, 11));
    }

    @Test
    void should_sustain_what_nine_seconds_in_ten_completed() {
        RunBuilder run =
                aRun().phase("steady", ofSeconds(20))
                        .completingPerSecond(
                                0, 7, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        assertThat(throughput(run).sustained()).isEqualTo(7);
    }

    @Test
    void should_leave_out_seconds_that_a_phase_covers_only_in_part() {
        Throughput throughput =
                throughput(
                        aRun().phaseFrom(ofMillis(500), "a", ofMillis(2000))
                                .phaseFrom(ofMillis(4500), "b", ofMillis(1500))
                                .completingPerSecond(100, 5, 200, 300, 400, 7, 500));
        assertThat(throughput.peak()).isEqualTo(7);
        assertThat(throughput.sustained()).isEqualTo(5);
    }

    @Test
    void should_join_phases_that_touch_or_overlap() {
        Throughput throughput =
                throughput(
                        aRun().phaseFrom(ofMillis(0), "a", ofMillis(1500))
                                .with(6, OK)
                                .phaseFrom(ofMillis(1500), "b", ofMillis(1500))
                                .phaseFrom(ofMillis(1000), "c", ofMillis(200))
                                .completingPerSecond(5, 9, 5, 70));
        assertThat(throughput).isEqualTo(new Throughput(2, 9, 5));
    }

    @Test
    void should_order_phases_by_their_start() {
        RunBuilder run =
                aRun().phaseFrom(ofSeconds(10), "later", ofSeconds(10))
                        .with(40, OK)
                        .phaseFrom(ofSeconds(0), "earlier", ofSeconds(10));
        assertThat(throughput(run).mean()).isEqualTo(2);
    }

    @Test
    void should_fall_back_to_the_mean_when_no_whole_second_was_recorded() {
        Throughput throughput =
                throughput(aRun().phase("blink", ofMillis(500)).with(5, OK).completingPerSecond(5));
        assertThat(throughput).isEqualTo(new Throughput(10, 10, 10));
    }

    @Test
    void should_have_no_throughput_without_a_recorded_phase() {
        assertThat(
                        throughput(
                                aRun().unrecordedPhase("warm-up", ofSeconds(1))
                                        .with(5, OK)
                                        .completingPerSecond(5)))
                .isEqualTo(new Throughput(0, 0, 0));
    }

    private static Throughput throughput(RunBuilder run) {
        return RunSummary.of(run.build()).throughput();
    }
}
