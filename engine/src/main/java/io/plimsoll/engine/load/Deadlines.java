package io.plimsoll.engine.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of one shard's requests is over its time first: a queue for each timeout there is. */
final class Deadlines {

    private final List<TimeoutQueue> queues = new ArrayList<>();
    private final TimeoutQueue[] queueOf;

    Deadlines(List<Plan.Request> requests) {
        queueOf = new TimeoutQueue[requests.size()];
        for (Plan.Request request : requests) {
            queueOf[request.index()] = queue(request.timeoutNanos());
        }
    }

    private TimeoutQueue queue(long timeoutNanos) {
        for (TimeoutQueue queue : queues) {
            if (queue.timeoutNanos == timeoutNanos) {
                return queue;
            }
        }
        TimeoutQueue queue = new TimeoutQueue(timeoutNanos);
        queues.add(queue);
        return queue;
    }

    /** The journey's request has just been fired. */
    void add(Journey journey) {
        queueOf[journey.op.request].add(journey);
    }

    /** The first deadline, or {@code Long.MAX_VALUE}. */
    long nextNanos() {
        long next = Long.MAX_VALUE;
        for (TimeoutQueue queue : queues) {
            Journey first = queue.first();
            next = first == null ? next : Math.min(next, first.op.deadlineNanos);
        }
        return next;
    }

    /** One whose deadline is before this time; null: there is none. */
    @Nullable Journey over(long nanos) {
        for (TimeoutQueue queue : queues) {
            Journey first = queue.first();
            if (first != null && first.op.deadlineNanos < nanos) {
                return first;
            }
        }
        return null;
    }
}
