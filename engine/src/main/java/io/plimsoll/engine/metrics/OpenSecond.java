package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.Times;
import java.util.HashMap;
import java.util.Map;

/**
 * A second of the run that may still receive facts: what was fired, completed, read and dropped in
 * it.
 */
final class OpenSecond {

    /** Of what happened in this second, whichever series it belongs to. */
    final Times times = new Times();

    /** Drops at a limit by request series, to be blamed when the second closes. */
    final Map<Integer, Long> requestDrops = new HashMap<>();

    final Map<Integer, Long> arrivalDrops = new HashMap<>();
    long due;
    long started;
    long arrivalsCompleted;
    long requestsFired;
    long requestsEnded;
    long okCompleted;

    void clear() {
        times.clear();
        requestDrops.clear();
        arrivalDrops.clear();
        due = 0;
        started = 0;
        arrivalsCompleted = 0;
        requestsFired = 0;
        requestsEnded = 0;
        okCompleted = 0;
    }
}
