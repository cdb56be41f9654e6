package io.plimsoll.targets.echo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.plimsoll.targets.stamp.SocketStamps;
import io.plimsoll.targets.stamp.StampClock;
import io.plimsoll.targets.stamp.WallClock;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One event loop with everything its connections share: nothing in here is seen by another thread,
 * except through {@link #loop}'s tasks.
 *
 * <p>It owns the waiting. A timer is waited for in the kernel until shortly before it is due, and
 * from there on awake, with a look at the sockets in each round: a sleeper wakes some 30 µs late.
 */
final class Lane implements Runnable {

    private static final long AWAKE_NANOS = 100_000;

    /** The kernel may be late by a thousandth of a wait: a long one is followed by a short one. */
    private static final long SHORT_WAIT_NANOS = 1_000_000;

    private static final long IDLE_NANOS = 1_000_000_000L;
    private static final long TASKS_NANOS = 1_000_000;

    /** After so many timers the sockets have their turn. */
    private static final int TIMERS_PER_TURN = 256;

    private static final long JOIN_MILLIS = 5_000;
    private static final long ASK_MILLIS = 20;

    /** Never asked: without stamps there is nothing to bring to the monotonic scale. */
    private static final WallClock NO_WALL_CLOCK = () -> 0;

    final EchoOptions options;
    final ManualIoEventLoop loop;
    final StampClock clock;
    final Answers answers = new Answers();
    final RequestHead head = new RequestHead();
    final BehaviourReader behaviours;
    final Control control;

    /** Null when the kernel gives none. */
    final @Nullable SocketStamps stamps;

    private final int index;
    private final AtomicInteger openConnections;
    private final ByteBuf received = Unpooled.directBuffer(StampedReads.BYTES_MAX);
    private final Thread thread;
    private final PriorityQueue<Connection> timers =
            new PriorityQueue<>(Comparator.comparingLong(c -> c.dueNanos));
    private byte[] scratch = new byte[StampedReads.BYTES_MAX + RequestHead.BYTES_MAX];
    private Counters counters;
    private RandomGenerator random;
    private long failUntilNanos;
    private int failStatus;
    private long stallUntilNanos;
    private volatile boolean stopping;

    /**
     * @param epoll whether {@code io} is epoll, which kernel stamps need
     * @param openConnections of all lanes
     */
    Lane(
            int index,
            EchoOptions options,
            IoHandlerFactory io,
            boolean epoll,
            Control control,
            AtomicInteger openConnections) {
        this.index = index;
        this.options = options;
        stamps = epoll ? new SocketStamps(StampedReads.BYTES_MAX) : null;
        this.control = control;
        this.openConnections = openConnections;
        loop = new ManualIoEventLoop(null, io);
        clock = new StampClock(stamps == null ? NO_WALL_CLOCK : stamps);
        counters = Counters.of(options);
        behaviours =
                new BehaviourReader(
                        Behaviour.PLAIN.withDelay(options.delay()).withStatus(options.status()));
        random = seeded();
        thread = new FastThreadLocalThread(this, "echo-" + index);
        thread.setDaemon(true);
        loop.setOwningThread(thread);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        TimerSlack.tighten();
        while (!stopping) {
            clock.newTurn();
            if (stallUntilNanos != 0) {
                standStill();
            }
            fireDue();
            long waitNanos = waitNanos();
            if (waitNanos > 0) {
                loop.run(waitNanos, TASKS_NANOS);
            } else {
                loop.runNow(TASKS_NANOS);
            }
        }
        loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
        answers.release();
        received.release();
    }

    /** Stops the loop and closes its connections; waits until that is done. */
    void stop() {
        stopping = true;
        loop.execute(() -> {}); // unlike wakeup() it is not lost on a loop that is about to wait
        LockSupport.unpark(thread);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long waitNanos() {
        Connection next = timers.peek();
        if (next == null) {
            return IDLE_NANOS;
        }
        long left = next.dueNanos - System.nanoTime();
        return left > 2 * SHORT_WAIT_NANOS ? left - SHORT_WAIT_NANOS : left - AWAKE_NANOS;
    }

    private void standStill() {
        long left = stallUntilNanos - System.nanoTime();
        while (left > 0 && !stopping) {
            LockSupport.parkNanos(left);
            left = stallUntilNanos - System.nanoTime();
        }
        stallUntilNanos = 0;
    }

    private void fireDue() {
        for (int i = 0; i < TIMERS_PER_TURN; i++) {
            Connection next = timers.peek();
            if (next == null || next.dueNanos - System.nanoTime() > 0) {
                return;
            }
            timers.remove();
            next.scheduled = false;
            try {
                next.onDue();
            } catch (RuntimeException e) {
                counters.faults++;
                next.close();
            }
        }
    }

    // --- for the lane's connections, on its thread

    void schedule(Connection connection, long dueNanos) {
        cancel(connection);
        connection.dueNanos = dueNanos;
        connection.scheduled = true;
        timers.add(connection);
    }

    void cancel(Connection connection) {
        if (connection.scheduled) {
            connection.scheduled = false;
            timers.remove(connection);
        }
    }

    void closed() {
        openConnections.decrementAndGet();
    }

    Counters counters() {
        return counters;
    }

    RandomGenerator random() {
        return random;
    }

    StampedReads reads(int descriptor) {
        return new StampedReads(received, stamps, descriptor);
    }

    /** At least so many bytes, to be used until the next call. */
    byte[] scratch(int bytes) {
        if (bytes > scratch.length) {
            scratch = new byte[bytes];
        }
        return scratch;
    }

    /** The behaviour, or its failing version while failing is ordered or drawn. */
    Behaviour mayFail(Behaviour behaviour) {
        if (failUntilNanos != 0) {
            if (failUntilNanos - System.nanoTime() > 0) {
                return behaviour.withStatus(failStatus);
            }
            failUntilNanos = 0;
        }
        if (behaviour.unavailableShare() > 0
                && random.nextDouble() < behaviour.unavailableShare()) {
            return behaviour.withStatus(503);
        }
        return options.failShare() > 0 && random.nextDouble() < options.failShare()
                ? behaviour.withStatus(500)
                : behaviour;
    }

    // --- for other threads: carried out on the lane's, which is waited for

    /** From the end of this turn on nothing is read until then. Only on the lane's thread. */
    void standStillUntil(long nanos) {
        stallUntilNanos = nanos;
    }

    void stall(long untilNanos) throws InterruptedException {
        ask(() -> stallUntilNanos = untilNanos);
    }

    void fail(long untilNanos, int status) throws InterruptedException {
        ask(
                () -> {
                    failStatus = status;
                    return failUntilNanos = untilNanos;
                });
    }

    Counters.Copy books() throws InterruptedException {
        return ask(() -> counters.copy());
    }

    void reset() throws InterruptedException {
        ask(
                () -> {
                    random = seeded();
                    return counters = Counters.after(counters, options);
                });
    }

    private RandomGenerator seeded() {
        return new SplittableRandom(options.seed() + index);
    }

    /** Has the question answered on the lane's thread, or here once that has ended. */
    private <T> T ask(Callable<T> question) throws InterruptedException {
        FutureTask<T> answer = new FutureTask<>(question);
        try {
            loop.execute(answer);
        } catch (RejectedExecutionException e) {
            thread.join(JOIN_MILLIS);
        }
        while (true) {
            try {
                if (!thread.isAlive()) {
                    answer.run();
                }
                return answer.get(ASK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // a lane that stands still answers afterwards
            } catch (ExecutionException e) {
                throw new IllegalStateException("the books could not be read", e.getCause());
            }
        }
    }
}
