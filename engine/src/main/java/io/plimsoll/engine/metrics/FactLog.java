package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.TargetStats;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What happened on one shard, in the order in which it happened. The shard writes, the collector
 * reads whole chunks and gives them back. A full log makes the shard wait, which its lateness then
 * shows. How it is written: {@link Fact}.
 */
public final class FactLog {

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
    private final ErrorTextQueue errorTexts = new ErrorTextQueue();
    private Chunk current = new Chunk();
    private int chunksMade = 1;
    private volatile boolean released;
    private volatile Standing standing = new Standing(0, 0, 0, List.of());

    /** A request has become due. */
    public void due(int series, long flags, long intendedNanos, long firedNanos) {
        long[] facts = room(Fact.DUE_LONGS);
        int at = current.used;
        facts[at] = Fact.tag(Fact.DUE, series, flags);
        facts[at + Fact.INTENDED] = intendedNanos;
        facts[at + Fact.FIRED] = firedNanos;
        current.used = at + Fact.DUE_LONGS;
    }

    /** An arrival has become due whose first request has not. */
    public void arrivalDue(int series, long intendedNanos, long firedNanos) {
        long[] facts = room(Fact.PLANNED_LONGS);
        int at = current.used;
        facts[at] = Fact.tag(Fact.PLANNED, series, 0);
        facts[at + Fact.INTENDED] = intendedNanos;
        facts[at + Fact.FIRED] = firedNanos;
        current.used = at + Fact.PLANNED_LONGS;
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
        long[] facts = room(Fact.LATE_LONGS);
        int at = current.used;
        facts[at] = Fact.tag(Fact.LATE, series, Fact.FIRST | Fact.UNDELIVERED);
        facts[at + Fact.INTENDED] = intendedNanos;
        facts[at + Fact.DROPPED] = droppedNanos;
        facts[at + Fact.COUNT] = count;
        current.used = at + Fact.LATE_LONGS;
    }

    /** A request has ended. */
    public void ended(int series, long flags, Op op) {
        ErrorKind kind = op.kind;
        long known = flags | (op.ranked ? Fact.RANKED : 0);
        if (op.attemptsBefore == 0) {
            exchange(Fact.END, series, known, op, op.firedNanos);
        } else {
            if (op.begunNanos != 0) {
                attempted(series, op);
            }
            int at = space(Fact.END_LONGS);
            long[] facts = facts();
            facts[at] = Fact.tag(Fact.END, series, known | Fact.SEVERAL) | Fact.how(op, 0);
            facts[at + Fact.INTENDED] = op.intendedNanos;
            facts[at + Fact.FIRED] = op.firedNanos;
            facts[at + Fact.BETWEEN] = op.betweenNanos;
            facts[at + Fact.DONE] = op.doneNanos;
            facts[at + Fact.READ] = op.readNanos;
            facts[at + Fact.LIMIT_END] = 0;
            facts[at + Fact.FIRST_BYTE] = 0;
            facts[at + Fact.CONNECT] = 0;
            facts[at + Fact.BYTES_SENT] = 0;
            facts[at + Fact.BYTES_RECEIVED] = 0;
        }
        if (kind != null) {
            errorTexts.keep(series, kind, op.sample, op.trace);
        }
    }

    /** One of several attempts of a request is over. */
    public void attempted(int series, Op op) {
        long cause =
                switch (op.cause) {
                    case FIRST -> 0;
                    case RETRY -> Fact.RETRY;
                    case REDIRECT -> Fact.REDIRECT;
                };
        exchange(Fact.ATTEMPT, series, cause, op, op.begunNanos);
    }

    private void exchange(int type, int series, long flags, Op op, long begunNanos) {
        int at = space(Fact.END_LONGS);
        long[] facts = facts();
        facts[at] =
                Fact.tag(type, series, flags | (op.stamped ? Fact.STAMPED : 0))
                        | Fact.how(op, op.status);
        facts[at + Fact.INTENDED] = op.intendedNanos;
        facts[at + Fact.FIRED] = begunNanos;
        facts[at + Fact.SENT] = op.sentNanos;
        facts[at + Fact.LIMIT_END] = op.limitEndNanos;
        facts[at + Fact.FIRST_BYTE] = op.firstByteNanos;
        facts[at + Fact.DONE] = op.doneNanos;
        facts[at + Fact.READ] = op.readNanos;
        facts[at + Fact.CONNECT] = op.connectNanos;
        facts[at + Fact.BYTES_SENT] = op.bytesSent;
        facts[at + Fact.BYTES_RECEIVED] = op.bytesReceived;
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

    /**
     * A journey has ended.
     *
     * @param oursNanos the lateness and the read delays of its requests together
     */
    public void arrivalEnded(
            int series,
            long flags,
            int outcome,
            int kind,
            long intendedNanos,
            long endNanos,
            long oursNanos) {
        ended(Fact.ARRIVAL, series, flags, outcome, kind, intendedNanos, endNanos, oursNanos);
    }

    /** A group of a journey has ended; like {@link #arrivalEnded}. */
    public void groupEnded(
            int series,
            long flags,
            int outcome,
            int kind,
            long beganNanos,
            long endNanos,
            long oursNanos) {
        ended(Fact.GROUP, series, flags, outcome, kind, beganNanos, endNanos, oursNanos);
    }

    private void ended(
            int type,
            int series,
            long flags,
            int outcome,
            int kind,
            long intendedNanos,
            long endNanos,
            long oursNanos) {
        long[] facts = room(Fact.ARRIVAL_LONGS);
        int at = current.used;
        facts[at] = Fact.tag(type, series, flags) | Fact.how(outcome, kind, 0);
        facts[at + Fact.INTENDED] = intendedNanos;
        facts[at + Fact.OVER] = endNanos;
        facts[at + Fact.OURS] = oursNanos;
        current.used = at + Fact.ARRIVAL_LONGS;
    }

    /** An answer has brought along a number, or none that counts. */
    public void measured(int series, double value, long readNanos) {
        boolean counts = value >= 0 && value <= MetricStats.MOST;
        long[] facts = room(Fact.METRIC_LONGS);
        facts[current.used] = Fact.tag(Fact.METRIC, series, 0);
        facts[current.used + Fact.VALUE] =
                counts ? Math.round(value * MetricStats.UNITS_PER_ONE) : -1;
        facts[current.used + Fact.VALUE_READ] = readNanos;
        current.used += Fact.METRIC_LONGS;
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

    ErrorTextQueue errorTexts() {
        return errorTexts;
    }

    void giveBack(Chunk chunk) {
        chunk.used = 0;
        empty.add(chunk);
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
