package io.plimsoll.model.outcome;

/**
 * One second of the run's timeline.
 *
 * @param second from the beginning of the run, from 0
 * @param requests those that were intended in this second, wherever they ended
 * @param arrivals those that were intended in this second
 * @param started arrivals that were fired in this second
 * @param okCompleted requests that completed well in this second
 * @param responseP50Nanos of what was answered or given up in this second; 0 when nothing was
 * @param responseBoundNanos a response of this length or more may be a lower bound; 0: none is
 * @param latenessP99Nanos of what was fired in this second
 * @param readDelayP99Nanos of what was read in this second
 * @param inFlight at the end of this second
 * @param responses the lengths of what was answered or given up in this second
 */
public record Second(
        int second,
        RequestLedger requests,
        ArrivalLedger arrivals,
        long started,
        long okCompleted,
        long responseP50Nanos,
        long responseP99Nanos,
        long responseMaxNanos,
        long responseBoundNanos,
        long latenessP99Nanos,
        long readDelayP99Nanos,
        long inFlight,
        Density responses) {

    /**
     * Whether a response may have taken longer than its figure says.
     *
     * @param boundNanos as {@link #responseBoundNanos}
     */
    public static boolean isLowerBound(long nanos, long boundNanos) {
        return boundNanos > 0 && nanos >= boundNanos;
    }

    /** A second in which nothing happened. */
    public static Second empty(int second) {
        return new Second(
                second,
                RequestLedger.EMPTY,
                ArrivalLedger.EMPTY,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Density.EMPTY);
    }

    /** This second with these ledgers. */
    Second with(RequestLedger itsRequests, ArrivalLedger itsArrivals) {
        return new Second(
                second,
                itsRequests,
                itsArrivals,
                started,
                okCompleted,
                responseP50Nanos,
                responseP99Nanos,
                responseMaxNanos,
                responseBoundNanos,
                latenessP99Nanos,
                readDelayP99Nanos,
                inFlight,
                responses);
    }
}
