package io.plimsoll.model.seams;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import java.time.Instant;
import java.util.List;

/** Several that hear of a run, one after the other. */
public record Listeners(List<RunListener> all) implements RunListener {

    public Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void preparing(String what) {
        all.forEach(each -> each.preparing(what));
    }

    @Override
    public void begins(Scenario scenario, String url, Instant started) {
        all.forEach(each -> each.begins(scenario, url, started));
    }

    @Override
    public void changed(Changes changes) {
        all.forEach(each -> each.changed(changes));
    }

    @Override
    public void logged(LoggedRequest request) {
        all.forEach(each -> each.logged(request));
    }

    @Override
    public void interval(Interval interval) {
        all.forEach(each -> each.interval(interval));
    }

    @Override
    public void problem(Problem problem) {
        all.forEach(each -> each.problem(problem));
    }

    @Override
    public void ended(Run run) {
        all.forEach(each -> each.ended(run));
    }
}
