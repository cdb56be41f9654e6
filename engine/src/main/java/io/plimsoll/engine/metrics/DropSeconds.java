package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.outcome.Times;

/**
 * The seconds in which a phase dropped arrivals at a limit, together: while the generator was
 * healthy in them, those drops are the target's doing, and otherwise our own (law 3).
 */
final class DropSeconds {

    private final Latencies lateness = new Latencies();
    private final Latencies readDelay = new Latencies();

    void add(Times second) {
        lateness.add(second.lateness);
        readDelay.add(second.readDelay);
    }

    boolean areHealthy() {
        return lateness.percentile(99) < Punctuality.HEALTHY_NANOS
                && readDelay.percentile(99) < Punctuality.HEALTHY_NANOS;
    }
}
