package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestStats;
import java.util.List;
import java.util.function.Function;

/**
 * The times of requests, or of journeys, split the way the bounds of a verdict need them.
 *
 * @param planned all of them, answered or not
 * @param undelivered those not sent, or sent more than 100 ms late, for the generator's own reasons
 * @param droppedAtLimit those dropped because the target was overloaded
 * @param delivered from the intended start, of delivered ones that were answered
 * @param late the same of undelivered ones that were answered all the same
 * @param censored from the intended start so far, of all that timed out or were unfinished
 * @param lessOurs as {@code delivered}, without what is the generator's fault
 * @param censoredLessOurs as {@code censored}, of delivered ones, without what is the generator's
 *     fault
 */
record Sample(
        long planned,
        long undelivered,
        long droppedAtLimit,
        Latencies delivered,
        Latencies late,
        Latencies censored,
        Latencies lessOurs,
        Latencies censoredLessOurs) {

    /**
     * The generator's fault in a request is its lateness: what is left counts from the fired start.
     */
    static Sample ofRequests(RequestStats requests) {
        return new Sample(
                requests.ledger().planned(),
                requests.undelivered(),
                requests.droppedAtLimit(),
                requests.times().answered,
                requests.times().answeredLate,
                requests.times().censored,
                requests.times().firedToDone,
                requests.times().firedToCensored);
    }

    /** Of several kinds of requests together, in distributions of their own. */
    static Sample ofRequests(List<RequestStats> requests) {
        return new Sample(
                requests.stream().mapToLong(r -> r.ledger().planned()).sum(),
                requests.stream().mapToLong(RequestStats::undelivered).sum(),
                requests.stream().mapToLong(RequestStats::droppedAtLimit).sum(),
                merged(requests, r -> r.times().answered),
                merged(requests, r -> r.times().answeredLate),
                merged(requests, r -> r.times().censored),
                merged(requests, r -> r.times().firedToDone),
                merged(requests, r -> r.times().firedToCensored));
    }

    /** The generator's fault in a journey is the lateness and the read delays of its steps. */
    static Sample ofJourneys(List<ArrivalStats> arrivals) {
        return new Sample(
                arrivals.stream().mapToLong(a -> a.ledger().planned()).sum(),
                arrivals.stream().mapToLong(ArrivalStats::undelivered).sum(),
                arrivals.stream().mapToLong(ArrivalStats::droppedAtLimit).sum(),
                merged(arrivals, ArrivalStats::journeys),
                merged(arrivals, ArrivalStats::journeysLate),
                merged(arrivals, ArrivalStats::censored),
                merged(arrivals, ArrivalStats::journeysLessOurs),
                merged(arrivals, ArrivalStats::censoredLessOurs));
    }

    /** The same when only what ended is known, and not what was planned. */
    Sample ofEnded(long ended) {
        return new Sample(
                ended,
                undelivered,
                droppedAtLimit,
                delivered,
                late,
                censored,
                lessOurs,
                censoredLessOurs);
    }

    /** Both together, in distributions of their own. */
    Sample plus(Sample other) {
        return new Sample(
                planned + other.planned,
                undelivered + other.undelivered,
                droppedAtLimit + other.droppedAtLimit,
                Latencies.merged(List.of(delivered, other.delivered)),
                Latencies.merged(List.of(late, other.late)),
                Latencies.merged(List.of(censored, other.censored)),
                Latencies.merged(List.of(lessOurs, other.lessOurs)),
                Latencies.merged(List.of(censoredLessOurs, other.censoredLessOurs)));
    }

    private static <T> Latencies merged(List<T> all, Function<T, Latencies> part) {
        return Latencies.merged(all.stream().map(part).toList());
    }

    /** Whether the generator delivered nothing of what was planned. */
    boolean isAllUndelivered() {
        return planned > 0 && undelivered == planned;
    }

    /** How many of the delivered ones have no end: they took at least so long. */
    long openEnded() {
        return censoredLessOurs.count();
    }

    /** Whether a shown time of this length may be a lower bound. */
    boolean isCensoredAt(double nanos) {
        return !censored.isEmpty() && nanos >= censored.percentile(0);
    }

    /** The shortest that the times can be: a fail stands only on these. */
    Ranking shortest() {
        return new Ranking(Latencies.merged(List.of(lessOurs, censoredLessOurs)), droppedAtLimit);
    }

    /** The longest that the times can be: a pass stands only on these. */
    Ranking longest() {
        return new Ranking(delivered, droppedAtLimit + undelivered + openEnded());
    }

    /** The longest that the times of the delivered ones can be. */
    Ranking longestDelivered() {
        return new Ranking(delivered, droppedAtLimit + openEnded());
    }

    /** What is shown: everything that took a time, from the intended start. */
    Ranking shown() {
        return new Ranking(Latencies.merged(List.of(delivered, late, censored)), 0);
    }

    /** What is shown of the delivered ones. */
    Ranking shownDelivered() {
        return new Ranking(Latencies.merged(List.of(delivered, censoredLessOurs)), 0);
    }
}
