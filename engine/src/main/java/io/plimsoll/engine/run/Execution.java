package io.plimsoll.engine.run;

import io.netty.util.concurrent.FastThreadLocalThread;
import io.plimsoll.engine.load.PhaseStarts;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.load.Shard;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.monitor.RunDelay;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.engine.protocol.net.KernelClock;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.seams.RunControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A plan walked once, by as many threads as there are shards; the caller's thread collects. */
final class Execution {

    private static final long COLLECT_NANOS = 10_000_000;
    private static final long START_AHEAD_NANOS = 20_000_000;
    private static final long END_MILLIS_MAX = 2_000;

    private final Plan plan;
    private final List<Phase> phases;
    private final List<Protocol> protocols;
    private final int shards;
    private final RunControl control;
    private final Transport transport;

    private final List<Worker> workers = new ArrayList<>();
    private final AtomicBoolean abandoned = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Hears of the run's start and, a hundred times a second, that it goes on. */
    interface Observer extends Collector.Listener, PhaseGraph.Gate {

        /** The first arrival may come when the first phase starts. */
        void begins(PhaseOutcomes phases, Supplier<List<ShardOutcome>> shards);

        void goesOn();

        @Override
        default Optional<Boolean> passed(int phase, PhaseGraph.Times times) {
            return Optional.of(true);
        }
    }

    /** What a shard tells, at its end or on its way. */
    record ShardOutcome(Optional<Duration> runDelay, FactLog.Standing standing) {}

    /**
     * The end of an execution.
     *
     * @param endNanos when all was over, or when it broke off
     * @param failure why it broke off; what was in flight then has not ended
     */
    record End(
            PhaseOutcomes phases,
            long startNanos,
            long endNanos,
            List<ShardOutcome> shards,
            Optional<RunFailure> failure) {

        /** This, of one that came to its end; otherwise throws why not. */
        End whole() {
            failure.ifPresent(
                    why -> {
                        throw why.exception();
                    });
            return this;
        }
    }

    Execution(
            Plan plan,
            List<Phase> phases,
            List<Protocol> protocols,
            int shards,
            RunControl control,
            Transport transport) {
        this.plan = plan;
        this.phases = phases;
        this.protocols = protocols;
        this.shards = shards;
        this.control = control;
        this.transport = transport;
    }

    /**
     * Walks it to its end, or until a shard fails.
     *
     * @throws PlimsollException when a shard cannot even begin
     */
    End run(Observer observer) {
        PhaseStarts starts = new PhaseStarts(phases.size());
        CountDownLatch ready = new CountDownLatch(shards);
        for (int number = 0; number < shards; number++) {
            Worker worker = new Worker(number, starts, ready);
            workers.add(worker);
            worker.thread.start();
        }
        awaitReady(ready);
        if (failure.get() != null) {
            endWorkers();
            throw whyOf(failure.get()).exception();
        }
        PhaseGraph graph = new PhaseGraph(phases, starts, shards, observer);
        long startNanos = System.nanoTime() + START_AHEAD_NANOS;
        Collector collector =
                new Collector(
                        plan.keys(),
                        plan.masks(),
                        workers.stream().map(worker -> worker.log).toList(),
                        startNanos,
                        observer);
        PhaseOutcomes outcomes = new PhaseOutcomes(phases, starts, graph, startNanos);
        try {
            observer.begins(outcomes, () -> workers.stream().map(Worker::outcome).toList());
            graph.begin(startNanos);
            collectToTheEnd(collector, graph, startNanos, observer);
        } finally {
            endWorkers(); // also when a listener throws
        }
        long nowNanos = Math.max(startNanos, System.nanoTime()); // it may be stopped before
        collector.finish(nowNanos);
        List<ShardOutcome> ends = workers.stream().map(Worker::outcome).toList();
        Optional<RunFailure> broken = Optional.ofNullable(failure.get()).map(this::whyOf);
        long endNanos =
                broken.isPresent()
                        ? Math.clamp(starts.stoppedNanos(), startNanos, nowNanos)
                        : nowNanos;
        return new End(outcomes, startNanos, endNanos, ends, broken);
    }

    private void endWorkers() {
        abandoned.set(true);
        workers.forEach(worker -> worker.log.release());
        workers.forEach(Worker::awaitEnd);
    }

    private void collectToTheEnd(
            Collector collector, PhaseGraph graph, long startNanos, Observer observer) {
        while (workers.stream().anyMatch(worker -> worker.thread.isAlive())) {
            LockSupport.parkNanos(COLLECT_NANOS);
            collector.collect();
            graph.advance(System.nanoTime(), startNanos);
            observer.goesOn();
        }
        // What happened between the last look and the end of the last shard.
        graph.advance(System.nanoTime(), startNanos);
    }

    private void awaitReady(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            abandoned.set(true);
            Thread.currentThread().interrupt();
            throw whyOf(e).exception();
        }
    }

    private RunFailure whyOf(Throwable failed) {
        boolean withoutFiles = Failures.ofConnecting(failed) == ErrorKind.GENERATOR_DESCRIPTORS;
        Throwable cause = withoutFiles ? tooFewFiles(failed) : failed;
        return cause instanceof PlimsollException known
                ? told(known.exitCode(), String.valueOf(known.getMessage()), known)
                : told(ExitCode.INTERNAL_ERROR, "the engine failed: " + failed, failed);
    }

    /** An exception may quote what was to be sent, secrets and all. */
    private RunFailure told(ExitCode exitCode, String what, Throwable cause) {
        return new RunFailure(exitCode, plan.masks().mask(what), Optional.of(cause));
    }

    private static PlimsollException tooFewFiles(Throwable failed) {
        PlimsollException exception =
                new PlimsollException(
                        ExitCode.PLAN_NOT_DELIVERED,
                        Problem.of(
                                "the generator has too few file descriptors: "
                                        + Failures.text(failed),
                                "allow it more: `ulimit -n 10000`"));
        exception.initCause(failed);
        return exception;
    }

    /** One shard and its thread. */
    private final class Worker {

        final FactLog log = new FactLog();
        final FastThreadLocalThread thread;

        private final int number;
        private final PhaseStarts starts;
        private final CountDownLatch ready;
        private volatile Optional<RunDelay> runDelay = Optional.empty();
        private volatile Optional<ShardOutcome> end = Optional.empty();

        Worker(int number, PhaseStarts starts, CountDownLatch ready) {
            this.number = number;
            this.starts = starts;
            this.ready = ready;
            thread = new FastThreadLocalThread(this::run, "plimsoll-shard-" + number);
            thread.setDaemon(true);
        }

        private void run() {
            try {
                RunDelay delay = RunDelay.ofThisThread();
                runDelay = Optional.of(delay);
                KernelClock clock = new KernelClock();
                Shard shard =
                        new Shard(
                                plan, number, shards, protocols, starts, control, log, transport,
                                clock);
                ready.countDown();
                shard.run(abandoned);
                end = Optional.of(new ShardOutcome(delay.soFar(), shard.standing()));
            } catch (Throwable e) {
                // Of any kind: it ends the whole run, and the others must not wait for this one.
                starts.stop(System.nanoTime());
                failure.compareAndSet(null, e);
                abandoned.set(true);
                ready.countDown();
            }
        }

        void awaitEnd() {
            try {
                thread.join(END_MILLIS_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** How it stands, or stood at its end. */
        ShardOutcome outcome() {
            return end.orElseGet(
                    () -> new ShardOutcome(runDelay.flatMap(RunDelay::soFar), log.standing()));
        }
    }
}
