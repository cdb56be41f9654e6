package io.plimsoll.engine.load;

import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Starts;
import org.jspecify.annotations.Nullable;

/**
 * One shard's share of an open phase's arrivals: of all of them, in order, every S-th. However many
 * shards there are, together they have the same arrivals.
 *
 * <p>The shards have fixed shares of the limit in flight, the first ones one more when it does not
 * divide. A burst that needs all of them begins again with the first shard, whichever had the last
 * arrival of the burst before; then each has as many of its arrivals as it may have in flight.
 */
final class Arrivals implements AutoCloseable {

    private final int shard;
    private final int shards;
    private final int round;
    private final Starts starts;
    private final Mix mix;

    /** What the arrivals are, if a recording says so; null: the mix does. */
    private final @Nullable PlayedAhead played;

    /** The number of the first of the workloads of a replay, which follow one another. */
    private final int firstPlayed;

    private int place = -1;
    private long k = -1;
    private long nextNanos;

    /**
     * @param shard from 0, below {@code shards}
     */
    Arrivals(Plan.Phase phase, OpenLoad load, long seed, int shard, int shards) {
        this.shard = shard;
        this.shards = shards;
        round = round(phase, load, shards);
        Starts all = load.starts(phase.lengthNanos(), seed);
        played = all instanceof Replay.Played of ? new PlayedAhead(of) : null;
        starts = played == null ? all : played;
        mix = new Mix(phase.weights(), seed);
        firstPlayed = firstWeighted(phase);
        advance();
    }

    /** After how many arrivals it is the first shard's turn in any case. */
    private static int round(Plan.Phase phase, OpenLoad load, int shards) {
        int inFlightEvenly = phase.inFlight() / shards * shards;
        return load instanceof Burst burst && burst.size() > inFlightEvenly ? burst.size() : shards;
    }

    private static int firstWeighted(Plan.Phase phase) {
        int first = 0;
        while (first < phase.weights().size() - 1 && phase.weights().get(first) == 0) {
            first++;
        }
        return first;
    }

    /** The next intended start from the start of the phase, or {@link Starts#END}. */
    long nextNanos() {
        return nextNanos;
    }

    int workload() {
        return played == null ? mix.workload() : firstPlayed + played.kind();
    }

    /** Within its workload; of a replay, among all. */
    long rank() {
        return played == null ? mix.rank() : k;
    }

    @Override
    public void close() {
        if (played != null) {
            played.close();
        }
    }

    /** Goes to the next one of this shard. */
    void advance() {
        do {
            nextNanos = starts.next();
            k++;
            place = place + 1 == round ? 0 : place + 1;
        } while (nextNanos != Starts.END && place % shards != shard);
        if (nextNanos != Starts.END && played == null) {
            mix.seek(k);
        }
    }
}
