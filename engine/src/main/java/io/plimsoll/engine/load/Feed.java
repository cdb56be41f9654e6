package io.plimsoll.engine.load;

import io.plimsoll.model.basics.Seeds;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Starts;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.rows.Rows;
import io.plimsoll.model.scenario.Feeder;
import java.util.ArrayList;
import java.util.List;

/**
 * Which row of a feeder an arrival takes: a function of its phase, its rank and the seed, so that
 * it is the same however many shards there are.
 *
 * @param firstRows of a feeder whose rows are taken once: where each phase begins
 */
public record Feed(Feeder feeder, Rows file, long seed, List<Long> firstRows) {

    /** There is no row left. */
    static final long NONE = -1;

    private static final int ROUNDS = 4;

    public Feed {
        firstRows = List.copyOf(firstRows);
    }

    /**
     * The feed of a workload.
     *
     * @param workload its number
     */
    public static Feed of(
            Feeder feeder, Rows file, List<Plan.Phase> phases, int workload, long seed) {
        List<Long> firstRows = new ArrayList<>();
        long taken = 0;
        for (Plan.Phase phase : phases) {
            firstRows.add(taken);
            boolean once = feeder.pick() == Feeder.Pick.ONCE;
            taken = Math.min(file.rows(), taken + (once ? arrivals(phase, workload, seed) : 0));
        }
        return new Feed(feeder, file, seed, firstRows);
    }

    /** How many of a phase's arrivals, or iterations, are of this workload; at most 2^62. */
    private static long arrivals(Plan.Phase phase, int workload, long seed) {
        if (phase.weights().get(workload) == 0) {
            return 0;
        }
        long phaseSeed = Plan.seed(seed, phase.index(), 0);
        long all =
                switch (phase.load()) {
                    case RandomRate random -> count(random.starts(phase.lengthNanos(), phaseSeed));
                    case OpenLoad open -> (long) open.expectedStarts(phase.lengthNanos());
                    case Users users when users.iterations().isPresent() ->
                            (long) users.most() * users.iterations().getAsInt();
                    case Users _ -> Long.MAX_VALUE >> 1;
                };
        return all == Long.MAX_VALUE >> 1
                ? all
                : new Mix(phase.weights(), phaseSeed).count(workload, all);
    }

    private static long count(Starts starts) {
        long count = 0;
        while (starts.next() != Starts.END) {
            count++;
        }
        return count;
    }

    /**
     * The row for an arrival, from 0, or {@link #NONE}.
     *
     * @param rank within its workload and phase
     */
    long row(int phase, long rank) {
        long rows = file.rows();
        return switch (feeder.pick()) {
            case CIRCULAR -> rank % rows;
            case RANDOM -> Long.remainderUnsigned(mixed(Seeds.of(key(phase), rank)), rows);
            case SHUFFLE -> shuffled(rank % rows, rows, Seeds.of(key(phase), rank / rows));
            case ONCE -> {
                long row = firstRows.get(phase) + rank;
                yield row < rows ? row : NONE;
            }
        };
    }

    private long key(int phase) {
        return Plan.seed(seed, phase, feeder.name().hashCode());
    }

    /**
     * Where a number goes in an order of all numbers below {@code rows}: a Feistel network (Luby
     * and Rackoff, 1988) over the next power of four, walked until it comes back below {@code
     * rows}. It needs no memory, and each number comes up exactly once.
     */
    static long shuffled(long number, long rows, long key) {
        int half = Math.max(1, (Long.SIZE + 1 - Long.numberOfLeadingZeros(rows - 1)) / 2);
        long mask = (1L << half) - 1;
        long at = number;
        do {
            long left = at >>> half;
            long right = at & mask;
            for (int round = 0; round < ROUNDS; round++) {
                long next = left ^ (mixed(right ^ Seeds.of(key, round)) & mask);
                left = right;
                right = next;
            }
            at = left << half | right;
        } while (at >= rows);
        return at;
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
