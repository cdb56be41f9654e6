package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Punctuality;

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
        if (FactLog.kind(tag) == ErrorKind.IN_FLIGHT.ordinal()) {
            if (endNanos - intendedNanos < Punctuality.HEALTHY_NANOS) {
                droppedAtLimit++;
            } else {
                undelivered++;
            }
        }
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

    /**
     * The figures as they stand; the distributions are shared, not copied.
     *
     * @param targets whether the drops at a limit are the target's doing
     */
    ArrivalStats stats(String phase, String workload, boolean targets) {
        return new ArrivalStats(
                phase,
                workload,
                ledger(),
                undelivered + (targets ? 0 : droppedAtLimit),
                targets ? droppedAtLimit : 0,
                journeys,
                journeysLate,
                censored,
                journeysLessOurs,
                censoredLessOurs);
    }
}
