package io.plimsoll.engine.protocol.java;

import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.model.basics.Seeds;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.seams.JavaCall;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** User code on one shard: each call on a virtual thread, which takes its own stamps. */
final class JavaClient implements Client {

    private final ShardContext shard;
    private final Map<Integer, Callee> callees;
    private final String target;
    private final long seed;

    /** What a request calls. */
    record Callee(JavaCall code, String workload) {}

    JavaClient(ShardContext shard, Map<Integer, Callee> callees, String target, long seed) {
        this.shard = shard;
        this.callees = callees;
        this.target = target;
        this.seed = seed;
    }

    /** A call under way; its op is null once the call has been given up. */
    private static final class Call {
        @Nullable Op op;
        @Nullable Thread thread;

        /** When it began; 0: not yet. */
        volatile long sentNanos;
    }

    @Override
    public void start(Op op) {
        Callee callee = Objects.requireNonNull(callees.get(op.request));
        long own =
                new SplittableRandom(
                                Seeds.of(seed, op.drawNumber)
                                        ^ op.phase
                                        ^ (long) callee.workload().hashCode() << Integer.SIZE)
                        .nextLong();
        JavaCall.Arrival arrival =
                new JavaCall.Arrival(target, callee.workload(), op.rank, op.user, own);
        Call call = new Call();
        call.op = op;
        op.held = call;
        call.thread =
                Thread.ofVirtual()
                        .name("plimsoll-call")
                        .unstarted(() -> run(call, callee.code(), arrival));
        call.thread.start();
    }

    private void run(Call call, JavaCall code, JavaCall.Arrival arrival) {
        long sent = System.nanoTime();
        call.sentNanos = sent;
        String error = null;
        try {
            code.call(arrival);
        } catch (Throwable e) { // whatever the user's code throws is the request's failure
            error = Thrown.of(e).text();
        }
        long done = System.nanoTime();
        String failure = error;
        try {
            shard.execute(() -> ended(call, sent, done, failure));
        } catch (RejectedExecutionException e) {
            return; // it was given up long ago, and the run has ended
        }
    }

    private static void ended(Call call, long sent, long done, @Nullable String failure) {
        Op op = call.op;
        if (op == null) {
            return;
        }
        sent(op, sent);
        op.firstByteNanos = done;
        op.doneNanos = done;
        op.readNanos = System.nanoTime();
        op.stamped = true;
        if (failure == null) {
            op.ok();
        } else {
            op.failed(ErrorKind.USER_CODE, failure);
        }
    }

    /** What it waited for was a processor: nothing else keeps a call from beginning. */
    private static void sent(Op op, long nanos) {
        op.sentNanos = nanos;
        op.ownWaitNanos = nanos == 0 ? 0 : nanos - op.firedNanos;
    }

    @Override
    public ErrorKind unsent(Op op) {
        return ErrorKind.GENERATOR_THREADS;
    }

    @Override
    public void abandon(Op op) {
        if (op.held instanceof Call call) {
            call.op = null;
            sent(op, call.sentNanos);
            if (call.thread != null) {
                call.thread.interrupt();
            }
        }
    }

    @Override
    public long connectionsOpened() {
        return 0;
    }

    @Override
    public long connectionsReused() {
        return 0;
    }

    @Override
    public void close() {}
}
