package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.FactLog;
import io.plimsoll.engine.metrics.RequestFacts;
import io.plimsoll.engine.protocol.Op;

/**
 * Picks the requests of a shard that are logged: all of a share of the journeys, which the seed
 * draws whatever the number of shards, and of the others those that failed, up to a cap.
 */
final class RequestPicker {

    private static final int FAILURES_MAX = 10_000;
    private static final long SALT = 0x7265_7175_6573_7473L;

    private final Plan plan;
    private final FactLog log;
    private final boolean on;
    private int failuresLeft;

    /**
     * @param shards how many share the cap
     */
    RequestPicker(Plan plan, FactLog log, int shards) {
        this.plan = plan;
        this.log = log;
        on = plan.logShare() > 0;
        failuresLeft = FAILURES_MAX / shards;
    }

    /** Whether the journey of a request is in the share, so that all of its requests are logged. */
    boolean isInShare(Op op) {
        if (!on) {
            return false;
        }
        long place = op.drawNumber * plan.workloads().size() + op.workload;
        long drawn = Plan.seed(plan.seed() ^ SALT, op.phase, place);
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
