package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import io.plimsoll.results.run.Credentials;
import java.time.Instant;
import java.util.List;

/**
 * A runner that tells of no declared secret: the code of a scenario may quote one, and so may what
 * the engine threw; and a value may stand in the scenario itself.
 */
final class MaskedRunner implements Runner {

    private final Runner inner;
    private final Masks masks;

    MaskedRunner(Runner inner, Masks masks) {
        this.inner = inner;
        this.masks = masks;
    }

    @Override
    public Run run(Scenario scenario, RunListener listener, RunControl control) {
        try {
            return masked(inner.run(scenario, new Told(listener), control));
        } catch (PlimsollException e) {
            throw masked(e);
        }
    }

    /** Why a run broke off, as the user is told. */
    PlimsollException told(RunFailure failure) {
        return masked(failure.exception());
    }

    /** Of an error inside Plimsoll it says where the details are. */
    private PlimsollException masked(PlimsollException thrown) {
        List<Problem> problems = thrown.problems().stream().map(this::masked).toList();
        if (thrown.exitCode() == ExitCode.INTERNAL_ERROR && thrown.getCause() != null) {
            String what = problems.getFirst().what();
            problems = List.of(Problem.of(what, BugFile.write(thrown, masks)));
        }
        return new PlimsollException(thrown.exitCode(), problems);
    }

    private Run masked(Run run) {
        Scenario shown = Credentials.without(masks, run.scenario());
        return shown.equals(run.scenario()) ? run : run.of(shown);
    }

    private Problem masked(Problem problem) {
        return new Problem(
                masks.mask(problem.what()), problem.where(), problem.help().map(masks::mask));
    }

    /** What a listener hears, which may keep it. */
    private final class Told implements RunListener {

        private final RunListener listener;

        Told(RunListener listener) {
            this.listener = listener;
        }

        @Override
        public void preparing(String what) {
            listener.preparing(what);
        }

        @Override
        public void begins(Scenario scenario, String url, Instant started) {
            listener.begins(Credentials.without(masks, scenario), url, started);
        }

        @Override
        public void changed(Changes changes) {
            listener.changed(changes);
        }

        @Override
        public void logged(LoggedRequest request) {
            listener.logged(request);
        }

        @Override
        public void interval(Interval interval) {
            listener.interval(interval);
        }

        @Override
        public void problem(Problem problem) {
            listener.problem(masked(problem));
        }

        @Override
        public void ended(Run run) {
            listener.ended(masked(run));
        }
    }
}
