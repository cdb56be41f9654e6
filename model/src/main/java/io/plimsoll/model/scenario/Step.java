package io.plimsoll.model.scenario;

import java.util.Optional;

/** One thing that a journey does. */
public sealed interface Step permits Step.Request, Think {

    /** A step that has an outcome and is measured under its name. */
    sealed interface Request extends Step permits HttpStep, JavaStep {

        /** The label in every chart; steps with the same name are measured together. */
        String name();

        /** Whether the journey goes on after this request has failed. */
        boolean continueOnError();

        /** The step's own timeout, if it has one. */
        Optional<java.time.Duration> timeout();
    }
}
