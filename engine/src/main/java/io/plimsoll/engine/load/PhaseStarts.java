package io.plimsoll.engine.load;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each phase begins, as far as it is known, how many shards have done with it, and when they
 * were stopped. The runner and the shards share it.
 */
public final class PhaseStarts {

    /** Not known yet. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** It will never begin. */
    public static final long WITHHELD = Long.MAX_VALUE - 1;

    private volatile long runNanos;
    private final AtomicLongArray startNanos;
    private final AtomicIntegerArray shardsDone;
    private final AtomicLong stoppedNanos = new AtomicLong(Long.MAX_VALUE);

    public PhaseStarts(int phases) {
        startNanos = new AtomicLongArray(phases);
        shardsDone = new AtomicIntegerArray(phases);
        for (int phase = 0; phase < phases; phase++) {
            startNanos.set(phase, UNKNOWN);
        }
    }

    /** Fixes the start of the run, as {@code System.nanoTime()}; before that of any phase. */
    public void begin(long nanos) {
        runNanos = nanos;
    }

    /** The start of the run, from which its seconds count. */
    long runNanos() {
        return runNanos;
    }

    /** Fixes the start of a phase, as {@code System.nanoTime()}. */
    public void set(int phase, long nanos) {
        startNanos.set(phase, nanos);
    }

    /** Lets a phase never begin. */
    public void withhold(int phase) {
        startNanos.set(phase, WITHHELD);
    }

    /** Whether a phase has a time at which it begins or began. */
    public boolean isFixed(int phase) {
        return startNanos.get(phase) < WITHHELD;
    }

    public long get(int phase) {
        return startNanos.get(phase);
    }

    /** How many shards have nothing left to start and nothing under way. */
    public int shardsDone(int phase) {
        return shardsDone.get(phase);
    }

    void done(int phase) {
        shardsDone.incrementAndGet(phase);
    }

    /** A shard starts nothing more from this time on, although there may be more to start. */
    public void stop(long nanos) {
        stoppedNanos.accumulateAndGet(nanos, Math::min);
    }

    /**
     * Until when every shard started what there was to start; {@code Long.MAX_VALUE}: to the end. A
     * shard that is stopped tells it before it hands over what came later, one that fails when it
     * has handed over its last.
     */
    public long stoppedNanos() {
        return stoppedNanos.get();
    }
}
