package io.plimsoll.model.outcome;

import java.util.Map;
import java.util.TreeMap;

/** The growing figures of one arrival series, and of what is under way the intended seconds. */
final class ArrivalTotal {

    private final ArrivalStats first;
    private final Latencies journeys = new Latencies();
    private final Latencies journeysLate = new Latencies();
    private final Latencies censored = new Latencies();
    private final Latencies journeysLessOurs = new Latencies();
    private final Latencies censoredLessOurs = new Latencies();
    private final Map<Integer, ArrivalLedger> open = new TreeMap<>();
    private ArrivalLedger ledger = ArrivalLedger.EMPTY;
    private long undelivered;
    private long droppedAtLimit;

    /**
     * @param first names the series
     */
    ArrivalTotal(ArrivalStats first) {
        this.first = first;
    }

    void add(Changes.OfArrivals changes) {
        ArrivalStats more = changes.stats();
        journeys.add(more.journeys());
        journeysLate.add(more.journeysLate());
        censored.add(more.censored());
        journeysLessOurs.add(more.journeysLessOurs());
        censoredLessOurs.add(more.censoredLessOurs());
        ledger = ledger.plus(more.ledger());
        undelivered += more.undelivered();
        droppedAtLimit += more.droppedAtLimit();
        changes.byIntendedSecond()
                .forEach((second, row) -> open.merge(second, row, ArrivalLedger::plus));
        open.values().removeIf(ArrivalLedger::balances);
    }

    /** As {@link RequestTotal#giveUp}; how much of their times is our own is not known. */
    Map<Integer, ArrivalLedger> giveUp(long endNanos) {
        Map<Integer, ArrivalLedger> changes = new TreeMap<>();
        open.forEach(
                (second, row) -> {
                    long count = row.underWay();
                    long leastNanos = RunTotals.leastNanos(second, endNanos);
                    censored.addCount(leastNanos, count);
                    censored.addExact((double) leastNanos * count, leastNanos);
                    censoredLessOurs.addCount(0, count);
                    changes.put(second, new ArrivalLedger(0, 0, 0, 0, count));
                });
        open.clear();
        ledger = changes.values().stream().reduce(ledger, ArrivalLedger::plus);
        return changes;
    }

    ArrivalLedger ledger() {
        return ledger;
    }

    /** The figures as they stand; the distributions are shared, not copied. */
    ArrivalStats stats() {
        return new ArrivalStats(
                first.phase(),
                first.workload(),
                ledger,
                undelivered,
                droppedAtLimit,
                journeys,
                journeysLate,
                censored,
                journeysLessOurs,
                censoredLessOurs);
    }
}
