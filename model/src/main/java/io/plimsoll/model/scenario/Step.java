package io.plimsoll.model.scenario;

import java.util.List;
import java.util.Optional;

/** One thing that a journey does. */
public sealed interface Step permits Step.Request, Think, Flow, Group {

    /** The requests in it, whether or not they are always made, in their order. */
    default List<Request> requests() {
        return switch (this) {
            case Request request -> List.of(request);
            case Flow flow -> flow.step().requests();
            case Group group ->
                    group.steps().stream().flatMap(step -> step.requests().stream()).toList();
            case Think _ -> List.of();
        };
    }

    /** The group that it is, whether or not it is always done. */
    default Optional<Group> group() {
        return switch (this) {
            case Group group -> Optional.of(group);
            case Flow flow -> flow.step().group();
            case Request _, Think _ -> Optional.empty();
        };
    }

    /** How often a step of it can be done at most, loops within loops multiplied. */
    default long roundsMax() {
        return switch (this) {
            case Flow flow -> flow.rounds().most() * flow.step().roundsMax();
            case Group group -> group.steps().stream().mapToLong(Step::roundsMax).max().orElse(1);
            case Request _, Think _ -> 1;
        };
    }

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
