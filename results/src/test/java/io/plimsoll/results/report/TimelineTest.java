package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.outcome.Density;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.results.fixture.Runs;
import io.plimsoll.results.fixture.SimulatedRuns;
import io.plimsoll.results.run.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long run in few columns, of which nothing is lost. */
final class TimelineTest {

    private static Timeline timeline(Run run) {
        return Report.of(run, Judge.judge(run), new Origin(List.of(), "0.1.0", "")).timeline();
    }

    @Test
    void should_show_each_second_of_a_short_run() {
        Timeline timeline = timeline(Runs.healthy());

        assertThat(timeline.columnSeconds()).isEqualTo(1);
        assertThat(timeline.columns()).hasSize(25);
        assertThat(timeline.phases())
                .extracting(Timeline.Stretch::recorded)
                .containsExactly(false, true);
    }

    @Test
    void should_add_up_counts_and_keep_the_worst_second_of_everything_else() {
        Run run = SimulatedRuns.of(3, 10_000, 5, true);
        Timeline timeline = timeline(run);

        assertThat(timeline.columnSeconds()).isEqualTo(20);
        assertThat(timeline.columns()).hasSize(500);
        assertThat(timeline.columns().stream().mapToLong(Timeline.Column::ok).sum())
                .isEqualTo(run.timeline().stream().mapToLong(Second::okCompleted).sum());
        assertThat(timeline.columns().stream().mapToLong(Timeline.Column::errors).sum())
                .isEqualTo(run.allRequests().ledger().planned() - run.allRequests().ledger().ok());
        assertThat(timeline.columns().stream().mapToLong(Timeline.Column::responseMaxNanos).max())
                .isEqualTo(run.timeline().stream().mapToLong(Second::responseMaxNanos).max());
        Timeline.Column first = timeline.columns().getFirst();
        int bucket = Density.bucket(first.responseP50Nanos());
        assertThat(first.responses().get(bucket))
                .isEqualTo(
                        run.timeline().subList(0, 20).stream()
                                .mapToLong(second -> second.responses().count(bucket))
                                .sum());
    }

    @Test
    void should_have_no_more_columns_than_can_be_seen_however_long_the_run() {
        assertThat(timeline(SimulatedRuns.of(1, 86_400, 1, false)).columns()).hasSizeLessThan(601);
        assertThat(timeline(SimulatedRuns.empty()).columns()).isEmpty();
    }
}
