package io.plimsoll.engine.load;

import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Starts;
import io.plimsoll.model.load.Users;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phase as one shard carries it out: its share of arrivals or users, and what is under way. */
final class PhaseOnShard {

    final Plan.Phase plan;
    final int inFlightMax;
    int inFlight;

    /** As {@code System.nanoTime()}; {@code Long.MAX_VALUE} until the phase has begun. */
    long startNanos = Long.MAX_VALUE;

    /** When the last arrival or iteration may start. */
    long endNanos = Long.MAX_VALUE;

    /** When what is still under way is given up. */
    long sweepNanos = Long.MAX_VALUE;

    int usersLeft;
    boolean reported;
    private boolean stopped;

    private final long seed;
    private final List<Journey> underWay = new ArrayList<>();

    /** Of an open phase; null for one of users. */
    private final @Nullable Arrivals arrivals;

    /**
     * @param seed of its arrivals, or of what its users do
     */
    PhaseOnShard(Plan.Phase plan, int inFlightMax, long seed, ShardContext shard) {
        this.plan = plan;
        this.inFlightMax = inFlightMax;
        this.seed = seed;
        arrivals =
                plan.load() instanceof OpenLoad open
                        ? new Arrivals(plan, open, seed, shard.number(), shard.shards())
                        : null;
    }

    /** Lets go of what it reads its arrivals from. */
    void close() {
        if (arrivals != null) {
            arrivals.close();
        }
    }

    boolean hasBegun() {
        return startNanos != Long.MAX_VALUE;
    }

    /** Begins it; its users wait for their first iterations. */
    void begin(long start, Journeys journeys, ShardContext shard) {
        startNanos = start;
        endNanos = start + plan.lengthNanos();
        sweepNanos = endNanos + plan.drainNanos();
        switch (plan.load()) {
            case OpenLoad _ -> {}
            case Users users -> {
                Mix mix = new Mix(plan.weights(), seed);
                List<UserLoop> mine = new ArrayList<>();
                for (int user = shard.number(); user < users.most(); user += shard.shards()) {
                    mine.add(new UserLoop(journeys, this, users, user, mix));
                }
                usersLeft = mine.size();
                mine.forEach(UserLoop::begin);
            }
        }
    }

    /** When the next arrival is intended, or {@code Long.MAX_VALUE}. */
    long nextNanos() {
        boolean starts = hasBegun() && !stopped;
        if (!starts || arrivals == null || arrivals.nextNanos() == Starts.END) {
            return Long.MAX_VALUE;
        }
        return startNanos + arrivals.nextNanos();
    }

    /** Those of an open phase. */
    Arrivals arrivals() {
        if (arrivals == null) {
            throw new IllegalStateException("a phase of users has no arrivals");
        }
        return arrivals;
    }

    /** Plans nothing more. */
    void stop(long sweep) {
        stopped = true;
        endNanos = Math.min(endNanos, sweep);
        sweepNanos = sweep;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether nothing is to come and nothing under way. */
    boolean isDone() {
        return hasBegun()
                && nextNanos() == Long.MAX_VALUE
                && (usersLeft == 0 || stopped)
                && underWay.isEmpty();
    }

    void add(Journey journey) {
        journey.place = underWay.size();
        underWay.add(journey);
    }

    void remove(Journey journey) {
        Journey last = underWay.removeLast();
        if (last != journey) {
            last.place = journey.place;
            underWay.set(journey.place, last);
        }
    }

    /** A copy of what is under way. */
    List<Journey> underWay() {
        return List.copyOf(underWay);
    }
}
