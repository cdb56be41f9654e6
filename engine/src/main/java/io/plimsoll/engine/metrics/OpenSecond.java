package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.Times;
import java.util.BitSet;

/**
 * A second of the run that may still receive facts: what was fired, completed, read and dropped in
 * it.
 */
final class OpenSecond {

    /** Of what happened in this second, whichever series it belongs to. */
    final Times times = new Times();

    /** The numbers of the phases that dropped arrivals at a limit in it. */
    final BitSet dropping = new BitSet();

    long due;
    long started;
    long arrivalsCompleted;
    long requestsFired;
    long requestsEnded;
    long okCompleted;

    void clear() {
        times.clear();
        dropping.clear();
        due = 0;
        started = 0;
        arrivalsCompleted = 0;
        requestsFired = 0;
        requestsEnded = 0;
        okCompleted = 0;
    }
}
