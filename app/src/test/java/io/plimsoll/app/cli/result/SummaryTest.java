package io.plimsoll.app.cli.result;

import static io.plimsoll.results.fixture.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.results.fixture.Runs;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.run.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The summary: verdict first, evidence second. */
final class SummaryTest {

    private static final String[] SLOS = {
        "p95 < 100ms",
        "p99 of lookup < 500ms during steady",
        "errors < 0.1%",
        "throughput > 90/s during steady",
        "journey p95 of browse < 1s"
    };

    private static Report report(Run run) {
        return Report.of(run, Judge.judge(run), new Origin(List.of(), "0.1.0", ""));
    }

    private static String summary(Run run, Summary.Extent extent, boolean all) {
        return String.join(
                        "\n",
                        new Summary(Paint.NONE, extent, all, Integer.MAX_VALUE).lines(report(run)))
                + "\n";
    }

    private static String usual(Run run) {
        return summary(run, Summary.Extent.USUAL, false);
    }

    @Test
    void should_show_a_pass() {
        assertGolden("pass.txt", usual(Runs.healthy(SLOS)));
    }

    @Test
    void should_tell_of_attempts_when_there_were_more_than_requests() {
        assertThat(usual(Runs.healthy())).doesNotContain("attempts");
        assertThat(usual(Runs.tried(12, 3)))
                .contains("; 5,015 attempts, 12 after one that failed, 3 where a redirect led\n");
    }

    @Test
    void should_show_the_wait_for_a_connection_when_it_is_a_part_of_the_response() {
        Run run = Runs.healthy();
        assertThat(usual(run)).doesNotContain("Connection wait");

        run.requests()
                .forEach(
                        stats ->
                                stats.times()
                                        .connectionWait
                                        .record(9_000_000, stats.attempts().sent()));
        assertThat(usual(run)).contains("Connection wait", "p99 9.00ms");
    }

    @Test
    void should_show_groups_and_metrics_when_there_are_any() {
        assertGolden("extras.txt", usual(Runs.withExtras("group p95 of payment < 20ms")));
    }

    @Test
    void should_list_every_slo_when_asked() {
        assertGolden("all.txt", summary(Runs.healthy(SLOS), Summary.Extent.VERDICT, true));
    }

    @Test
    void should_show_everything_when_asked() {
        assertGolden("verbose.txt", summary(Runs.healthy(), Summary.Extent.EVERYTHING, false));
    }

    @Test
    void should_show_a_fail_with_its_errors() {
        String escape = "500 Internal \u001b[2J\u0007Server\nError";
        assertGolden("fail.txt", usual(Runs.failing(ErrorKind.STATUS, escape, SLOS)));
    }

    @Test
    void should_show_warnings_and_budgets() {
        assertGolden("warnings.txt", usual(Runs.healthyWithin(10, 15, 90, "warn max < 5ms")));
        assertGolden("violated.txt", usual(Runs.healthyWithin(1, 2, 3, "p99 < 1s", "max < 9s")));
        assertGolden("budget.txt", usual(Runs.healthyWithin(50, 60, 70, "p99 < 1s")));
    }

    @Test
    void should_count_as_many_slos_met_as_the_headline() {
        String[] slos = {"p95 < 100ms", "warn max < 9s", "p99 < 1s"};
        String summary = usual(Runs.healthy(slos));

        assertThat(summary).contains("checkout: 3 SLOs met ").contains("(3 SLOs met; --all");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void should_have_tables_that_fit_the_window(int columns) {
        Summary narrow = new Summary(Paint.NONE, Summary.Extent.EVERYTHING, false, columns);
        List<String> lines = narrow.lines(report(Runs.healthy(SLOS)));
        List<String> tables = lines.subList(lines.indexOf(""), lines.size());

        assertThat(tables)
                .allMatch(line -> line.length() <= columns)
                .anyMatch(line -> line.startsWith("  lookup   2,000  100%  10.5ms"));
    }

    @Test
    void should_cut_what_a_target_said_only_where_there_is_a_window() {
        Report report = report(Runs.failing(ErrorKind.STATUS, "word ".repeat(60) + "end", SLOS));

        assertThat(String.join("\n", usualIn(Integer.MAX_VALUE, report))).contains("word end");
        assertThat(String.join("\n", usualIn(200, report)))
                .contains("word…")
                .doesNotContain("word end");
    }

    private static List<String> usualIn(int columns, Report report) {
        return new Summary(Paint.NONE, Summary.Extent.USUAL, false, columns).lines(report);
    }

    @Test
    void should_show_times_that_are_lower_bounds() {
        assertGolden("timeouts.txt", usual(Runs.failing(ErrorKind.TIMEOUT, "", SLOS)));
    }

    @Test
    void should_show_a_plan_that_was_not_delivered() {
        assertGolden("late.txt", usual(Runs.late(SLOS)));
    }

    @Test
    void should_say_aloud_that_the_generator_was_the_bottleneck() {
        assertGolden("generator-bound.txt", usual(Runs.generatorBound()));
    }

    @Test
    void should_show_a_stopped_run() {
        assertGolden("stopped.txt", usual(Runs.stopped(SLOS)));
    }

    @Test
    void should_not_speak_of_stamps_when_there_was_no_answer_to_stamp() {
        assertThat(usual(Runs.unanswered()))
                .contains("lateness p99 0ms, no answer came; generator CPU 34%")
                .contains("Response, from the intended start   no sample")
                .doesNotContain("stamp");
    }

    @Test
    void should_colour_the_verdict_and_nothing_else_that_matters() {
        Run run = Runs.healthy(SLOS);
        String coloured =
                String.join(
                        "\n",
                        new Summary(new Paint(true), Summary.Extent.USUAL, false, Integer.MAX_VALUE)
                                .lines(report(run)));

        assertThat(coloured).startsWith("\u001b[32mPASS\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "") + "\n").isEqualTo(usual(run));
    }
}
