package io.plimsoll.engine.load;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What waits for a time, the earliest first. */
final class Timers {

    private final PriorityQueue<Timer> queue =
            new PriorityQueue<>(Comparator.comparingLong(timer -> timer.atNanos));

    void add(Timer timer, long atNanos) {
        timer.atNanos = atNanos;
        queue.add(timer);
    }

    /** Takes these out before their time, all in one pass. */
    List<Timer> takeOut(Predicate<Timer> which) {
        List<Timer> taken = queue.stream().filter(which).toList();
        queue.removeIf(which);
        return taken;
    }

    /** The earliest time, or {@code Long.MAX_VALUE}. */
    long nextNanos() {
        Timer first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.atNanos;
    }

    /** Takes out the earliest one if its time has come. */
    @Nullable Timer poll(long nowNanos) {
        Timer first = queue.peek();
        if (first == null || first.atNanos > nowNanos) {
            return null;
        }
        queue.remove();
        return first;
    }
}
