package io.plimsoll.model.outcome;

/**
 * Where the arrivals, or a closed phase's iterations, went: each planned one ends as exactly one of
 * the others.
 */
public record ArrivalLedger(
        long planned, long completed, long failed, long dropped, long unfinished) {

    public static final ArrivalLedger EMPTY = new ArrivalLedger(0, 0, 0, 0, 0);

    /** What is planned and has not ended: 0 once drained. */
    public long underWay() {
        return planned - completed - failed - dropped - unfinished;
    }

    public boolean balances() {
        return underWay() == 0;
    }

    public ArrivalLedger plus(ArrivalLedger other) {
        return new ArrivalLedger(
                planned + other.planned,
                completed + other.completed,
                failed + other.failed,
                dropped + other.dropped,
                unfinished + other.unfinished);
    }
}
