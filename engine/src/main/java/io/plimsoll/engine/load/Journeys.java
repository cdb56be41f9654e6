package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.Fact;
import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.Session;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.Punctuality;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of one shard: begins them, takes each from request to request, thinking in between,
 * gives up what is over its time, and writes what happened into the log.
 */
final class Journeys {

    private static final int TIMERS_PER_TURN_MAX = 64;

    /** An iteration in which nothing was sent takes at least so long. */
    private static final long IDLE_NANOS = 100_000_000;

    private final Plan plan;
    private final FactLog log;
    private final ShardContext shard;
    private final List<Client> clients = new ArrayList<>();
    private final Client[] clientOf;
    private final Deadlines deadlines;
    private final Timers timers = new Timers();
    private final ArrayDeque<Journey> idle = new ArrayDeque<>();
    private final Feeding feeding;
    private final RequestPicker picker;
    private final int loops;
    private final int inFlightMax;
    private int inFlight;
    private boolean starting;

    Journeys(Plan plan, List<Protocol> protocols, FactLog log, ShardContext shard) {
        this.plan = plan;
        this.log = log;
        this.shard = shard;
        feeding = new Feeding(plan);
        picker = new RequestPicker(plan, log, shard.shards());
        loops = plan.loops();
        inFlightMax = shard.share(plan.inFlight());
        clientOf = new Client[plan.requests().size()];
        deadlines = new Deadlines(plan.requests());
        try {
            protocols.forEach(this::open);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void open(Protocol protocol) {
        Client client = null;
        for (Plan.Request request : plan.requests()) {
            if (protocol.handles(request.step())) {
                client = client == null ? protocol.open(shard) : client;
                clientOf[request.index()] = client;
            }
        }
        if (client != null) {
            clients.add(client);
        }
    }

    /** Lets go of connections and files. */
    void close() {
        clients.forEach(Client::close);
        feeding.close();
    }

    List<Client> clients() {
        return clients;
    }

    // --- beginning

    /** An arrival has become due. */
    void arrive(PhaseOnShard phase, int workload, long rank, long intended, long now) {
        begin(phase, workload, rank, intended, null, now);
    }

    /** A user's iteration begins. */
    void iterate(
            PhaseOnShard phase, UserLoop user, int workload, long rank, long intended, long now) {
        boolean over = phase.isStopped() || intended >= phase.endNanos;
        if (over || !feeding.hasRows(phase.plan.index(), workload, rank)) {
            user.leave();
        } else {
            begin(phase, workload, rank, intended, user, now);
        }
    }

    private void begin(
            PhaseOnShard phase,
            int number,
            long rank,
            long intended,
            @Nullable UserLoop user,
            long now) {
        Plan.Workload workload = plan.workloads().get(number);
        Journey journey = next(phase, workload);
        journey.begin(phase, workload, rank, intended, user);
        journey.fed = feeding.feed(journey);
        journey.inShare = picker.isInShare(journey.op);
        phase.add(journey);
        advance(journey, now);
    }

    /** A user that leaves does what it does at its end. */
    void end(PhaseOnShard phase, UserLoop user, int number, long intended) {
        Plan.Workload workload = plan.workloads().get(number);
        Journey journey = next(phase, workload);
        journey.beginEnd(phase, workload, user, intended);
        journey.inShare = picker.isInShare(journey.op);
        phase.add(journey);
        advance(journey, intended);
    }

    private Journey next(PhaseOnShard phase, Plan.Workload workload) {
        Journey journey = idle.poll();
        return journey == null
                ? new Journey(this, phase, workload, feeding.variables, loops)
                : journey;
    }

    Plan plan() {
        return plan;
    }

    /** Goes on to the next request, after thinking if it must. */
    private void advance(Journey journey, long now) {
        long think = journey.walk(log, plan.keys());
        if (!journey.hasSentAll()) {
            if (think > 0 || starting) {
                journey.plan(log, plan.keys(), now);
                timers.add(journey, journey.lastNanos + think);
            } else {
                send(journey, journey.lastNanos, now, journey.user == null);
            }
        } else if (think > 0 && journey.user != null) {
            timers.add(journey, journey.lastNanos + think);
        } else {
            finish(journey, Outcome.OK, null);
        }
    }

    /** Thinking is over: goes on with the next request, or is done. */
    void thought(Journey journey, long now) {
        if (journey.hasSentAll()) {
            journey.overNanos = journey.atNanos;
            finish(journey, Outcome.OK, null);
        } else {
            send(journey, journey.atNanos, now, false);
        }
    }

    /**
     * The journey's next request has become due.
     *
     * @param droppable whether it may be dropped at a limit if it is an arrival's first; what has
     *     thought never is
     */
    private void send(Journey journey, long intended, long now, boolean droppable) {
        Plan.Request request =
                ((Plan.Move.Send) journey.workload.moves().get(journey.move)).request();
        PhaseOnShard phase = journey.phase;
        Op op = journey.op;
        op.begin(request.index(), intended, now, request.timeoutNanos());
        op.ordinal = journey.requests++;
        boolean first = !journey.planned && !journey.starting;
        journey.planned |= first;
        long lateness = now - intended;
        journey.oursNanos += lateness;
        log.due(series(journey, request), first ? Fact.FIRST : 0, intended, now);
        if (!journey.fed) {
            op.endAt(now, Outcome.FAILED, ErrorKind.NO_ROW, "every row has been used");
            return;
        }
        if (first && droppable && isFull(phase)) {
            shard.readArrived();
            if (isFull(phase)) {
                op.endAt(now, Outcome.DROPPED, ErrorKind.IN_FLIGHT, "");
                return;
            }
        }
        inFlight++;
        phase.inFlight++;
        deadlines.add(journey);
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

    /** The journey's request goes on with another attempt. */
    void attempted(Journey journey) {
        log.attempted(series(journey, plan.requests().get(journey.op.request)), journey.op);
    }

    /** The answer to the journey's request brought along a number. */
    void measured(Journey journey, int metric, double value) {
        int number = plan.requests().get(journey.op.request).metrics().get(metric);
        int series = plan.keys().metricSeries(journey.phase.plan.index(), number);
        log.measured(series, value, journey.op.readNanos);
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
                && op.outcome != Outcome.UNFINISHED
                && op.outcome != Outcome.DROPPED) {
            op.outcome = Outcome.TIMED_OUT; // it came, but by its stamp too late
            op.kind = ErrorKind.TIMEOUT;
            op.sample = "the answer arrived after the timeout";
            op.ranked = false;
            op.stamped = false;
            op.doneNanos = op.deadlineNanos;
        }
        Plan.Request request = plan.requests().get(op.request);
        write(journey, request, op);
        journey.lastNanos = op.readNanos;
        journey.oursNanos += op.ownWaitNanos;
        if (op.stamped) {
            journey.oursNanos += op.readNanos - op.doneNanos;
        }
        boolean goesOn =
                switch (op.outcome) {
                    case OK -> true;
                    case FAILED, TIMED_OUT -> request.continueOnError() && journey.fed;
                    case DROPPED, UNFINISHED -> false;
                };
        if (goesOn) {
            journey.move++;
            advance(journey, System.nanoTime());
        } else {
            boolean laterStepNotSent = op.outcome == Outcome.DROPPED && journey.requests > 1;
            finish(journey, laterStepNotSent ? Outcome.FAILED : op.outcome, op.kind);
        }
    }

    private void write(Journey journey, Plan.Request request, Op op) {
        // A drop at a limit is settled when its second closes.
        boolean late =
                op.kind != ErrorKind.IN_FLIGHT
                        && op.firedNanos - op.intendedNanos + op.ownWaitNanos
                                > journey.phase.plan.lateNanos();
        boolean ours = op.kind != null && op.kind.blame() == ErrorKind.Blame.GENERATOR;
        journey.undelivered |= late || ours;
        long flags =
                (late || ours ? Fact.UNDELIVERED : 0)
                        | (op.doneNanos <= journey.phase.endNanos ? Fact.IN_TIME : 0);
        int series = series(journey, request);
        log.ended(series, flags, op);
        picker.ended(journey.inShare, series, op);
    }

    private int series(Journey journey, Plan.Request request) {
        return plan.keys().requestSeries(journey.phase.plan.index(), request.name());
    }

    private void finish(Journey journey, Outcome outcome, @Nullable ErrorKind kind) {
        PhaseOnShard phase = journey.phase;
        if (journey.requests == 0) { // every step was skipped: a user does not spin
            journey.overNanos = Math.max(journey.overNanos, journey.intendedNanos + IDLE_NANOS);
        }
        journey.close(log, plan.keys(), outcome, kind);
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

    // --- time

    /** Goes on with what has thought or paused long enough; returns whether there was any. */
    boolean runTimers(long now) {
        for (int i = 0; i < TIMERS_PER_TURN_MAX; i++) {
            Timer timer = timers.poll(now);
            if (timer == null) {
                return i > 0;
            }
            timer.due(System.nanoTime());
        }
        return true;
    }

    /** When something has to be done next, or {@code Long.MAX_VALUE}. */
    long nextNanos() {
        return Math.min(timers.nextNanos(), deadlines.nextNanos());
    }

    /**
     * Gives up what is over its timeout; {@code readNanos}: all that arrived before it has been
     * read.
     */
    void expire(long readNanos) {
        for (Journey over = deadlines.over(readNanos);
                over != null;
                over = deadlines.over(readNanos)) {
            giveUp(over.op, over.op.deadlineNanos, Outcome.TIMED_OUT);
        }
    }

    /** Ends a request; one that this machine itself has kept from being sent is dropped. */
    private void giveUp(Op op, long nanos, Outcome outcome) {
        Client client = clientOf[op.request];
        client.abandon(op);
        boolean timedOut = outcome == Outcome.TIMED_OUT;
        boolean sent = op.sentNanos != 0 || op.attemptsBefore > 0;
        ErrorKind kind = sent ? ErrorKind.TIMEOUT : client.unsent(op);
        boolean waitedLong = timedOut || nanos - op.firedNanos > Punctuality.LATE_NANOS;
        if (kind.blame() == ErrorKind.Blame.GENERATOR && waitedLong) {
            op.endAt(nanos, Outcome.DROPPED, kind, "");
        } else {
            String why = !timedOut ? "" : sent ? kind.meaning() : client.whyUnsent(op);
            op.endAt(nanos, outcome, timedOut ? kind : null, why);
        }
    }

    /** Gives up all that is still under way in a phase. */
    void sweep(PhaseOnShard phase, long now) {
        phase.stop(Long.MAX_VALUE);
        // What waits for a connection first: none that gets free is to be opened anew for it.
        for (boolean sent : new boolean[] {false, true}) {
            for (Journey journey : phase.underWay()) {
                Op op = journey.op;
                if (op.isUnderWay() && (sent || op.sentNanos == 0)) {
                    giveUp(op, now, Outcome.UNFINISHED);
                }
            }
        }
        timers.takeOut(timer -> timer instanceof Journey journey && journey.phase == phase)
                .forEach(timer -> giveUpThinking((Journey) timer, now));
    }

    /** What thinks after its last request has done all that is measured. */
    private void giveUpThinking(Journey journey, long now) {
        if (journey.hasSentAll()) {
            finish(journey, Outcome.OK, null);
        } else {
            journey.lastNanos = now;
            finish(journey, Outcome.UNFINISHED, null);
        }
    }

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

    /** A seed of its own for each thing that is random. */
    long seed(int phase, long number) {
        return Plan.seed(plan.seed(), phase, number);
    }
}
