package io.plimsoll.engine.load;

import io.netty.channel.ManualIoEventLoop;
import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.Session;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.KernelClock;
import io.plimsoll.engine.protocol.net.ShortSleep;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.seams.RunControl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One event loop that makes its share of the load happen on time. A turn fires the arrivals that
 * are due, reads what has arrived, and waits: asleep while the next arrival is near, since a late
 * read costs no truth, otherwise for input as well, so that follow-up steps are not late.
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

    private static final int FIRED_PER_TURN_MAX = 64;
    private static final long DROP_LATE_NANOS = 1_000_000_000;
    private static final long STOP_GRACE_NANOS = 1_000_000_000;
    private static final long PUBLISH_NANOS = 50_000_000;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Plan plan;
    private final int number;
    private final int shards;
    private final PhaseStarts starts;
    private final RunControl control;
    private final FactLog log;
    private final Transport transport;
    private final KernelClock clock;
    private final ManualIoEventLoop loop;
    private final ShortSleep shortSleep;
    private final List<Client> clients = new ArrayList<>();
    private final Client[] clientOf;
    private final List<PhaseOnShard> phases = new ArrayList<>();
    private final List<TimeoutQueue> timeouts = new ArrayList<>();
    private final TimeoutQueue[] timeoutOf;
    private final Timers timers = new Timers();
    private final ArrayDeque<Journey> idle = new ArrayDeque<>();
    private final int inFlightMax;
    private int inFlight;
    private boolean reading;
    private boolean starting;
    private boolean stopping;
    private long publishedNanos;

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
        loop = new ManualIoEventLoop(Thread.currentThread(), transport.newHandlers());
        shortSleep = new ShortSleep();
        inFlightMax = share(plan.inFlight());
        clientOf = new Client[plan.requests().size()];
        timeoutOf = new TimeoutQueue[plan.requests().size()];
        for (Protocol protocol : protocols) {
            Client client = null;
            for (Plan.Request request : plan.requests()) {
                if (protocol.handles(request.step())) {
                    client = client == null ? protocol.open(this) : client;
                    clientOf[request.index()] = client;
                }
            }
            if (client != null) {
                clients.add(client);
            }
        }
        for (Plan.Request request : plan.requests()) {
            timeoutOf[request.index()] = timeoutQueue(request.timeoutNanos());
        }
        for (Plan.Phase phase : plan.phases()) {
            phases.add(new PhaseOnShard(phase, share(phase.inFlight())));
        }
    }

    private TimeoutQueue timeoutQueue(long nanos) {
        for (TimeoutQueue queue : timeouts) {
            if (queue.timeoutNanos == nanos) {
                return queue;
            }
        }
        TimeoutQueue queue = new TimeoutQueue(nanos);
        timeouts.add(queue);
        return queue;
    }

    // --- the loop

    /** Walks the plan to its end, drained or swept. */
    public void run(AtomicBoolean abandoned) {
        while (!isDone() && !abandoned.get()) {
            turn();
        }
        clients.forEach(Client::close);
        loop.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
        log.publish(Long.MAX_VALUE);
    }

    public long connectionsOpened() {
        return clients.stream().mapToLong(Client::connectionsOpened).sum();
    }

    public long connectionsReused() {
        return clients.stream().mapToLong(Client::connectionsReused).sum();
    }

    private void turn() {
        long now = System.nanoTime();
        if (control.isStopped() && !stopping) {
            stop(now);
        }
        if (!stopping) {
            beginPhases(now);
            fireArrivals(now);
        }
        runTimers(now);
        now = System.nanoTime();
        long arrival = nextArrivalNanos();
        long next =
                Math.min(
                        Math.min(arrival, timers.nextNanos()),
                        Math.min(nextDeadlineNanos(), now + WAIT_NANOS_MAX));
        if (next > now && arrival - now <= NEAR_NANOS) {
            read(-1);
            shortSleep.sleepUntil(next);
        } else {
            read(next > now ? next - now : -1);
        }
        expire(now);
        if (now - publishedNanos >= PUBLISH_NANOS) {
            publishedNanos = now;
            log.publish(now);
        }
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
                phase.begin(starts.get(phase.plan.index()), seed(phase.plan.index(), 0), this);
            }
        }
    }

    private void fireArrivals(long now) {
        for (int fired = 0; fired < FIRED_PER_TURN_MAX; fired++) {
            PhaseOnShard earliest = null;
            long at = Long.MAX_VALUE;
            for (PhaseOnShard phase : phases) {
                if (phase.nextNanos() < at) {
                    at = phase.nextNanos();
                    earliest = phase;
                }
            }
            if (earliest == null || at > now) {
                return;
            }
            Arrivals arrivals = earliest.arrivals();
            Journey journey = journey(earliest, arrivals.workload());
            journey.begin(
                    earliest, plan.workloads().get(arrivals.workload()), arrivals.rank(), at, null);
            arrivals.advance();
            earliest.add(journey);
            advance(journey, now);
            now = System.nanoTime();
        }
    }

    private void runTimers(long now) {
        for (int i = 0; i < FIRED_PER_TURN_MAX; i++) {
            Timer timer = timers.poll(now);
            if (timer == null) {
                return;
            }
            timer.due(System.nanoTime());
        }
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

    private long nextDeadlineNanos() {
        long next = Long.MAX_VALUE;
        for (TimeoutQueue queue : timeouts) {
            Journey first = queue.first();
            next = first == null ? next : Math.min(next, first.op.deadlineNanos);
        }
        return next;
    }

    /**
     * Gives up what is over its time; {@code readNanos}: all that arrived before it has been read.
     */
    private void expire(long readNanos) {
        for (TimeoutQueue queue : timeouts) {
            for (Journey first = queue.first();
                    first != null && first.op.deadlineNanos < readNanos;
                    first = queue.first()) {
                Op op = first.op;
                clientOf[op.request].abandon(op);
                timedOut(op);
            }
        }
        for (PhaseOnShard phase : phases) {
            boolean allFired = phase.nextNanos() == Long.MAX_VALUE;
            if (phase.sweepNanos < readNanos && allFired) {
                sweep(phase, readNanos);
            }
            if (!phase.reported && phase.isDone()) {
                phase.reported = true;
                starts.done(phase.plan.index());
            }
        }
    }

    private static void timedOut(Op op) {
        boolean sent = op.sentNanos != 0;
        op.doneNanos = op.deadlineNanos;
        op.readNanos = op.deadlineNanos;
        op.end(
                Op.Fate.TIMED_OUT,
                sent ? ErrorKind.TIMEOUT : ErrorKind.NEVER_SENT,
                sent
                        ? "no complete answer within the timeout"
                        : "no connection within the timeout");
    }

    private void sweep(PhaseOnShard phase, long now) {
        phase.stop(Long.MAX_VALUE);
        for (Journey journey : phase.underWay()) {
            Op op = journey.op;
            if (op.isUnderWay()) {
                clientOf[op.request].abandon(op);
                op.doneNanos = now;
                op.readNanos = now;
                op.end(Op.Fate.UNFINISHED, null, "");
            } else if (journey.waiting) {
                timers.cancel(journey);
                giveUpThinking(journey, now);
            }
        }
    }

    /** What thinks after its last request has done all that is measured. */
    private void giveUpThinking(Journey journey, long now) {
        if (journey.hasSentAll()) {
            finish(journey, Op.Fate.OK, null);
        } else {
            journey.lastNanos = now;
            finish(journey, Op.Fate.UNFINISHED, null);
        }
    }

    /** Plans nothing more; what was due counts. */
    private void stop(long now) {
        while (phases.stream().anyMatch(phase -> phase.nextNanos() <= now)) {
            fireArrivals(now);
        }
        stopping = true;
        for (PhaseOnShard phase : phases) {
            if (phase.hasBegun()) {
                phase.endNanos = Math.min(phase.endNanos, now);
                phase.stop(Math.min(phase.sweepNanos, now + STOP_GRACE_NANOS));
            }
        }
    }

    private boolean isDone() {
        for (PhaseOnShard phase : phases) {
            if (!phase.isDone() && (phase.hasBegun() || !stopping)) {
                return false;
            }
        }
        return true;
    }

    // --- journeys

    /** A user's iteration begins. */
    void iterate(
            PhaseOnShard phase, UserLoop user, int workload, long rank, long intended, long now) {
        if (stopping || intended >= phase.endNanos) {
            user.leave();
            return;
        }
        Journey journey = journey(phase, workload);
        journey.begin(phase, plan.workloads().get(workload), rank, intended, user);
        phase.add(journey);
        advance(journey, now);
    }

    private Journey journey(PhaseOnShard phase, int workload) {
        Journey journey = idle.poll();
        return journey == null ? new Journey(this, phase, plan.workloads().get(workload)) : journey;
    }

    /** Goes on to the next request, after thinking if it must. */
    private void advance(Journey journey, long now) {
        List<Plan.Move> moves = journey.workload.moves();
        long think = 0;
        while (journey.move < moves.size()) {
            switch (moves.get(journey.move)) {
                case Plan.Move.Pause pause -> {
                    think += think(journey, pause);
                    journey.move++;
                }
                case Plan.Move.Send _ -> {
                    if (think > 0 || starting) {
                        plan(journey, now);
                        timers.add(journey, journey.lastNanos + think);
                    } else {
                        send(journey, journey.lastNanos, now, journey.user == null);
                    }
                    return;
                }
            }
        }
        if (think > 0 && journey.user != null) {
            timers.add(journey, journey.lastNanos + think);
        } else {
            finish(journey, Op.Fate.OK, null);
        }
    }

    /** An arrival that thinks before its first request has become due without one. */
    private void plan(Journey journey, long now) {
        if (!journey.planned) {
            journey.planned = true;
            log.arrivalDue(arrivalSeries(journey), journey.intendedNanos, now);
        }
    }

    /** Thinking is over: goes on with the next request, or is done. */
    void thought(Journey journey, long now) {
        if (journey.hasSentAll()) {
            journey.overNanos = journey.atNanos;
            finish(journey, Op.Fate.OK, null);
        } else {
            send(journey, journey.atNanos, now, false);
        }
    }

    private long think(Journey journey, Plan.Move.Pause pause) {
        if (pause.spanNanos() == 0) {
            return pause.shortestNanos();
        }
        long seed =
                seed(journey.phase.plan.index(), 1 + journey.rank)
                        ^ (journey.workload.index() * 31L + journey.move);
        return pause.shortestNanos() + new SplittableRandom(seed).nextLong(pause.spanNanos() + 1);
    }

    /**
     * The journey's next request has become due.
     *
     * @param droppable whether it may be dropped if it is an arrival's first; what has thought
     *     never is
     */
    private void send(Journey journey, long intended, long now, boolean droppable) {
        Plan.Request request =
                ((Plan.Move.Send) journey.workload.moves().get(journey.move)).request();
        PhaseOnShard phase = journey.phase;
        Op op = journey.op;
        op.begin(request.index(), intended, now, request.timeoutNanos());
        journey.requests++;
        boolean first = !journey.planned;
        journey.planned = true;
        long lateness = now - intended;
        journey.oursNanos += lateness;
        log.due(series(journey, request), first ? FactLog.FIRST : 0, intended, now);
        if (first && droppable) {
            if (lateness > DROP_LATE_NANOS) {
                drop(op, ErrorKind.GENERATOR_LATE, now);
                return;
            }
            if (isFull(phase)) {
                readArrived();
                if (isFull(phase)) {
                    drop(op, ErrorKind.IN_FLIGHT, now);
                    return;
                }
            }
        }
        inFlight++;
        phase.inFlight++;
        timeoutOf[request.index()].add(journey);
        starting = true;
        try {
            clientOf[request.index()].start(op);
        } finally {
            starting = false;
        }
    }

    private boolean isFull(PhaseOnShard phase) {
        return inFlight >= inFlightMax || phase.inFlight >= phase.inFlightMax;
    }

    private static void drop(Op op, ErrorKind why, long now) {
        op.doneNanos = now;
        op.readNanos = now;
        op.end(Op.Fate.DROPPED, why, "");
    }

    /** The journey's request has ended. */
    void ended(Journey journey) {
        Op op = journey.op;
        TimeoutQueue queue = journey.queue;
        if (queue != null) {
            queue.remove(journey);
            inFlight--;
            journey.phase.inFlight--;
        }
        if (op.doneNanos > op.deadlineNanos
                && op.fate != Op.Fate.UNFINISHED
                && op.fate != Op.Fate.DROPPED) {
            op.fate = Op.Fate.TIMED_OUT; // it came, but by its stamp too late
            op.kind = ErrorKind.TIMEOUT;
            op.sample = "the answer arrived after the timeout";
            op.ranked = false;
            op.stamped = false;
            op.doneNanos = op.deadlineNanos;
        }
        Plan.Request request = plan.requests().get(op.request);
        write(journey, request, op);
        journey.lastNanos = op.readNanos;
        if (op.stamped) {
            journey.oursNanos += op.readNanos - op.doneNanos;
        }
        boolean goesOn =
                switch (op.fate) {
                    case OK -> true;
                    case FAILED, TIMED_OUT -> request.continueOnError();
                    case DROPPED, UNFINISHED -> false;
                };
        if (goesOn) {
            journey.move++;
            advance(journey, System.nanoTime());
        } else {
            boolean laterStepNotSent = op.fate == Op.Fate.DROPPED && journey.requests > 1;
            finish(journey, laterStepNotSent ? Op.Fate.FAILED : op.fate, op.kind);
        }
    }

    private void write(Journey journey, Plan.Request request, Op op) {
        int series = series(journey, request);
        boolean late = op.firedNanos - op.intendedNanos > journey.phase.plan.lateNanos();
        ErrorKind kind = op.kind;
        boolean ours = kind != null && kind.blame() == ErrorKind.Blame.GENERATOR;
        long flags = 0;
        if (late || ours) {
            flags |= FactLog.UNDELIVERED;
            journey.undelivered = true;
        }
        if (op.stamped) {
            flags |= FactLog.STAMPED;
        }
        if (op.doneNanos <= journey.phase.endNanos) {
            flags |= FactLog.IN_TIME;
        }
        if (op.ranked) {
            flags |= FactLog.RANKED;
        }
        int at = log.end();
        long[] facts = log.facts();
        facts[at] =
                FactLog.endTag(
                        series,
                        flags,
                        op.fate.ordinal(),
                        kind == null ? -1 : kind.ordinal(),
                        op.status);
        facts[at + 1] = op.intendedNanos;
        facts[at + 2] = op.firedNanos;
        facts[at + 3] = op.sentNanos;
        facts[at + 4] = op.limitEndNanos;
        facts[at + 5] = op.firstByteNanos;
        facts[at + 6] = op.doneNanos;
        facts[at + 7] = op.readNanos;
        facts[at + 8] = op.connectNanos;
        facts[at + 9] = op.bytesSent;
        facts[at + 10] = op.bytesReceived;
        if (kind != null) {
            log.sample(series, kind, op.sample);
        }
    }

    private int series(Journey journey, Plan.Request request) {
        return plan.keys().requestSeries(journey.phase.plan.index(), request.name());
    }

    private void finish(
            Journey journey, Op.Fate fate, @org.jspecify.annotations.Nullable ErrorKind kind) {
        PhaseOnShard phase = journey.phase;
        log.arrivalEnded(
                arrivalSeries(journey),
                journey.undelivered ? FactLog.UNDELIVERED : 0,
                fate.ordinal(),
                kind == null ? -1 : kind.ordinal(),
                journey.intendedNanos,
                journey.lastNanos,
                journey.oursNanos);
        phase.remove(journey);
        UserLoop user = journey.user;
        if (user == null) {
            left(journey.op.session);
        }
        idle.push(journey);
        if (user != null) {
            user.ended(Math.max(journey.lastNanos, journey.overNanos));
        }
    }

    private int arrivalSeries(Journey journey) {
        return plan.keys().arrivalSeries(journey.phase.plan.index(), journey.workload.index());
    }

    // --- what users and clients see of it

    void left(Session session) {
        if (session.kept() != null) {
            clients.forEach(client -> client.leave(session));
        }
    }

    Timers timers() {
        return timers;
    }

    /**
     * Whether a client is just being handed a request, so that an end comes too early to go on at
     * once.
     */
    boolean isStarting() {
        return starting;
    }

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
    public void execute(Runnable task) {
        loop.execute(task);
    }

    private long seed(int phase, long number) {
        return new SplittableRandom(
                        plan.seed() ^ (phase + 1) * SPREAD ^ number * 0xC2B2AE3D27D4EB4FL)
                .nextLong();
    }
}
