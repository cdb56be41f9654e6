package io.plimsoll.engine.protocol;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a client: who it is for, its moments, and its end. All times are
 * {@code System.nanoTime()}. Used again and again by one journey; confined to the shard's thread.
 *
 * <p>Its fields are public because they are written and read several times per request on the
 * hottest path there is: those above the line belong to the load, those below to the client.
 */
public final class Op {

    /** How an attempt came about. */
    public enum Cause {
        FIRST,
        RETRY,
        REDIRECT
    }

    /** Hears of each op's end. */
    public interface Listener {

        void ended(Op op);

        /** An attempt is over, and the client makes another. */
        void attempted(Op op);

        /**
         * Its answer brought along a number that its step collects.
         *
         * @param metric which of the step's, from 0
         * @param value not a number: the answer had none
         */
        default void measured(Op op, int metric, double value) {}
    }

    /** Knows how a request that may take several attempts goes on. */
    public interface Course {

        /** Whether this failure of an attempt is followed by another attempt. */
        boolean goesOn(Op op);
    }

    private final Listener listener;
    private boolean underWay;

    /** The request's number in the plan. */
    public int request;

    /** The number of the phase that planned it. */
    public int phase;

    /** The user or arrival it is made for. */
    public Session session = new Session();

    /** The arrival's number within its workload and phase. */
    public long rank;

    /**
     * What all that is random about it is drawn by, within its workload and phase: its rank, or −1
     * less the user's number for what a user does when it leaves.
     */
    public long drawNumber;

    /** The user's number, or −1. */
    public int user = -1;

    /** The number of the workload. */
    public int workload;

    /** How many requests the journey has made before. */
    public int ordinal;

    /**
     * The values of the journey's variables, each at its place among those of its workload; null:
     * it has none.
     */
    public @Nullable String[] variables = {};

    /** Who looks on; null: nobody. */
    public @Nullable Witness witness;

    public long intendedNanos;
    public long firedNanos;

    /** When the timeout is over. */
    public long deadlineNanos;

    // --- what the client fills in, for the attempt under way

    /** How it came about. */
    public Cause cause = Cause.FIRST;

    /** When the client began it; {@link #firedNanos} for the first; 0: not yet. */
    public long begunNanos;

    /** When it was handed to the operating system; 0: not yet. */
    public long sentNanos;

    /** When waiting at a limit of the scenario ended; 0: it did not wait there. */
    public long limitEndNanos;

    /**
     * When the first byte of the answer arrived, by the kernel's stamp if there is one; 0: not yet.
     */
    public long firstByteNanos;

    /** When the answer's last segment arrived. */
    public long doneNanos;

    /** When that was read. */
    public long readNanos;

    /** How long a connection that was opened for it took; 0: none was. */
    public long connectNanos;

    /**
     * How long it waited for this machine itself between being fired and sent, as far as the client
     * knows: our fault, as lateness is.
     */
    public long ownWaitNanos;

    /** Whether {@link #doneNanos} is the kernel's stamp. */
    public boolean stamped;

    public int status;
    public long bytesSent;
    public long bytesReceived;

    /** What is sent, when it is made for this request alone; null: what all of its step send. */
    public @Nullable Object payload;

    /** What the client holds for it: a connection, a place in a queue, a thread. */
    public @Nullable Object held;

    /** The trace that the target may show it under (W3C Trace Context); empty: none. */
    public String trace = "";

    // --- over all attempts

    /** What decides whether there are more; null: there is one. */
    public @Nullable Course course;

    /** How many are over that another followed. */
    public int attemptsBefore;

    /** How many of those were sent. */
    public int sentBefore;

    /** The read delays between them: our own, and inside the response. */
    public long betweenNanos;

    // --- how it ended

    public Outcome outcome = Outcome.UNFINISHED;
    public @Nullable ErrorKind kind;
    public String sample = "";

    /** Whether it failed by its time check only, and so still ranks in percentiles. */
    public boolean ranked;

    public Op(Listener listener) {
        this.listener = listener;
    }

    /** Makes it ready for its next request. */
    public void begin(int nextRequest, long intended, long fired, long timeoutNanos) {
        request = nextRequest;
        intendedNanos = intended;
        firedNanos = fired;
        deadlineNanos = fired + timeoutNanos;
        cause = Cause.FIRST;
        begunNanos = fired;
        clearAttempt();
        course = null;
        payload = null;
        attemptsBefore = 0;
        sentBefore = 0;
        betweenNanos = 0;
        doneNanos = 0;
        readNanos = 0;
        outcome = Outcome.UNFINISHED;
        kind = null;
        sample = "";
        ranked = false;
        underWay = true;
    }

    private void clearAttempt() {
        sentNanos = 0;
        limitEndNanos = 0;
        firstByteNanos = 0;
        connectNanos = 0;
        ownWaitNanos = 0;
        stamped = false;
        status = 0;
        bytesSent = 0;
        bytesReceived = 0;
        trace = "";
        held = null;
    }

    /** Its attempt is over, but not the request: the client makes another. */
    public void another(Cause why) {
        if (witness != null) {
            witness.goesOn(this);
        }
        listener.attempted(this);
        betweenNanos += stamped ? readNanos - doneNanos : 0;
        attemptsBefore++;
        sentBefore += sentNanos == 0 ? 0 : 1;
        cause = why;
        begunNanos = 0;
        clearAttempt();
        outcome = Outcome.UNFINISHED;
        kind = null;
        sample = "";
    }

    /** Its answer has brought along a number; before it ends. */
    public void measured(int metric, double value) {
        listener.measured(this, metric, value);
    }

    /** Whether it belongs to an arrival or an iteration: not to what a user does when it leaves. */
    public boolean isOfArrival() {
        return drawNumber >= 0;
    }

    /** Whether it has begun and not ended. */
    public boolean isUnderWay() {
        return underWay;
    }

    /** It was answered as it should be; done and read are set. */
    public void ok() {
        end(Outcome.OK, null, "");
    }

    /**
     * Its attempt was answered wrongly, or not at all although it was sent; the request has ended
     * unless its course knows better.
     */
    public void failed(ErrorKind why, String text) {
        if (course != null) {
            outcome = Outcome.FAILED;
            kind = why;
            sample = text;
            if (course.goesOn(this)) {
                return;
            }
        }
        end(Outcome.FAILED, why, text);
    }

    /** It was answered in time for the timeout, but not for its time check, which alone failed. */
    public void failedTimeCheck(String text) {
        ranked = true;
        end(Outcome.FAILED, ErrorKind.CHECK, text);
    }

    /** It could not be sent, and only this machine is to blame. */
    public void notSent(ErrorKind why, String text) {
        end(Outcome.DROPPED, why, text);
    }

    /** Ends it from the side of the load at a time of its own, not at that of an answer. */
    public void endAt(long nanos, Outcome how, @Nullable ErrorKind why, String text) {
        doneNanos = nanos;
        readNanos = nanos;
        end(how, why, text);
    }

    private void end(Outcome how, @Nullable ErrorKind why, String text) {
        if (!underWay) {
            throw new IllegalStateException("a request ends once");
        }
        underWay = false;
        outcome = how;
        kind = why;
        sample = text;
        held = null;
        if (witness != null) {
            witness.ends(this);
        }
        listener.ended(this);
    }
}
