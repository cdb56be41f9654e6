package io.plimsoll.model.outcome;

/**
 * Where the requests went. Each that became due is planned and ends as exactly one of the others; a
 * dropped arrival's first request counts, requests never reached do not.
 */
public record RequestLedger(
        long planned, long ok, long failed, long timedOut, long dropped, long unfinished) {

    public static final RequestLedger EMPTY = new RequestLedger(0, 0, 0, 0, 0, 0);

    /** What is planned and has not ended: 0 once drained. */
    public long inFlight() {
        return planned - ok - failed - timedOut - dropped - unfinished;
    }

    public boolean balances() {
        return inFlight() == 0;
    }

    /** (failed + timed out + dropped) / planned; 0 when nothing was planned. */
    public double errorShare() {
        return planned == 0 ? 0 : (double) (failed + timedOut + dropped) / planned;
    }

    public RequestLedger plus(RequestLedger other) {
        return new RequestLedger(
                planned + other.planned,
                ok + other.ok,
                failed + other.failed,
                timedOut + other.timedOut,
                dropped + other.dropped,
                unfinished + other.unfinished);
    }
}
