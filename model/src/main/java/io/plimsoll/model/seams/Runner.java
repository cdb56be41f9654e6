package io.plimsoll.model.seams;

import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;

/** Runs a scenario to its end, wherever that happens. */
public interface Runner {

    /**
     * Blocks until the run has ended and drained, was stopped, or broke off.
     *
     * @throws io.plimsoll.model.basics.PlimsollException before anything was sent: the scenario
     *     cannot run here, or the target is refused
     */
    Run run(Scenario scenario, RunListener listener, RunControl control);
}
