package io.plimsoll.model.seams;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.Run;

/**
 * Hears of a run while it goes on. Called from one thread, not from the one that sends; a slow
 * listener delays the next interval and nothing else.
 */
public interface RunListener {

    /** The run is about to begin; {@code what} is «warming up», «connecting» and the like. */
    default void preparing(String what) {}

    /** Once a second. */
    default void interval(Interval interval) {}

    /** Something went wrong that does not touch the result. */
    default void problem(Problem problem) {}

    /** After everything has drained. */
    default void ended(Run run) {}
}
