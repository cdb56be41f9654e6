package io.plimsoll.engine.load;

import io.plimsoll.engine.protocol.Session;
import io.plimsoll.model.load.Users;
import org.jspecify.annotations.Nullable;

/**
 * A user of a closed phase: one iteration after the other while it is at work. Its next start is
 * the end of the last iteration, or the last start plus the pace if that is later.
 */
final class UserLoop extends Timer {

    final int number;
    final Session session = new Session();

    private final Journeys journeys;
    private final PhaseOnShard phase;
    private final Users users;
    private final Mix mix;
    private final int most;
    private final long paceNanos;
    private @Nullable String @Nullable [] @Nullable [] kept;
    private boolean leaving;

    /** The next workload whose end it may have to do. */
    private int toEnd;

    private long iteration;
    private long startedNanos;

    /**
     * @param mix of the phase, shared with the other users of the shard
     */
    UserLoop(Journeys journeys, PhaseOnShard phase, Users users, int number, Mix mix) {
        this.journeys = journeys;
        this.phase = phase;
        this.users = users;
        this.number = number;
        this.mix = mix;
        most = users.most();
        paceNanos = users.pace().toNanos();
    }

    /** Waits for its first iteration. */
    void begin() {
        waitFrom(phase.startNanos);
    }

    @Override
    void due(long nowNanos) {
        startedNanos = atNanos;
        // Users walk the shuffled blocks one arrival apart, so that together they keep the shares
        // too.
        mix.seek(number + iteration * most);
        iteration++;
        journeys.iterate(phase, this, mix.workload(), mix.rank(), atNanos, nowNanos);
    }

    /**
     * The values that its start in a workload has left; returns whether it has had one.
     *
     * @param values where they go
     */
    boolean recall(int workload, @Nullable String[] values) {
        @Nullable String[] mine = kept == null ? null : kept[workload];
        if (mine == null) {
            return false;
        }
        System.arraycopy(mine, 0, values, 0, mine.length);
        return true;
    }

    /** Its start in a workload is over, with these values. */
    void keep(int workload, @Nullable String[] values) {
        if (kept == null) {
            kept = new @Nullable String[journeys.plan().workloads().size()][];
        }
        kept[workload] = values.clone();
    }

    /** Its iteration has ended; goes on at once, later, or not at all. */
    void ended(long endNanos) {
        if (leaving) {
            leave();
            return;
        }
        long next = Math.max(endNanos, startedNanos + paceNanos);
        if (users.iterations().isPresent() && iteration >= users.iterations().getAsInt()) {
            leave();
            return;
        }
        long at = next - phase.startNanos;
        if (users.usersAt(at, phase.plan.lengthNanos()) <= number || next >= phase.endNanos) {
            waitFrom(next);
            return;
        }
        long now = System.nanoTime();
        if (next > endNanos || next > now || journeys.isStarting()) {
            journeys.timers().add(this, next);
        } else {
            atNanos = next;
            due(now);
        }
    }

    private void waitFrom(long nanos) {
        long length = phase.plan.lengthNanos();
        long at = users.nextAtWork(number, nanos - phase.startNanos, length);
        if (at >= length) {
            leave();
            return;
        }
        journeys.timers().add(this, phase.startNanos + at + users.staggerNanos(number, length));
    }

    /** Does what it does at its end, a workload at a time, and is gone. */
    void leave() {
        leaving = true;
        while (kept != null && toEnd < kept.length && !phase.isStopped()) {
            int workload = toEnd++;
            if (kept[workload] != null && journeys.plan().workloads().get(workload).hasEnd()) {
                journeys.end(phase, this, workload, System.nanoTime());
                return;
            }
        }
        phase.usersLeft--;
        journeys.left(session);
    }
}
