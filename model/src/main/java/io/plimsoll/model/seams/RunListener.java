package io.plimsoll.model.seams;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import java.time.Instant;

/**
 * Hears of a run while it goes on. Called from one thread, not from the one that sends; a slow
 * listener delays the next interval and nothing else.
 */
public interface RunListener {

    /** The run is about to begin; {@code what} is «warming up», «connecting» and the like. */
    default void preparing(String what) {}

    /**
     * The first arrival is about to come.
     *
     * @param url the base of all paths
     * @param started wall time, for labels only
     */
    default void begins(Scenario scenario, String url, Instant started) {}

    /**
     * Once a second, and once more at the end: what changed since. The distributions in it are used
     * again: what is to be kept of them has to be copied before this returns.
     */
    default void changed(Changes changes) {}

    /** A request that is logged has ended; before the changes of its second, in no order. */
    default void logged(LoggedRequest request) {}

    /** Once a second, after {@link #changed}. */
    default void interval(Interval interval) {}

    /** Something went wrong that does not touch the result. */
    default void problem(Problem problem) {}

    /**
     * Everything has drained, or the run was stopped or broke off. Only problems of what is closed
     * or torn down behind it may follow.
     */
    default void ended(Run run) {}
}
