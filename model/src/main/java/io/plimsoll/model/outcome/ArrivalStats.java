package io.plimsoll.model.outcome;

/**
 * The arrivals, or iterations, of one workload in one phase; or its groups of one name.
 *
 * @param undelivered planned arrivals that were dropped, or whose first request went out more than
 *     100 ms late, for the generator's own reasons
 * @param droppedAtLimit those of the dropped ones for which the target's overload is to blame
 * @param journeys from the intended start to the last read, of completed journeys that were
 *     delivered
 * @param journeysLate the same of those that were undelivered: begun more than 100 ms late by our
 *     own fault
 * @param censored the same so far, of all journeys that timed out or were unfinished: at least so
 *     long
 * @param journeysLessOurs as {@code journeys}, less the lateness and read delays of their steps
 * @param censoredLessOurs as {@code censored}, of the delivered ones, less the same
 */
public record ArrivalStats(
        String phase,
        String workload,
        ArrivalLedger ledger,
        long undelivered,
        long droppedAtLimit,
        Latencies journeys,
        Latencies journeysLate,
        Latencies censored,
        Latencies journeysLessOurs,
        Latencies censoredLessOurs) {

    /** Both together, under this one's names and in its distributions, which change with it. */
    public ArrivalStats absorb(ArrivalStats other) {
        journeys.add(other.journeys);
        journeysLate.add(other.journeysLate);
        censored.add(other.censored);
        journeysLessOurs.add(other.journeysLessOurs);
        censoredLessOurs.add(other.censoredLessOurs);
        return new ArrivalStats(
                phase,
                workload,
                ledger.plus(other.ledger),
                undelivered + other.undelivered,
                droppedAtLimit + other.droppedAtLimit,
                journeys,
                journeysLate,
                censored,
                journeysLessOurs,
                censoredLessOurs);
    }

    /** The same, the drops at a limit being our own doing. */
    ArrivalStats blamingGenerator() {
        return new ArrivalStats(
                phase,
                workload,
                ledger,
                undelivered + droppedAtLimit,
                0,
                journeys,
                journeysLate,
                censored,
                journeysLessOurs,
                censoredLessOurs);
    }
}
