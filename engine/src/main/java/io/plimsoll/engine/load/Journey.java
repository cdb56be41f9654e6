package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.Fact;
import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.metrics.Keys;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Session;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one arrival, or one iteration of a user, is doing: where it stands among its steps, and the
 * request it has under way. Used again for other arrivals; confined to one shard.
 */
final class Journey extends Timer implements Op.Listener {

    final Op op;

    private final Journeys journeys;
    private final Session own = new Session();

    PhaseOnShard phase;
    Plan.Workload workload;

    /** The user whose iteration it is; null for an arrival. */
    @Nullable UserLoop user;

    long rank;
    long intendedNanos;

    /** The next step, and where the last is over. */
    int move;

    private int end;

    /** Whether it is about what its user does before its first iteration. */
    boolean starting;

    /** Whether it is what its user does when it leaves. */
    private boolean leaving;

    /** The last read of an answer, or the time of the last failure. */
    long lastNanos;

    /** The lateness and the read delays of its requests so far. */
    long oursNanos;

    /** When it is over for its user: after thinking, if it does so at the end; 0: not yet. */
    long overNanos;

    /** How many of its requests have become due. */
    int requests;

    /** How often it has paused. */
    private int pauses;

    /** The rounds of each loop so far, and what had been done when the last one began. */
    private final int[] rounds;

    private final int[] doneBefore;

    /** The group that it is in, or −1; when it began, and what had been before. */
    private int group = -1;

    private long groupNanos;
    private int groupRequests;
    private long groupOursNanos;
    private boolean undeliveredBefore;

    /** Whether the log knows that it has become due. */
    boolean planned;

    boolean undelivered;

    /** Whether it has all the rows that it is to take. */
    boolean fed;

    /** Whether it is in the share of the journeys that are logged. */
    boolean inShare;

    /** Its place among the journeys of its phase that are under way. */
    int place;

    // links of the timeout queue
    @Nullable TimeoutQueue queue;
    @Nullable Journey before;
    @Nullable Journey after;

    /**
     * @param variables how many it may have
     * @param loops how many it may go through
     */
    Journey(
            Journeys journeys,
            PhaseOnShard phase,
            Plan.Workload workload,
            int variables,
            int loops) {
        this.journeys = journeys;
        this.phase = phase;
        this.workload = workload;
        op = new Op(this);
        op.variables = new @Nullable String[variables];
        rounds = new int[loops];
        doneBefore = new int[loops];
    }

    /**
     * Begins an arrival, which does everything, or an iteration, which does the steps.
     *
     * @param itsUser whose iteration it is; its first begins with the start
     */
    void begin(
            PhaseOnShard ofPhase,
            Plan.Workload ofWorkload,
            long itsRank,
            long intended,
            @Nullable UserLoop itsUser) {
        reset(ofPhase, ofWorkload, itsRank, intended, itsUser);
        if (itsUser != null && ofWorkload.hasMore()) {
            end = ofWorkload.endStep();
            starting = !itsUser.recall(ofWorkload.index(), op.variables);
            move = starting ? 0 : ofWorkload.firstStep();
        }
    }

    /** Begins what a user does when it leaves: no iteration, and counted as none. */
    void beginEnd(PhaseOnShard ofPhase, Plan.Workload ofWorkload, UserLoop itsUser, long intended) {
        reset(ofPhase, ofWorkload, 0, intended, itsUser);
        itsUser.recall(ofWorkload.index(), op.variables);
        move = ofWorkload.endStep();
        planned = true;
        leaving = true;
        fed = true;
        op.drawNumber = -1 - itsUser.number;
    }

    private void reset(
            PhaseOnShard ofPhase,
            Plan.Workload ofWorkload,
            long itsRank,
            long intended,
            @Nullable UserLoop itsUser) {
        phase = ofPhase;
        workload = ofWorkload;
        user = itsUser;
        rank = itsRank;
        intendedNanos = intended;
        move = 0;
        end = ofWorkload.moves().size();
        starting = false;
        leaving = false;
        lastNanos = intended;
        oursNanos = 0;
        overNanos = 0;
        requests = 0;
        pauses = 0;
        group = -1;
        planned = false;
        undelivered = false;
        Arrays.fill(op.variables, null);
        op.session = itsUser == null ? own : itsUser.session;
        op.phase = ofPhase.plan.index();
        op.rank = itsRank;
        op.drawNumber = itsRank;
        op.user = itsUser == null ? -1 : itsUser.number;
        op.workload = ofWorkload.index();
    }

    @Override
    public void ended(Op ended) {
        journeys.ended(this);
    }

    @Override
    public void attempted(Op attempted) {
        journeys.attempted(this);
    }

    @Override
    public void measured(Op measured, int metric, double value) {
        journeys.measured(this, metric, value);
    }

    /** Thinking is over. */
    @Override
    void due(long nowNanos) {
        journeys.thought(this, nowNanos);
    }

    /** How long it pauses: drawn from the seed. */
    private long thinkNanos(Plan.Move.Pause pause) {
        if (pause.spanNanos() == 0) {
            return pause.shortestNanos();
        }
        long seed =
                journeys.seed(phase.plan.index(), 1 + op.drawNumber)
                        ^ (workload.index() * 31L + move);
        return pause.shortestNanos() + new SplittableRandom(seed).nextLong(pause.spanNanos() + 1);
    }

    /**
     * Goes on to the next request, or to the end; returns how long it thinks before that.
     *
     * @param log hears of the groups that are over
     */
    long walk(FactLog log, Keys keys) {
        List<Plan.Move> moves = workload.moves();
        long think = 0;
        while (true) {
            if (starting && move == workload.firstStep()) {
                started();
            }
            if (move == end) {
                return think;
            }
            switch (moves.get(move)) {
                case Plan.Move.Send _ -> {
                    return think;
                }
                case Plan.Move.Pause pause -> {
                    think += thinkNanos(pause);
                    pauses++;
                    move++;
                }
                case Plan.Move.Enter(int begun) -> {
                    enter(begun, think);
                    move++;
                }
                case Plan.Move.Leave _ -> {
                    leave(log, keys, Outcome.OK, null);
                    move++;
                }
                // What has not got the rows that decide it fails at the next request.
                case Plan.Move.Unless(Plan.Test test, int target) ->
                        move = !fed || test.holds(op.variables) ? move + 1 : target;
                case Plan.Move.Begin(int loop) -> {
                    rounds[loop] = 0;
                    doneBefore[loop] = requests + pauses;
                    move++;
                }
                case Plan.Move.Again again -> move = goesRound(again) ? again.target() : move + 1;
                case Plan.Move.Tell(Consumer<@Nullable String[]> to) -> {
                    to.accept(op.variables.clone());
                    move++;
                }
            }
        }
    }

    /** Its user's first iteration begins now. */
    private void started() {
        starting = false;
        intendedNanos = lastNanos;
        oursNanos = 0;
        undelivered = false;
        if (user != null) {
            user.keep(workload.index(), op.variables);
        }
    }

    private void enter(int begun, long thinkNanos) {
        group = begun;
        groupNanos = lastNanos + thinkNanos;
        groupRequests = requests;
        groupOursNanos = oursNanos;
        undeliveredBefore = undelivered;
        undelivered = false;
    }

    /** The group that it is in is over. */
    private void leave(FactLog log, Keys keys, Outcome outcome, @Nullable ErrorKind kind) {
        if (requests > groupRequests) {
            log.groupEnded(
                    keys.groupSeries(phase.plan.index(), group),
                    undelivered ? Fact.UNDELIVERED : 0,
                    outcome.ordinal(),
                    kind == null ? -1 : kind.ordinal(),
                    groupNanos,
                    lastNanos,
                    oursNanos - groupOursNanos);
        }
        undelivered |= undeliveredBefore;
        group = -1;
    }

    /** What becomes due without a request: it thinks before, sends none, or fails before that. */
    void plan(FactLog log, Keys keys, long nowNanos) {
        if (!planned && !starting) {
            planned = true;
            log.arrivalDue(series(keys), intendedNanos, nowNanos);
        }
    }

    /** It is over: the log hears of it, if it is more than what a user does when it leaves. */
    void close(FactLog log, Keys keys, Outcome outcome, @Nullable ErrorKind kind) {
        if (group >= 0) {
            leave(log, keys, outcome, kind);
        }
        if (leaving) {
            return;
        }
        starting = false;
        plan(log, keys, Math.max(intendedNanos, lastNanos));
        log.arrivalEnded(
                series(keys),
                undelivered ? Fact.UNDELIVERED : 0,
                outcome.ordinal(),
                kind == null ? -1 : kind.ordinal(),
                intendedNanos,
                lastNanos,
                oursNanos);
    }

    private int series(Keys keys) {
        return keys.arrivalSeries(phase.plan.index(), workload.index());
    }

    /** Whether another round follows. */
    private boolean goesRound(Plan.Move.Again again) {
        int done = requests + pauses;
        boolean idle = done == doneBefore[again.loop()];
        doneBefore[again.loop()] = done;
        return ++rounds[again.loop()] < again.most() && !idle;
    }

    /** Whether no request is left. */
    boolean hasSentAll() {
        return move == end;
    }
}
