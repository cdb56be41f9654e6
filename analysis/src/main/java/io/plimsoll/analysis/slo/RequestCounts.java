package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import java.util.List;

/**
 * Requests counted the way errors and throughput need them.
 *
 * @param okInTime those that ended well while their phase lasted
 * @param answered delivered ones that were answered, a failed time check included
 * @param answeredLate the same of undelivered ones
 * @param lateCensored undelivered ones that timed out or were unfinished
 */
record RequestCounts(
        RequestLedger ledger,
        long undelivered,
        long okInTime,
        long answered,
        long answeredLate,
        long lateCensored) {

    static final RequestCounts NONE = new RequestCounts(RequestLedger.EMPTY, 0, 0, 0, 0, 0);

    static RequestCounts of(RequestStats requests) {
        var times = requests.times();
        return new RequestCounts(
                requests.ledger(),
                requests.undelivered(),
                requests.okInTime(),
                times.answered.count(),
                times.answeredLate.count(),
                times.censored.count() - times.firedToCensored.count());
    }

    /** Of what ended, wherever it was planned: the share of errors in a stretch of time. */
    static RequestCounts ofEnded(List<RequestStats> requests) {
        RequestCounts all =
                requests.stream().map(RequestCounts::of).reduce(NONE, RequestCounts::plus);
        RequestLedger ledger = all.ledger;
        long ended = ledger.planned() - ledger.inFlight();
        RequestLedger ends =
                new RequestLedger(
                        ended,
                        ledger.ok(),
                        ledger.failed(),
                        ledger.timedOut(),
                        ledger.dropped(),
                        ledger.unfinished());
        return new RequestCounts(
                ends,
                all.undelivered,
                all.okInTime,
                all.answered,
                all.answeredLate,
                all.lateCensored);
    }

    RequestCounts plus(RequestCounts other) {
        return new RequestCounts(
                ledger.plus(other.ledger),
                undelivered + other.undelivered,
                okInTime + other.okInTime,
                answered + other.answered,
                answeredLate + other.answeredLate,
                lateCensored + other.lateCensored);
    }
}
