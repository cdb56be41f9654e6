package io.plimsoll.app.cli;

import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.results.store.RunRecorder;
import java.time.Instant;

/** Shows what goes wrong with keeping a run while it goes on. */
record KeepingNews(RunRecorder recorder, RunListener shown) implements RunListener {

    @Override
    public void begins(Scenario scenario, String url, Instant started) {
        tell();
    }

    @Override
    public void changed(Changes changes) {
        tell();
    }

    private void tell() {
        recorder.news().ifPresent(shown::problem);
    }
}
