package io.plimsoll.model.outcome;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The growing figures of one request series, and of what is in flight the intended seconds. */
final class RequestTotal {

    private final RequestStats first;
    private final Times times = new Times();
    private final Map<ErrorKind, ErrorCount> errors = new EnumMap<>(ErrorKind.class);
    private final Map<Integer, RequestLedger> open = new TreeMap<>();
    private RequestLedger ledger = RequestLedger.EMPTY;
    private long undelivered;
    private long droppedAtLimit;
    private long okInTime;
    private AttemptCounts attempts = AttemptCounts.NONE;

    /**
     * @param first names the series
     */
    RequestTotal(RequestStats first) {
        this.first = first;
    }

    void add(Changes.OfRequests changes) {
        RequestStats more = changes.stats();
        times.add(more.times());
        more.errors().forEach((kind, count) -> errors.merge(kind, count, ErrorCount::plus));
        ledger = ledger.plus(more.ledger());
        undelivered += more.undelivered();
        droppedAtLimit += more.droppedAtLimit();
        okInTime += more.okInTime();
        attempts = attempts.plus(more.attempts());
        changes.byIntendedSecond()
                .forEach((second, row) -> open.merge(second, row, RequestLedger::plus));
        open.values().removeIf(RequestLedger::balances);
    }

    /**
     * What is in flight ends here: unfinished. When it was sent is known to the second, so that its
     * times are those that it took at least.
     *
     * @return the change of the ledger by intended second
     */
    Map<Integer, RequestLedger> giveUp(long endNanos) {
        Map<Integer, RequestLedger> changes = new TreeMap<>();
        open.forEach(
                (second, row) -> {
                    long count = row.inFlight();
                    long leastNanos = RunTotals.leastNanos(second, endNanos);
                    times.censored.addCount(leastNanos, count);
                    times.censored.addExact((double) leastNanos * count, leastNanos);
                    long firedNanos = Math.max(0, leastNanos - Punctuality.LATE_NANOS);
                    times.firedToCensored.addCount(firedNanos, count);
                    times.firedToCensored.addExact((double) firedNanos * count, firedNanos);
                    changes.put(second, new RequestLedger(0, 0, 0, 0, 0, count));
                });
        open.clear();
        ledger = changes.values().stream().reduce(ledger, RequestLedger::plus);
        return changes;
    }

    RequestLedger ledger() {
        return ledger;
    }

    /** The figures as they stand; the distributions are shared, not copied. */
    RequestStats stats() {
        return new RequestStats(
                first.phase(),
                first.workload(),
                first.name(),
                ledger,
                undelivered,
                droppedAtLimit,
                okInTime,
                attempts,
                times,
                errors);
    }
}
