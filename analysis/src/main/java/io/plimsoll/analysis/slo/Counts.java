package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestStats;

/**
 * How many requests ended well or badly, with undelivered ones counted either way. Most of what an
 * undelivered request became follows from the figures; what does not is taken the way that proves
 * less.
 */
final class Counts {

    private final RequestStats requests;
    private final long errors;
    private final long undeliveredErrorsMax;
    private final long lateGoodMax;
    private final long lateUnfinishedMax;
    private final long lateOkMin;

    Counts(RequestStats requests) {
        this.requests = requests;
        var ledger = requests.ledger();
        var times = requests.times();
        errors = ledger.failed() + ledger.timedOut() + ledger.dropped();

        long notSent = ledger.dropped() - requests.droppedAtLimit();
        long lateAnswered = times.answeredLate.count();
        long lateCensored = times.censored.count() - times.firedToCensored.count();
        long lateFailed = requests.undelivered() - notSent - lateAnswered - lateCensored;

        // An answer that failed only its time check is ranked with the ok ones, late or not.
        long timeFailed = times.answered.count() + lateAnswered - ledger.ok();
        long lateTimeFailedMax = Math.min(timeFailed, lateAnswered);
        long lateTimeFailedMin = Math.max(0, timeFailed - times.answered.count());
        long lateTimedOutMax = Math.min(ledger.timedOut(), lateCensored);
        long lateTimedOutMin = Math.max(0, lateCensored - ledger.unfinished());

        undeliveredErrorsMax = notSent + lateFailed + lateTimeFailedMax + lateTimedOutMax;
        lateGoodMax = lateAnswered - lateTimeFailedMin;
        lateUnfinishedMax = lateCensored - lateTimedOutMin;
        lateOkMin = lateAnswered - lateTimeFailedMax;
    }

    /**
     * As a share of the planned requests: from no undelivered one being an error to all of them.
     */
    Bounds errors() {
        double planned = requests.ledger().planned();
        return new Bounds(
                (errors - undeliveredErrorsMax) / planned,
                (errors + lateGoodMax + lateUnfinishedMax) / planned);
    }

    /** Ok requests per second: from no undelivered one having ended well in time to all of them. */
    Bounds throughput(double seconds) {
        long okInTime = requests.okInTime();
        long okTooLate = requests.ledger().ok() - okInTime;
        long lateInTimeMin = Math.max(0, lateOkMin - okTooLate);
        return new Bounds(
                Math.max(0, okInTime - lateGoodMax) / seconds,
                (okInTime + requests.undelivered() - lateInTimeMin) / seconds);
    }
}
