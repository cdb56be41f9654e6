package io.plimsoll.app.cli;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import java.time.Instant;

/** A run whose SLOs are watched before anybody else hears of a second. */
record Guarded(SloWatch watch, RunListener shown) implements RunListener {

    @Override
    public void preparing(String what) {
        shown.preparing(what);
    }

    @Override
    public void begins(Scenario scenario, String url, Instant started) {
        watch.begins(scenario, url, started);
        shown.begins(scenario, url, started);
    }

    @Override
    public void logged(LoggedRequest request) {
        shown.logged(request);
    }

    @Override
    public void changed(Changes changes) {
        watch.changed(changes);
        shown.changed(changes);
    }

    @Override
    public void interval(Interval interval) {
        shown.interval(interval);
    }

    @Override
    public void problem(Problem problem) {
        shown.problem(problem);
    }

    @Override
    public void ended(Run run) {
        shown.ended(run);
    }
}
