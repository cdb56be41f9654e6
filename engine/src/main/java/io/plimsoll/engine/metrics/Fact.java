package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;

/**
 * A fact as the numbers it is written down as: the first, its tag, says of what kind it is, of
 * which series, and how something ended.
 *
 * <pre>
 * due      tag · intended · fired                        a request became due, and so perhaps an arrival
 * end      tag · intended · fired · sent · limitEnd · firstByte · done · read · connect · bytesSent · bytesReceived
 * arrival  tag · intended · end · ours                   a journey ended
 * planned  tag · intended · fired                        an arrival became due that thinks first
 * late     tag · intended · dropped · count              arrivals were dropped for being late
 * attempt  as an end                                     one of several attempts; fired is when it was begun
 * group    as an arrival                                 a group of a journey ended; it is counted behind the arrivals
 * metric   tag · value in millionths, −1: none · read    an answer brought along a number
 * request  see {@link RequestFacts}                      a request that is logged has ended
 * </pre>
 *
 * The end of a request of several attempts says in place of sent how much of our own read delay lay
 * between them, and in place of what belongs to an attempt 0. All times are {@code
 * System.nanoTime()}; 0 means that it did not happen.
 */
public final class Fact {

    static final int DUE = 0;
    static final int END = 1;
    static final int ARRIVAL = 2;
    static final int PLANNED = 3;
    static final int LATE = 4;
    static final int ATTEMPT = 5;
    static final int GROUP = 6;
    static final int METRIC = 7;
    static final int REQUEST = 8;

    static final int DUE_LONGS = 3;
    static final int END_LONGS = 11;
    static final int ARRIVAL_LONGS = 4;
    static final int PLANNED_LONGS = 3;
    static final int LATE_LONGS = 4;
    static final int METRIC_LONGS = 3;

    // --- where the numbers stand, counted from the tag

    static final int INTENDED = 1;
    static final int FIRED = 2;
    static final int SENT = 3;
    static final int LIMIT_END = 4;
    static final int FIRST_BYTE = 5;
    static final int DONE = 6;
    static final int READ = 7;
    static final int CONNECT = 8;
    static final int BYTES_SENT = 9;
    static final int BYTES_RECEIVED = 10;

    /** Of an end with {@link #SEVERAL}, which has no {@link #SENT}. */
    static final int BETWEEN = 3;

    /** Of an arrival or a group. */
    static final int OVER = 2;

    static final int OURS = 3;

    /** Of arrivals that came too late. */
    static final int DROPPED = 2;

    static final int COUNT = 3;

    /** Of a metric. */
    static final int VALUE = 1;

    static final int VALUE_READ = 2;

    // --- flags in the tag

    /** The first request of an arrival, which became due with it. */
    public static final long FIRST = 1L << 32;

    /** It counts as undelivered: not sent, or sent late, by our own fault. */
    public static final long UNDELIVERED = 1L << 33;

    /** Its end is the kernel's stamp. */
    static final long STAMPED = 1L << 34;

    /** It ended before the phase's length was over. */
    public static final long IN_TIME = 1L << 35;

    /** It failed, but only its time check, and ranks in percentiles. */
    static final long RANKED = 1L << 36;

    /** A request whose attempts have been told apart. */
    static final long SEVERAL = 1L << 37;

    /** An attempt after one that failed. */
    static final long RETRY = 1L << 38;

    /** An attempt where a redirect led. */
    static final long REDIRECT = 1L << 39;

    private static final int KIND_SHIFT = 40;
    private static final int OUTCOME_SHIFT = 46;
    private static final int STATUS_SHIFT = 49;
    private static final int TYPE_SHIFT = 60;

    private Fact() {}

    static long tag(int type, int series, long flags) {
        return (long) type << TYPE_SHIFT | flags | series;
    }

    /** What a tag says of how a request ended. */
    static long how(Op op, int status) {
        return how(op.outcome.ordinal(), op.kind == null ? -1 : op.kind.ordinal(), status);
    }

    /** The same; kind −1 for none, status 0 for none. */
    static long how(int outcome, int kind, int status) {
        return (long) (kind + 1) << KIND_SHIFT
                | (long) outcome << OUTCOME_SHIFT
                | (long) Math.clamp(status, 0, 1023) << STATUS_SHIFT;
    }

    static int type(long tag) {
        return (int) (tag >>> TYPE_SHIFT);
    }

    static int series(long tag) {
        return (int) tag;
    }

    /** −1: none. */
    static int kind(long tag) {
        return (int) ((tag >>> KIND_SHIFT) & 63) - 1;
    }

    static int outcome(long tag) {
        return (int) (tag >>> OUTCOME_SHIFT) & 7;
    }

    static int status(long tag) {
        return (int) (tag >>> STATUS_SHIFT) & 1023;
    }
}
