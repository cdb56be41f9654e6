package io.plimsoll.engine.load;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Session;
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

    /** Its place among the journeys of its phase that are under way. */
    int place;

    // links of the timeout queue
    @Nullable TimeoutQueue queue;
    @Nullable Journey before;
    @Nullable Journey after;

    Journey(Journeys journeys, PhaseOnShard phase, Plan.Workload workload) {
        this.journeys = journeys;
        this.phase = phase;
        this.workload = workload;
        op = new Op(this);
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

    /** Whether no request is left. */
    boolean hasSentAll() {
        return move == workload.moves().size();
    }
}
