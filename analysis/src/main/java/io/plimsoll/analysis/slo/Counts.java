package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;

/**
 * How many requests ended well or badly, with undelivered ones counted either way. Most of what an
 * undelivered request became follows from the figures; what does not is taken the way that proves
 * less.
 */
final class Counts {

    private final RequestCounts counts;
    private final RequestLedger ledger;
    private final long lateOkMin;
    private final long lateOkMax;
    private final long lateUnfinishedMin;
    private final long lateUnfinishedMax;

    Counts(RequestStats requests) {
        this(RequestCounts.of(requests));
    }

    Counts(RequestCounts counts) {
        this.counts = counts;
        ledger = counts.ledger();
        // Answers that failed only their time check are ranked with the ok ones, late or not.
        lateOkMin = Math.max(0, ledger.ok() - counts.answered());
        lateOkMax = Math.min(ledger.ok(), counts.answeredLate());
        lateUnfinishedMin = Math.max(0, counts.lateCensored() - ledger.timedOut());
        lateUnfinishedMax = Math.min(ledger.unfinished(), counts.lateCensored());
    }

    /**
     * As a share of the planned requests: from no undelivered one being an error to all of them.
     */
    Bounds errors() {
        long errors = ledger.failed() + ledger.timedOut() + ledger.dropped();
        long undeliveredErrorsMax = counts.undelivered() - lateOkMin - lateUnfinishedMin;
        double planned = ledger.planned();
        return new Bounds(
                (errors - undeliveredErrorsMax) / planned,
                (errors + lateOkMax + lateUnfinishedMax) / planned);
    }

    /** Ok requests per second: from no undelivered one having ended well in time to all of them. */
    Bounds throughput(double seconds) {
        long okInTime = counts.okInTime();
        long okTooLate = ledger.ok() - okInTime;
        long lateInTimeMin = Math.max(0, lateOkMin - okTooLate);
        return new Bounds(
                Math.max(0, okInTime - lateOkMax) / seconds,
                (okInTime + counts.undelivered() - lateInTimeMin) / seconds);
    }
}
