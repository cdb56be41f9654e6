package io.plimsoll.engine.load;

import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Starts;

/**
 * One shard's share of an open phase's arrivals: of all of them, in order, every S-th. However many
 * shards there are, together they have the same arrivals.
 */
final class Arrivals {

    private final int shards;
    private final Starts starts;
    private final Mix mix;
    private long k = -1;
    private long nextNanos;

    /**
     * @param shard from 0, below {@code shards}
     */
    Arrivals(Plan.Phase phase, OpenLoad load, long seed, int shard, int shards) {
        this.shards = shards;
        starts = load.starts(phase.lengthNanos(), seed);
        mix = new Mix(phase.weights(), seed);
        skip(shard + 1);
    }

    /** The next intended start from the start of the phase, or {@link Starts#END}. */
    long nextNanos() {
        return nextNanos;
    }

    int workload() {
        return mix.workload();
    }

    long rank() {
        return mix.rank();
    }

    void advance() {
        skip(shards);
    }

    private void skip(int count) {
        for (int i = 0; i < count && nextNanos != Starts.END; i++) {
            nextNanos = starts.next();
            k++;
        }
        if (nextNanos != Starts.END) {
            mix.seek(k);
        }
    }
}
