package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.Listeners;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import java.util.List;

/**
 * A runner whose problems tell no secrets: the code of a scenario may quote one, and so may what
 * the engine threw.
 */
record MaskedRunner(Runner inner, Masks masks) implements Runner {

    @Override
    public Run run(Scenario scenario, RunListener listener, RunControl control) {
        try {
            return inner.run(scenario, new Listeners(List.of(listener), this::masked), control);
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

    private Problem masked(Problem problem) {
        return new Problem(
                masks.mask(problem.what()), problem.where(), problem.help().map(masks::mask));
    }
}
