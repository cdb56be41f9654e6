package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.metrics.RequestFacts;
import io.plimsoll.engine.protocol.Op;

/**
 * Which requests of a shard go into the log of requests: all of a share of the journeys, which the
 * seed picks whatever the number of shards, and of the others those that failed, up to a cap.
 */
final class LoggedRequests {

    private static final int FAILURES_MAX = 10_000;
    private static final long SALT = 0x7265_7175_6573_7473L;

    private final Plan plan;
    private final FactLog log;
    private final boolean on;
    private int failuresLeft;

    /**
     * @param shards how many share the cap
     */
    LoggedRequests(Plan plan, FactLog log, int shards) {
        this.plan = plan;
        this.log = log;
        on = plan.logShare() > 0;
        failuresLeft = FAILURES_MAX / shards;
    }

    /**
     * Whether all of a journey are logged.
     *
     * @param number of the journey within workload and phase
     */
    boolean picks(PhaseOnShard phase, int workload, long number) {
        if (!on) {
            return false;
        }
        long place = number * plan.workloads().size() + workload;
        long drawn = Plan.seed(plan.seed() ^ SALT, phase.plan.index(), place);
        return (drawn >>> 11) * 0x1p-53 < plan.logShare();
    }

    /** A request has ended, and the log of facts has heard of it. */
    void ended(boolean inShare, int series, Op op) {
        boolean failed = on && !inShare && op.kind != null && failuresLeft > 0;
        if (failed) {
            failuresLeft--;
        }
        if (inShare || failed) {
            RequestFacts.write(log, series, inShare, op);
        }
    }
}
