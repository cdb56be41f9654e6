package io.plimsoll.engine.protocol;

import io.plimsoll.model.outcome.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a client: who it is for, its moments, and its end. All times are
 * {@code System.nanoTime()}. Used again and again by one journey; confined to the shard's thread.
 *
 * <p>Its fields are public because they are written and read several times per request on the
 * hottest path there is: those above the line belong to the load, those below to the client.
 */
public final class Op {

    /** How an op ended. */
    public enum Fate {
        OK,
        FAILED,
        TIMED_OUT,
        DROPPED,
        UNFINISHED
    }

    /** Hears of each op's end. */
    public interface Listener {
        void ended(Op op);
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

    /** The user's number, or −1. */
    public int user = -1;

    public long intendedNanos;
    public long firedNanos;

    /** When the timeout is over. */
    public long deadlineNanos;

    // --- what the client fills in

    /** When it was handed to the operating system; 0: not yet. */
    public long sentNanos;

    /** When waiting at a limit of the scenario ended; 0: it did not wait there. */
    public long limitEndNanos;

    /** When the first byte of the answer was read; 0: not yet. */
    public long firstByteNanos;

    /** When the answer's last segment arrived. */
    public long doneNanos;

    /** When that was read. */
    public long readNanos;

    /** How long a connection that was opened for it took; 0: none was. */
    public long connectNanos;

    /** Whether {@link #doneNanos} is the kernel's stamp. */
    public boolean stamped;

    public int status;
    public long bytesSent;
    public long bytesReceived;

    /** What the client holds for it: a connection, a place in a queue, a thread. */
    public @Nullable Object held;

    // --- how it ended

    public Fate fate = Fate.UNFINISHED;
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
        sentNanos = 0;
        limitEndNanos = 0;
        firstByteNanos = 0;
        doneNanos = 0;
        readNanos = 0;
        connectNanos = 0;
        stamped = false;
        status = 0;
        bytesSent = 0;
        bytesReceived = 0;
        held = null;
        fate = Fate.UNFINISHED;
        kind = null;
        sample = "";
        ranked = false;
        underWay = true;
    }

    /** Whether it has begun and not ended. */
    public boolean isUnderWay() {
        return underWay;
    }

    /** It was answered as it should be; done and read are set. */
    public void ok() {
        end(Fate.OK, null, "");
    }

    /** It was answered wrongly, or not at all although it was sent. */
    public void failed(ErrorKind why, String text) {
        end(Fate.FAILED, why, text);
    }

    /** It was answered in time for the timeout, but not for its time check, which alone failed. */
    public void failedTimeCheck(String text) {
        ranked = true;
        end(Fate.FAILED, ErrorKind.CHECK, text);
    }

    /** It could not be sent, and only this machine is to blame. */
    public void notSent(ErrorKind why, String text) {
        end(Fate.DROPPED, why, text);
    }

    /** Ends it from the side of the load at a time of its own, not at that of an answer. */
    public void endAt(long nanos, Fate how, @Nullable ErrorKind why, String text) {
        doneNanos = nanos;
        readNanos = nanos;
        end(how, why, text);
    }

    private void end(Fate how, @Nullable ErrorKind why, String text) {
        if (!underWay) {
            throw new IllegalStateException("a request ends once");
        }
        underWay = false;
        fate = how;
        kind = why;
        sample = text;
        held = null;
        listener.ended(this);
    }
}
