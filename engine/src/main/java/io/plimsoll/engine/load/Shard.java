package io.plimsoll.engine.load;

import io.netty.channel.ManualIoEventLoop;
import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.KernelClock;
import io.plimsoll.engine.protocol.net.ShortSleep;
import io.plimsoll.engine.protocol.net.StampedSockets;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.seams.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One event loop that makes its share of the load happen on time. A turn fires the arrivals that
 * are due, reads what has arrived, and waits: asleep while the next arrival is near, since a late
 * read costs no truth, otherwise for input as well, so that follow-up steps are not late. A turn
 * that comes late itself reads first.
 */
public final class Shard implements ShardContext {

    /**
     * An arrival this near is waited for asleep; below it a wake for input costs more than it
     * brings.
     */
    private static final long NEAR_NANOS = 200_000;

    /**
     * No wait is longer: bounds how late a stop is seen, and timer slack, which is 0.1 % of the
     * wait.
     */
    private static final long WAIT_NANOS_MAX = 10_000_000;

    /** What is due longer than this is not sent before what has arrived meanwhile is read. */
    private static final long BEHIND_NANOS = 1_000_000;

    private static final int FIRED_PER_TURN_MAX = 64;
    private static final long STOP_GRACE_NANOS = 1_000_000_000;
    private static final long PUBLISH_NANOS = 10_000_000;
    private static final long TELL_NANOS = 100_000_000;

    private final Plan plan;
    private final int number;
    private final int shards;
    private final PhaseStarts starts;
    private final RunControl control;
    private final FactLog log;
    private final Transport transport;
    private final KernelClock clock;
    private final StampedSockets stampedSockets = new StampedSockets();
    private final ManualIoEventLoop loop;
    private final ShortSleep shortSleep;
    private final Journeys journeys;
    private final LateArrivals lateArrivals;
    private final List<PhaseOnShard> phases = new ArrayList<>();
    private boolean reading;
    private boolean stopping;

    /** All that arrived before it has been read. */
    private long readNanos;

    private long publishedNanos;
    private long toldNanos;

    /**
     * Made on the thread that will run it.
     *
     * @param number from 0, below {@code shards}
     */
    public Shard(
            Plan plan,
            int number,
            int shards,
            List<Protocol> protocols,
            PhaseStarts starts,
            RunControl control,
            FactLog log,
            Transport transport,
            KernelClock clock) {
        this.plan = plan;
        this.number = number;
        this.shards = shards;
        this.starts = starts;
        this.control = control;
        this.log = log;
        this.transport = transport;
        this.clock = clock;
        loop = new ManualIoEventLoop(Thread.currentThread(), transport.newHandlers(stampedSockets));
        shortSleep = new ShortSleep();
        try {
            journeys = new Journeys(plan, protocols, log, this);
        } catch (RuntimeException | Error e) {
            closeLoop();
            throw e;
        }
        lateArrivals = new LateArrivals(plan, starts, log);
        try {
            for (Plan.Phase phase : plan.phases()) {
                long seed = journeys.seed(phase.index(), 0);
                phases.add(new PhaseOnShard(phase, share(phase.inFlight()), seed, this));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    // --- the loop

    /**
     * Walks the plan to its end, drained or swept.
     *
     * @param abandoned looked at in each turn: once it is set, nothing is waited for any more
     */
    public void run(AtomicBoolean abandoned) {
        try {
            while (!isDone() && !abandoned.get()) {
                turn();
            }
        } finally {
            if (!isDone()) {
                starts.stop(System.nanoTime());
            }
            log.publish(Long.MAX_VALUE); // what is known, also when it failed
            log.release(); // closing ends what is in flight, which is nobody's doing
            close();
        }
    }

    private void close() {
        phases.forEach(PhaseOnShard::close);
        journeys.close();
        closeLoop();
    }

    private void closeLoop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
    }

    /** How it stands, on its own thread. */
    public FactLog.Standing standing() {
        List<Client> clients = journeys.clients();
        return new FactLog.Standing(
                clients.stream().mapToLong(Client::connectionsOpened).sum(),
                clients.stream().mapToLong(Client::connectionsReused).sum(),
                clock.steps(),
                clients.stream().flatMap(client -> client.targets().stream()).toList());
    }

    private void turn() {
        long now = System.nanoTime();
        if (control.isStopped() && !stopping) {
            stop(now);
        }
        if (!stopping) {
            beginPhases(now);
            now = fireArrivals(now, Long.MAX_VALUE);
        }
        now = catchUp(journeys.timers().nextNanos(), now);
        if (journeys.runTimers(now)) {
            now = System.nanoTime();
        }
        readNanos = now;
        long arrival = nextArrivalNanos();
        long next = Math.min(Math.min(arrival, journeys.nextNanos()), now + WAIT_NANOS_MAX);
        if (next > now && arrival - now <= NEAR_NANOS) {
            read(-1);
            shortSleep.sleepUntil(next);
        } else {
            read(next > now ? next - now : -1);
        }
        expire();
        if (now - publishedNanos >= PUBLISH_NANOS && log.isTaken()) {
            publishedNanos = now;
            if (now - toldNanos >= TELL_NANOS) {
                toldNanos = now;
                log.stands(standing());
            }
            log.publish(Math.min(now, arrival));
        }
    }

    /**
     * When something is due that this shard is behind with, reads what has arrived: what the target
     * closed meanwhile must not be sent on. Returns the time.
     */
    private long catchUp(long dueNanos, long now) {
        long behind = now - BEHIND_NANOS;
        if (dueNanos >= behind || readNanos >= behind) {
            return now;
        }
        read(-1);
        readNanos = System.nanoTime();
        return readNanos;
    }

    private void read(long waitNanos) {
        clock.newTurn();
        reading = true;
        try {
            loop.run(waitNanos, 0);
        } finally {
            reading = false;
        }
    }

    @Override
    public boolean readArrived() {
        if (reading) {
            return false;
        }
        read(-1);
        return true;
    }

    private void beginPhases(long now) {
        for (PhaseOnShard phase : phases) {
            if (!phase.hasBegun() && starts.get(phase.plan.index()) <= now + WAIT_NANOS_MAX) {
                phase.begin(starts.get(phase.plan.index()), journeys, this);
            }
        }
    }

    /** Fires what is due, but nothing intended later than this; returns the time it ended. */
    private long fireArrivals(long now, long lastNanos) {
        for (int fired = 0; fired < FIRED_PER_TURN_MAX; fired++) {
            PhaseOnShard earliest = null;
            long at = Long.MAX_VALUE;
            for (PhaseOnShard phase : phases) {
                if (phase.nextNanos() < at) {
                    at = phase.nextNanos();
                    earliest = phase;
                }
            }
            if (earliest == null || at > now || at > lastNanos) {
                return now;
            }
            now = catchUp(at, now);
            if (now - at > Punctuality.DROP_NANOS) {
                lateArrivals.drop(earliest, now - Punctuality.DROP_NANOS);
                continue;
            }
            Arrivals arrivals = earliest.arrivals();
            int workload = arrivals.workload();
            long rank = arrivals.rank();
            arrivals.advance();
            journeys.arrive(earliest, workload, rank, at, now);
            now = System.nanoTime();
        }
        return now;
    }

    private long nextArrivalNanos() {
        long next = Long.MAX_VALUE;
        for (PhaseOnShard phase : phases) {
            next = Math.min(next, phase.nextNanos());
            if (!phase.hasBegun()) {
                next = Math.min(next, starts.get(phase.plan.index()));
            }
        }
        return stopping ? Long.MAX_VALUE : next;
    }

    /** Gives up what is over its time, as far as all that arrived until then has been read. */
    private void expire() {
        journeys.expire(readNanos);
        for (PhaseOnShard phase : phases) {
            boolean allFired = phase.nextNanos() == Long.MAX_VALUE;
            if (phase.sweepNanos < readNanos && allFired) {
                journeys.sweep(phase, readNanos);
            }
            if (!phase.reported && phase.isDone()) {
                phase.reported = true;
                starts.done(phase.plan.index());
            }
        }
    }

    /**
     * Plans nothing more. What was due counts: it is fired if that can be done before it is late,
     * and dropped otherwise.
     */
    private void stop(long now) {
        long late = now + Punctuality.LATE_NANOS;
        while (System.nanoTime() < late && phases.stream().anyMatch(p -> p.nextNanos() <= now)) {
            fireArrivals(now, now);
        }
        for (PhaseOnShard phase : phases) {
            while (phase.nextNanos() <= now) {
                lateArrivals.drop(phase, now + 1);
            }
        }
        stopping = true;
        starts.stop(now);
        for (PhaseOnShard phase : phases) {
            if (phase.hasBegun()) {
                phase.endNanos = Math.min(phase.endNanos, now);
                phase.stop(Math.min(phase.sweepNanos, now + STOP_GRACE_NANOS));
            }
        }
    }

    private boolean isDone() {
        for (PhaseOnShard phase : phases) {
            if (!phase.isDone() && (phase.hasBegun() || mayBegin(phase))) {
                return false;
            }
        }
        return true;
    }

    private boolean mayBegin(PhaseOnShard phase) {
        return !stopping && starts.get(phase.plan.index()) != PhaseStarts.WITHHELD;
    }

    // --- what users and clients see of it

    @Override
    public KernelClock clock() {
        return clock;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public ManualIoEventLoop loop() {
        return loop;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public StampedSockets stampedSockets() {
        return stampedSockets;
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }
}
