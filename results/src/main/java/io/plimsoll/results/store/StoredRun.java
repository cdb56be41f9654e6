package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.results.run.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A run read back from its journal.
 *
 * @param run as its engine would have given it, without credentials; what was in flight at the end
 *     of an incomplete journal is unfinished
 * @param origin where it came from
 * @param watch how the watch on the run stood at its end; empty: its changes have to be watched
 *     again
 * @param end how the journal ends
 * @param detail of a journal that is not complete: what stands behind the part that was read
 * @param notes what was noted on the way
 */
public record StoredRun(
        Run run,
        Origin origin,
        Optional<SloWatch.State> watch,
        End end,
        String detail,
        List<String> notes) {

    public StoredRun {
        notes = List.copyOf(notes);
    }

    /** How a journal ends. */
    public enum End {

        /** The run was over, and all of it is there. */
        COMPLETE,

        /** The process ended before the run did, or its disk took no more. */
        CUT,

        /** Something in it changed after it was written; what stands behind was not read. */
        DAMAGED
    }

    public boolean isComplete() {
        return end == End.COMPLETE;
    }

    /** How a message says when a journal ends that holds so many whole seconds. */
    public static String moment(long seconds) {
        return seconds == 0 ? "within its first second" : "after second " + seconds;
    }
}
