package io.plimsoll.engine.load;

import org.jspecify.annotations.Nullable;

/**
 * Journeys in the order in which their requests were fired, all with the same timeout, and so in
 * the order of their deadlines: adding and removing one is a matter of a few pointers.
 */
final class TimeoutQueue {

    final long timeoutNanos;

    private @Nullable Journey first;
    private @Nullable Journey last;

    TimeoutQueue(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
    }

    void add(Journey journey) {
        journey.queue = this;
        journey.before = last;
        journey.after = null;
        if (last == null) {
            first = journey;
        } else {
            last.after = journey;
        }
        last = journey;
    }

    void remove(Journey journey) {
        if (journey.before == null) {
            first = journey.after;
        } else {
            journey.before.after = journey.after;
        }
        if (journey.after == null) {
            last = journey.before;
        } else {
            journey.after.before = journey.before;
        }
        journey.queue = null;
        journey.before = null;
        journey.after = null;
    }

    /** The one whose deadline comes first. */
    @Nullable Journey first() {
        return first;
    }
}
