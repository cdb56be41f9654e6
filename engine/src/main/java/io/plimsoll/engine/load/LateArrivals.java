package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.FactLog;

/**
 * Drops arrivals that come too late to be fired, and writes them into the log by the tenth of a
 * millisecond: a shard that is behind its plan must not fall back further for the sake of its
 * books.
 */
final class LateArrivals {

    /**
     * Whole seconds of the run have a whole number of them, so that each belongs to one row; and
     * what is 100 ms late or more is as late as the first of its step, to three digits.
     */
    private static final long STEP_NANOS = 100_000;

    /** The shard has answers to read as well. */
    private static final int DROPPED_AT_ONCE_MAX = 4_096;

    private final Plan plan;
    private final PhaseStarts starts;
    private final FactLog log;
    private final int[] firstName;
    private final long[] firstNanos;
    private final long[] counts;

    LateArrivals(Plan plan, PhaseStarts starts, FactLog log) {
        this.plan = plan;
        this.starts = starts;
        this.log = log;
        firstName = plan.workloads().stream().mapToInt(LateArrivals::firstName).toArray();
        firstNanos = new long[firstName.length];
        counts = new long[firstName.length];
    }

    /** The name of a workload's first request. */
    private static int firstName(Plan.Workload workload) {
        for (Plan.Move move : workload.moves()) {
            if (move instanceof Plan.Move.Send(Plan.Request request)) {
                return request.name();
            }
        }
        throw new IllegalArgumentException("a workload has a request");
    }

    /** Drops the phase's arrivals that were intended before a time, a good many at most. */
    void drop(PhaseOnShard phase, long beforeNanos) {
        long now = System.nanoTime();
        long stepEnd = Long.MIN_VALUE;
        for (int dropped = 0; dropped < DROPPED_AT_ONCE_MAX; dropped++) {
            long intended = phase.nextNanos();
            if (intended >= beforeNanos) {
                break;
            }
            if (intended >= stepEnd) {
                write(phase, now);
                stepEnd = stepEnd(intended);
            }
            Arrivals arrivals = phase.arrivals();
            int workload = arrivals.workload();
            if (counts[workload]++ == 0) {
                firstNanos[workload] = intended;
            }
            arrivals.advance();
        }
        write(phase, now);
    }

    private long stepEnd(long nanos) {
        return nanos + STEP_NANOS - Math.floorMod(nanos - starts.runNanos(), STEP_NANOS);
    }

    private void write(PhaseOnShard phase, long now) {
        for (int workload = 0; workload < counts.length; workload++) {
            if (counts[workload] > 0) {
                int series = plan.keys().requestSeries(phase.plan.index(), firstName[workload]);
                log.droppedLate(series, firstNanos[workload], now, counts[workload]);
                counts[workload] = 0;
            }
        }
    }
}
