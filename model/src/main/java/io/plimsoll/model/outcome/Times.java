package io.plimsoll.model.outcome;

import java.util.List;

/**
 * The distributions kept for each request name and phase, all in nanoseconds. One thread writes.
 *
 * <pre>
 * intended ──lateness── fired ──connection wait── sent ──first byte── … ──done──read delay── read
 *    └────────────────────────── response ──────────────────────────────┘
 *                                                  └───── service ──────┘
 * </pre>
 *
 * Answered requests are those that ended ok or failed only a {@code time} check. They are kept
 * apart from the others so that a verdict can be drawn with both bounds; {@link #response} puts
 * them together.
 */
public final class Times {

    /** Response of answered requests that were delivered. */
    public final Latencies answered = new Latencies();

    /**
     * Response of answered requests that were undelivered: sent more than 100 ms late by our own
     * fault.
     */
    public final Latencies answeredLate = new Latencies();

    /** Response so far of timed-out and unfinished requests: at least so long. */
    public final Latencies censored = new Latencies();

    /** From fired to done, of the requests in {@link #answered}. */
    public final Latencies firedToDone = new Latencies();

    /** From fired to the end of waiting, of delivered requests in {@link #censored}. */
    public final Latencies firedToCensored = new Latencies();

    /** Response of requests that failed in any other way. */
    public final Latencies failed = new Latencies();

    /** From sent to done, of answered requests. */
    public final Latencies service = new Latencies();

    /** From intended to fired, of all that were fired. */
    public final Latencies lateness = new Latencies();

    /** From the kernel's stamp to the read, of answers that were stamped. */
    public final Latencies readDelay = new Latencies();

    /** From fired to sent. */
    public final Latencies connectionWait = new Latencies();

    /**
     * The part of {@link #connectionWait} that a limit of the scenario caused, where there was one.
     */
    public final Latencies limitWait = new Latencies();

    /** How long each new connection took. */
    public final Latencies connect = new Latencies();

    /** From sent to the read of the answer's first byte. */
    public final Latencies firstByte = new Latencies();

    private final List<Latencies> all =
            List.of(
                    answered,
                    answeredLate,
                    censored,
                    firedToDone,
                    firedToCensored,
                    failed,
                    service,
                    lateness,
                    readDelay,
                    connectionWait,
                    limitWait,
                    connect,
                    firstByte);

    /** What percentiles rank: answered, timed-out and unfinished requests together. */
    public Latencies response() {
        return Latencies.merged(List.of(answered, answeredLate, censored));
    }

    /** Whether a response of this length may be a lower bound, to be printed with ≥. */
    public boolean isCensoredAt(long nanos) {
        return !censored.isEmpty() && nanos >= censored.percentile(0);
    }

    /** All of them, in the order in which they stand above. */
    public List<Latencies> all() {
        return all;
    }

    public void add(Times other) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).add(other.all.get(i));
        }
    }

    public void clear() {
        all.forEach(Latencies::clear);
    }
}
