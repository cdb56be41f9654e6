package io.plimsoll.model.seams;

import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;

/** Runs a scenario to its end, wherever that happens. */
public interface Runner {

    /**
     * Blocks until the run has ended and drained, was stopped, or broke off.
     *
     * @throws io.plimsoll.model.basics.PlimsollException before any load: the scenario cannot run
     *     here, or the target is refused; its {@code setup} may have been sent
     */
    Run run(Scenario scenario, RunListener listener, RunControl control);
}
