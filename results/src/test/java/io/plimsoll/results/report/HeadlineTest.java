package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import io.plimsoll.results.fixture.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first line says of how a run ended. */
class HeadlineTest {

    private static String outcome(Run run, ExitCode... causes) {
        Verdict verdict =
                new Verdict(
                        Decision.FAIL,
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        GeneratorBound.NOT_CLOSED,
                        List.of(causes));
        return Headline.of(run, verdict).outcome();
    }

    @Test
    void should_say_what_ended_a_run_before_its_time() {
        assertThat(outcome(Runs.stopped(), ExitCode.STOPPED)).startsWith("stopped, ");
        assertThat(outcome(Runs.stopped(), ExitCode.SLO_MISSED)).startsWith("ended by an SLO, ");
    }

    @Test
    void should_not_take_a_result_that_could_not_be_kept_for_a_damaged_one() {
        assertThat(outcome(Runs.stopped(), ExitCode.RESULTS_INCOMPLETE, ExitCode.SLO_MISSED))
                .startsWith("ended by an SLO, ");
    }
}
