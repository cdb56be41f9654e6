package io.plimsoll.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.results.run.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is kept, whatever becomes of its log of requests. */
final class RunRecorderTest {

    @TempDir Path folder;

    @Test
    void should_say_that_requests_are_lost_and_keep_the_run_all_the_same() {
        RandomRun run = new RandomRun(1, 2, 1);
        Start start = RandomRun.start();
        RunRecorder recorder =
                new RunRecorder(
                        new RunFolder(folder),
                        new Origin(List.of("run"), "1", "here"),
                        new SloWatch(_ -> {}),
                        Optional.of(new RequestLogOptions(1, 1_000)),
                        new FailingDisk(_ -> true));

        recorder.begins(start.scenario(), start.url(), start.started());
        recorder.logged(RequestLogFileTest.request(7));
        run.changes().forEach(recorder::changed);
        recorder.changed(run.last());
        recorder.ended(run.whole());
        recorder.problem(Problem.of("`teardown` failed: it took too long"));
        recorder.finish();

        RequestLog lost = new RequestLog(1, 1_000, 0, 0, 1);
        assertThat(recorder.requestLog()).contains(lost);
        assertThat(recorder.loss().orElseThrow().what())
                .isEqualTo(
                        "the log of requests lacks 1 that could not be written:"
                                + " No space left on device");
        StoredRun stored = recorder.directory().orElseThrow().read();
        assertThat(stored.isComplete()).isTrue();
        assertThat(stored.run().requestLog()).contains(lost);
        assertThat(stored.notes()).containsExactly("`teardown` failed: it took too long");
        recorder.close();
    }
}
