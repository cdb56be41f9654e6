package io.plimsoll.model.outcome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose doing the drops at a limit are, phase by phase: the target's while the generator was
 * healthy in the seconds in which the phase dropped any, taken together, and otherwise our own (law
 * 3).
 */
public final class DropBlame {

    private final Map<String, Seconds> byPhase = new HashMap<>();

    private record Seconds(Latencies lateness, Latencies readDelay) {

        boolean areHealthy() {
            return lateness.percentile(99) < Punctuality.HEALTHY_NANOS
                    && readDelay.percentile(99) < Punctuality.HEALTHY_NANOS;
        }
    }

    /** Takes in what followed; nothing of it is kept. */
    public void add(List<Changes.OfDrops> drops) {
        for (Changes.OfDrops more : drops) {
            Seconds seconds =
                    byPhase.computeIfAbsent(
                            more.phase(), _ -> new Seconds(new Latencies(), new Latencies()));
            seconds.lateness().add(more.lateness());
            seconds.readDelay().add(more.readDelay());
        }
    }

    /** The figures of a series whose drops at a limit were taken for the target's, put right. */
    public RequestStats on(RequestStats stats) {
        return isOurs(stats.phase()) ? stats.blamingGenerator() : stats;
    }

    /** The same for arrivals. */
    public ArrivalStats on(ArrivalStats stats) {
        return isOurs(stats.phase()) ? stats.blamingGenerator() : stats;
    }

    private boolean isOurs(String phase) {
        Seconds seconds = byPhase.get(phase);
        return seconds != null && !seconds.areHealthy();
    }
}
