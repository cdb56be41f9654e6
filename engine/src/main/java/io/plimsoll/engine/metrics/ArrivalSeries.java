package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Latencies;

/** The growing figures of one arrival series. */
final class ArrivalSeries {

    private static final Op.Fate[] FATES = Op.Fate.values();

    private final Latencies journeys = new Latencies();
    private final Latencies censored = new Latencies();
    private final Latencies journeysLate = new Latencies();
    private final Latencies journeysLessOurs = new Latencies();
    private final Latencies censoredLessOurs = new Latencies();
    private final long[] byFate = new long[FATES.length];
    private long planned;
    private long undelivered;
    private long droppedAtLimit;

    void due(long count) {
        planned += count;
    }

    void droppedLate(long count) {
        byFate[Op.Fate.DROPPED.ordinal()] += count;
        undelivered += count;
    }

    void end(long tag, long intendedNanos, long endNanos, long oursNanos) {
        Op.Fate fate = FATES[FactLog.fate(tag)];
        byFate[fate.ordinal()]++;
        boolean late = (tag & FactLog.UNDELIVERED) != 0;
        if (late) {
            undelivered++;
        }
        long lasted = endNanos - intendedNanos;
        switch (fate) {
            case OK -> {
                if (late) {
                    journeysLate.record(lasted);
                } else {
                    journeys.record(lasted);
                    journeysLessOurs.record(lasted - oursNanos);
                }
            }
            case TIMED_OUT, UNFINISHED -> {
                censored.record(lasted);
                if (!late) {
                    censoredLessOurs.record(lasted - oursNanos);
                }
            }
            case FAILED, DROPPED -> {}
        }
    }

    void settleDrops(long count, boolean targets) {
        if (targets) {
            droppedAtLimit += count;
        } else {
            undelivered += count;
        }
    }

    boolean isEmpty() {
        return planned == 0;
    }

    /** A journey that a timeout ended is a failed one. */
    ArrivalLedger ledger() {
        return new ArrivalLedger(
                planned,
                byFate[Op.Fate.OK.ordinal()],
                byFate[Op.Fate.FAILED.ordinal()] + byFate[Op.Fate.TIMED_OUT.ordinal()],
                byFate[Op.Fate.DROPPED.ordinal()],
                byFate[Op.Fate.UNFINISHED.ordinal()]);
    }

    /** The figures as they stand; the distributions are shared, not copied. */
    ArrivalStats stats(String phase, String workload) {
        return new ArrivalStats(
                phase,
                workload,
                ledger(),
                undelivered,
                droppedAtLimit,
                journeys,
                journeysLate,
                censored,
                journeysLessOurs,
                censoredLessOurs);
    }
}
