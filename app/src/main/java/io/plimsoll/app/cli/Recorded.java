package io.plimsoll.app.cli;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Masks;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.results.store.RunRecorder;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that is shown, and kept unless that is not wanted; what goes wrong with keeping it is shown
 * as well.
 *
 * @param masks hide secrets in what a user's own code tells
 */
record Recorded(Optional<RunRecorder> recorder, Masks masks, RunListener shown)
        implements RunListener {

    @Override
    public void preparing(String what) {
        shown.preparing(what);
    }

    @Override
    public void begins(Scenario scenario, String url, Instant started) {
        recorder.ifPresent(kept -> kept.begins(scenario, url, started));
        shown.begins(scenario, url, started);
        tellNews();
    }

    @Override
    public void logged(LoggedRequest request) {
        recorder.ifPresent(kept -> kept.logged(request));
        shown.logged(request);
    }

    @Override
    public void changed(Changes changes) {
        recorder.ifPresent(kept -> kept.changed(changes));
        shown.changed(changes);
        tellNews();
    }

    private void tellNews() {
        recorder.flatMap(RunRecorder::news).ifPresent(shown::problem);
    }

    @Override
    public void interval(Interval interval) {
        shown.interval(interval);
    }

    @Override
    public void problem(Problem problem) {
        Problem masked =
                new Problem(
                        masks.mask(problem.what()),
                        problem.where(),
                        problem.help().map(masks::mask));
        recorder.ifPresent(kept -> kept.problem(masked));
        shown.problem(masked);
    }

    @Override
    public void ended(Run run) {
        recorder.ifPresent(kept -> kept.ended(run));
        shown.ended(run);
    }
}
