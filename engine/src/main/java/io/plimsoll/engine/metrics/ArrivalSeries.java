package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.Punctuality;
import java.util.Map;

/** What changed in one arrival series within a second. */
final class ArrivalSeries {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final Latencies journeys = new Latencies();
    private final Latencies censored = new Latencies();
    private final Latencies journeysLate = new Latencies();
    private final Latencies journeysLessOurs = new Latencies();
    private final Latencies censoredLessOurs = new Latencies();
    private final SecondRows rows = new SecondRows();
    private long undelivered;
    private long droppedAtLimit;

    void due(int intendedSecond, long count) {
        rows.planned(intendedSecond, count);
    }

    void droppedLate(int intendedSecond, long count) {
        rows.ended(intendedSecond, Outcome.DROPPED.ordinal(), count);
        undelivered += count;
    }

    void end(long tag, int intendedSecond, long lastedNanos, long oursNanos) {
        Outcome outcome = OUTCOMES[Fact.outcome(tag)];
        rows.ended(intendedSecond, outcome.ordinal(), 1);
        boolean late = (tag & Fact.UNDELIVERED) != 0;
        if (Fact.kind(tag) == ErrorKind.IN_FLIGHT.ordinal()) {
            if (lastedNanos < Punctuality.HEALTHY_NANOS) {
                droppedAtLimit++;
            } else {
                undelivered++;
            }
        }
        if (late) {
            undelivered++;
        }
        switch (outcome) {
            case OK -> {
                if (late) {
                    journeysLate.record(lastedNanos);
                } else {
                    journeys.record(lastedNanos);
                    journeysLessOurs.record(lastedNanos - oursNanos);
                }
            }
            case TIMED_OUT, UNFINISHED -> {
                censored.record(lastedNanos);
                if (!late) {
                    censoredLessOurs.record(lastedNanos - oursNanos);
                }
            }
            case FAILED, DROPPED -> {}
        }
    }

    void clear() {
        journeys.clear();
        censored.clear();
        journeysLate.clear();
        journeysLessOurs.clear();
        censoredLessOurs.clear();
        rows.clear();
        undelivered = 0;
        droppedAtLimit = 0;
    }

    /** The distributions are shared, not copied. A journey that a timeout ended is a failed one. */
    Changes.OfArrivals changes(int series, String phase, String workload) {
        Map<Integer, ArrivalLedger> ledgers =
                rows.ledgers(
                        (planned, ok, failed, timedOut, dropped, unfinished) ->
                                new ArrivalLedger(
                                        planned, ok, failed + timedOut, dropped, unfinished));
        ArrivalStats stats =
                new ArrivalStats(
                        phase,
                        workload,
                        ledgers.values().stream().reduce(ArrivalLedger.EMPTY, ArrivalLedger::plus),
                        undelivered,
                        droppedAtLimit,
                        journeys,
                        journeysLate,
                        censored,
                        journeysLessOurs,
                        censoredLessOurs);
        return new Changes.OfArrivals(series, stats, ledgers);
    }
}
