package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Masks;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.TargetStats;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What happened on one shard, in the order in which it happened. The shard writes, the collector
 * reads whole chunks and gives them back. A full log makes the shard wait, which its lateness then
 * shows.
 *
 * <pre>
 * due      tag · intended · fired                        a request became due, and so perhaps an arrival
 * end      tag · intended · fired · sent · limitEnd · firstByte · done · read · connect · bytesSent · bytesReceived
 * arrival  tag · intended · end · ours                   a journey ended
 * planned  tag · intended · fired                        an arrival became due that thinks first
 * attempt  as an end                                    one of several attempts; fired is when it was begun
 * group    as an arrival                                 a group of a journey ended; it is counted behind the arrivals
 * metric   tag · value in millionths, −1: none · read    an answer brought along a number
 * late     tag · intended · dropped · count              arrivals were dropped for being late
 * request  see {@link RequestFacts}                      a request that is logged has ended
 * </pre>
 *
 * The end of a request of several attempts says in place of sent how much of our own read delay lay
 * between them, and in place of what belongs to an attempt 0. All times are {@code
 * System.nanoTime()}; 0 means that it did not happen.
 */
public final class FactLog {

    static final int DUE = 0;
    static final int END = 1;
    static final int ARRIVAL = 2;
    static final int PLANNED = 3;
    static final int ATTEMPT = 5;
    static final int LATE = 4;
    static final int GROUP = 6;
    static final int METRIC = 7;
    static final int REQUEST = 8;

    static final int DUE_LONGS = 3;
    static final int END_LONGS = 11;
    static final int ARRIVAL_LONGS = 4;
    static final int PLANNED_LONGS = 3;
    static final int LATE_LONGS = 4;
    static final int METRIC_LONGS = 3;

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
    private static final int FATE_SHIFT = 46;
    private static final int STATUS_SHIFT = 49;
    private static final int TYPE_SHIFT = 60;

    private static final int CHUNKS_MAX = 512;
    private static final long WAIT_NANOS = 50_000;

    /** What a shard knows of itself. */
    public record Standing(
            long connectionsOpened,
            long connectionsReused,
            long clockSteps,
            List<TargetStats> targets) {}

    private final Queue<Chunk> full = new ConcurrentLinkedQueue<>();
    private final Queue<Chunk> empty = new ConcurrentLinkedQueue<>();
    private final Samples samples;
    private Chunk current = new Chunk();
    private int chunksMade = 1;
    private volatile boolean released;
    private volatile Standing standing = new Standing(0, 0, 0, List.of());

    public FactLog() {
        this(Masks.NONE);
    }

    /**
     * @param masks hide secrets in the texts of errors
     */
    public FactLog(Masks masks) {
        samples = new Samples(masks);
    }

    /** A request has become due. */
    public void due(int series, long flags, long intendedNanos, long firedNanos) {
        long[] facts = room(DUE_LONGS);
        int at = current.used;
        facts[at] = tag(DUE, series, flags);
        facts[at + 1] = intendedNanos;
        facts[at + 2] = firedNanos;
        current.used = at + DUE_LONGS;
    }

    /** An arrival has become due whose first request has not. */
    public void arrivalDue(int series, long intendedNanos, long firedNanos) {
        long[] facts = room(PLANNED_LONGS);
        int at = current.used;
        facts[at] = tag(PLANNED, series, 0);
        facts[at + 1] = intendedNanos;
        facts[at + 2] = firedNanos;
        current.used = at + PLANNED_LONGS;
    }

    /**
     * So many arrivals came too late to be fired: each was due with its first request, and both
     * were dropped as {@link ErrorKind#GENERATOR_LATE}.
     *
     * @param series of the first request
     * @param intendedNanos of the first of them; the others of the same second and as late to three
     *     digits
     */
    public void droppedLate(int series, long intendedNanos, long droppedNanos, long count) {
        long[] facts = room(LATE_LONGS);
        int at = current.used;
        facts[at] = tag(LATE, series, FIRST | UNDELIVERED);
        facts[at + 1] = intendedNanos;
        facts[at + 2] = droppedNanos;
        facts[at + 3] = count;
        current.used = at + LATE_LONGS;
    }

    /** A request has ended. */
    public void ended(int series, long flags, Op op) {
        ErrorKind kind = op.kind;
        long known = flags | (op.ranked ? RANKED : 0);
        if (op.attempts == 0) {
            exchange(END, series, known, op, op.firedNanos);
        } else {
            if (op.begunNanos != 0) {
                attempted(series, op);
            }
            int at = space(END_LONGS);
            long[] facts = facts();
            facts[at] = tag(END, series, known | SEVERAL) | how(op, 0);
            facts[at + 1] = op.intendedNanos;
            facts[at + 2] = op.firedNanos;
            facts[at + 3] = op.betweenNanos;
            facts[at + 6] = op.doneNanos;
            facts[at + 7] = op.readNanos;
            for (int empty : new int[] {4, 5, 8, 9, 10}) {
                facts[at + empty] = 0;
            }
        }
        if (kind != null) {
            samples.keep(series, kind, op.sample, op.trace);
        }
    }

    /** One of several attempts of a request is over. */
    public void attempted(int series, Op op) {
        long cause =
                switch (op.cause) {
                    case FIRST -> 0;
                    case RETRY -> RETRY;
                    case REDIRECT -> REDIRECT;
                };
        exchange(ATTEMPT, series, cause, op, op.begunNanos);
    }

    private void exchange(int type, int series, long flags, Op op, long begunNanos) {
        int at = space(END_LONGS);
        long[] facts = facts();
        facts[at] = tag(type, series, flags | (op.stamped ? STAMPED : 0)) | how(op, op.status);
        facts[at + 1] = op.intendedNanos;
        facts[at + 2] = begunNanos;
        facts[at + 3] = op.sentNanos;
        facts[at + 4] = op.limitEndNanos;
        facts[at + 5] = op.firstByteNanos;
        facts[at + 6] = op.doneNanos;
        facts[at + 7] = op.readNanos;
        facts[at + 8] = op.connectNanos;
        facts[at + 9] = op.bytesSent;
        facts[at + 10] = op.bytesReceived;
    }

    /** Space for so many numbers, from the index returned. */
    int space(int longs) {
        room(longs);
        int at = current.used;
        current.used = at + longs;
        return at;
    }

    /** The numbers of the current chunk. */
    long[] facts() {
        return current.facts;
    }

    static long how(Op op, int status) {
        int kind = op.kind == null ? -1 : op.kind.ordinal();
        return how(op.fate.ordinal(), kind, status);
    }

    private static long how(int fate, int kind, int status) {
        return (long) (kind + 1) << KIND_SHIFT
                | (long) fate << FATE_SHIFT
                | (long) Math.clamp(status, 0, 1023) << STATUS_SHIFT;
    }

    /** The first number of an end; kind −1 for none. */
    static long endTag(int series, long flags, int fate, int kind, int status) {
        return tag(END, series, flags) | how(fate, kind, status);
    }

    /**
     * A journey has ended.
     *
     * @param oursNanos the lateness and the read delays of its requests together
     */
    public void arrivalEnded(
            int series,
            long flags,
            int fate,
            int kind,
            long intendedNanos,
            long endNanos,
            long oursNanos) {
        ended(ARRIVAL, series, flags, fate, kind, intendedNanos, endNanos, oursNanos);
    }

    /** A group of a journey has ended; like {@link #arrivalEnded}. */
    public void groupEnded(
            int series,
            long flags,
            int fate,
            int kind,
            long beganNanos,
            long endNanos,
            long oursNanos) {
        ended(GROUP, series, flags, fate, kind, beganNanos, endNanos, oursNanos);
    }

    private void ended(
            int type,
            int series,
            long flags,
            int fate,
            int kind,
            long intendedNanos,
            long endNanos,
            long oursNanos) {
        long[] facts = room(ARRIVAL_LONGS);
        int at = current.used;
        facts[at] =
                tag(type, series, flags)
                        | (long) (kind + 1) << KIND_SHIFT
                        | (long) fate << FATE_SHIFT;
        facts[at + 1] = intendedNanos;
        facts[at + 2] = endNanos;
        facts[at + 3] = oursNanos;
        current.used = at + ARRIVAL_LONGS;
    }

    /** An answer has brought along a number, or none that counts. */
    public void measured(int series, double value, long readNanos) {
        boolean counts = value >= 0 && value <= MetricStats.MOST;
        long[] facts = room(METRIC_LONGS);
        facts[current.used] = tag(METRIC, series, 0);
        facts[current.used + 1] = counts ? Math.round(value / MetricStats.UNIT) : -1;
        facts[current.used + 2] = readNanos;
        current.used += METRIC_LONGS;
    }

    /** How the shard stands, for whoever asks while it is at work. */
    public void stands(Standing now) {
        standing = now;
    }

    public Standing standing() {
        return standing;
    }

    /**
     * Hands over what there is: everything that was planned for or had arrived before this time is
     * in it.
     */
    public void publish(long watermarkNanos) {
        current.watermarkNanos = watermarkNanos;
        if (released) {
            current.used = 0;
            return;
        }
        full.add(current);
        current = nextChunk();
    }

    /**
     * Nobody will read any more: what is written from now on is forgotten, and nobody waits for
     * room. From any thread.
     */
    public void release() {
        released = true;
    }

    /** Whether the collector has taken all that was handed over. */
    public boolean isTaken() {
        return full.isEmpty();
    }

    // --- the collector's side

    Queue<Chunk> published() {
        return full;
    }

    Samples samples() {
        return samples;
    }

    void giveBack(Chunk chunk) {
        chunk.used = 0;
        empty.add(chunk);
    }

    static int type(long tag) {
        return (int) (tag >>> TYPE_SHIFT);
    }

    static int series(long tag) {
        return (int) tag;
    }

    static int kind(long tag) {
        return (int) ((tag >>> KIND_SHIFT) & 63) - 1;
    }

    static int fate(long tag) {
        return (int) (tag >>> FATE_SHIFT) & 7;
    }

    static int status(long tag) {
        return (int) (tag >>> STATUS_SHIFT) & 1023;
    }

    static long tag(int type, int series, long flags) {
        return (long) type << TYPE_SHIFT | flags | series;
    }

    private long[] room(int longs) {
        if (current.used + longs > Chunk.LONGS) {
            publish(current.watermarkNanos);
        }
        return current.facts;
    }

    private Chunk nextChunk() {
        long watermark = current.watermarkNanos;
        Chunk next = empty.poll();
        while (next == null) {
            if (chunksMade < CHUNKS_MAX || released) {
                next = new Chunk();
                chunksMade++;
            } else {
                LockSupport.parkNanos(WAIT_NANOS);
                next = empty.poll();
            }
        }
        next.watermarkNanos = watermark;
        return next;
    }
}
