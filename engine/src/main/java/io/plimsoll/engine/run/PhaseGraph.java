package io.plimsoll.engine.run;

import io.plimsoll.engine.load.PhaseStarts;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When each phase begins. A phase begins after the phases it names, each with its cooldown. Those
 * starts are fixed beforehand, except behind a phase that ends when its iterations are done, or
 * that requires something: what follows it begins when it has drained, and never if a requirement
 * is not met.
 */
final class PhaseGraph {

    /** Says what became of the requirements of a phase that has drained. */
    interface Gate {

        /** Whether they are met; empty while that is not known. */
        Optional<Boolean> passed(int phase, Times times);
    }

    /**
     * The times of a phase that has begun, as {@code System.nanoTime()}.
     *
     * @param endNanos of its length
     * @param drainedNanos when nothing of it was under way any more; 0: not yet
     */
    record Times(long startNanos, long endNanos, long drainedNanos) {}

    private static final long AHEAD_NANOS = 50_000_000;

    private final List<Phase> phases;
    private final PhaseStarts starts;
    private final int shards;
    private final Gate gate;
    private final long[] endNanos;
    private final long[] drainedNanos;

    PhaseGraph(List<Phase> phases, PhaseStarts starts, int shards, Gate gate) {
        this.phases = phases;
        this.starts = starts;
        this.shards = shards;
        this.gate = gate;
        endNanos = new long[phases.size()];
        drainedNanos = new long[phases.size()];
    }

    /**
     * The planned length of the whole graph: the end of its last phase without its cooldown, since
     * nothing follows it; iterations take their full time.
     */
    static long plannedNanos(List<Phase> phases) {
        long[] ends = new long[phases.size()];
        long last = 0;
        for (int i = 0; i < ends.length; i++) {
            Phase phase = phases.get(i);
            long start = 0;
            for (int before : before(phases, phase)) {
                start = Math.max(start, ends[before] + phases.get(before).cooldown().toNanos());
            }
            ends[i] = start + phase.length().toNanos();
            last = Math.max(last, ends[i]);
        }
        return last;
    }

    /** Fixes the starts that can be known, from the start of the run. */
    void begin(long startNanos) {
        starts.begin(startNanos);
        for (int i = 0; i < phases.size(); i++) {
            advance(i, startNanos, startNanos);
        }
    }

    /** Fixes the starts that have become known. */
    void advance(long nowNanos, long startNanos) {
        for (int i = 0; i < phases.size(); i++) {
            if (starts.get(i) == PhaseStarts.UNKNOWN) {
                advance(i, nowNanos, startNanos);
            } else if (starts.isFixed(i)
                    && drainedNanos[i] == 0
                    && starts.shardsDone(i) == shards) {
                drainedNanos[i] = nowNanos;
                endNanos[i] = endNanos[i] == 0 ? nowNanos : endNanos[i];
            }
        }
    }

    private void advance(int index, long nowNanos, long startNanos) {
        Phase phase = phases.get(index);
        long start = startNanos;
        boolean waited = false;
        for (int before : before(phases, phase)) {
            boolean never = starts.get(before) == PhaseStarts.WITHHELD;
            boolean requires = !phases.get(before).require().isEmpty();
            Optional<Boolean> passed =
                    never
                            ? Optional.of(false)
                            : requires ? gate.passed(before, times(before)) : Optional.of(true);
            if (passed.isPresent() && !passed.get()) {
                starts.withhold(index);
                return;
            }
            if (passed.isEmpty() || !starts.isFixed(before) || endNanos[before] == 0) {
                return;
            }
            start = Math.max(start, endNanos[before] + phases.get(before).cooldown().toNanos());
            waited |= requires || endsByIterations(phases.get(before));
        }
        long fixed = waited ? Math.max(start, nowNanos + AHEAD_NANOS) : start;
        if (!endsByIterations(phase)) {
            endNanos[index] = fixed + phase.length().toNanos();
        }
        starts.set(index, fixed);
    }

    private static List<Integer> before(List<Phase> phases, Phase phase) {
        List<Integer> before = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            if (phase.after().contains(phases.get(i).name())) {
                before.add(i);
            }
        }
        return before;
    }

    /** Whether it is over when its users have done their iterations, if not sooner. */
    static boolean endsByIterations(Phase phase) {
        return phase.load() instanceof Users users && users.iterations().isPresent();
    }

    private Times times(int phase) {
        return new Times(starts.get(phase), endNanos[phase], drainedNanos[phase]);
    }

    /**
     * When a phase ends, its cooldown not included; 0 while that is not known: before its start is,
     * and for one that ends by its iterations until they are done.
     */
    long endNanos(int phase) {
        return endNanos[phase];
    }
}
