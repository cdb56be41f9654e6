package io.plimsoll.app.cli.trial;

import io.plimsoll.engine.protocol.Witness.Stage;
import java.time.Duration;

/** Shows a trial while it goes on. All it is given is without secrets. */
interface TrialView {

    /** A request begins, {@code thought} after the one before. */
    default void begins(String workload, Stage stage, int number, String name, Duration thought) {}

    default void sends(Tried.Part request) {}

    /** An attempt is over. */
    default void exchanged(Tried.Exchange exchange) {}

    default void ended(Tried request) {}
}
