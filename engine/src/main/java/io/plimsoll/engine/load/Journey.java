package io.plimsoll.engine.load;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Session;
import java.util.Arrays;
import java.util.SplittableRandom;
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

    /** The next step. */
    int move;

    /** The last read of an answer, or the time of the last failure. */
    long lastNanos;

    /** The lateness and the read delays of its requests so far. */
    long oursNanos;

    /** When it is over for its user: after thinking, if it does so at the end; 0: not yet. */
    long overNanos;

    /** How many of its requests have become due. */
    int requests;

    /** Whether the log knows that it has become due. */
    boolean planned;

    boolean undelivered;

    /** Whether it has all the rows that it is to take. */
    boolean fed;

    /** Its place among the journeys of its phase that are under way. */
    int place;

    // links of the timeout queue
    @Nullable TimeoutQueue queue;
    @Nullable Journey before;
    @Nullable Journey after;

    /**
     * @param variables how many it may have
     */
    Journey(Journeys journeys, PhaseOnShard phase, Plan.Workload workload, int variables) {
        this.journeys = journeys;
        this.phase = phase;
        this.workload = workload;
        op = new Op(this);
        op.variables = new @Nullable String[variables];
    }

    void begin(
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
        lastNanos = intended;
        oursNanos = 0;
        overNanos = 0;
        requests = 0;
        planned = false;
        undelivered = false;
        Arrays.fill(op.variables, null);
        op.session = itsUser == null ? own : itsUser.session;
        op.phase = ofPhase.plan.index();
        op.rank = itsRank;
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

    /** Thinking is over. */
    @Override
    void due(long nowNanos) {
        journeys.thought(this, nowNanos);
    }

    /** How long it pauses: drawn from the seed. */
    long thinkNanos(Plan.Move.Pause pause) {
        if (pause.spanNanos() == 0) {
            return pause.shortestNanos();
        }
        long seed = journeys.seed(phase.plan.index(), 1 + rank) ^ (workload.index() * 31L + move);
        return pause.shortestNanos() + new SplittableRandom(seed).nextLong(pause.spanNanos() + 1);
    }

    /** Whether no request is left. */
    boolean hasSentAll() {
        return move == workload.moves().size();
    }
}
