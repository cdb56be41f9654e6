package io.plimsoll.model.outcome;

import java.util.List;

/**
 * What a scenario has measured besides requests and journeys.
 *
 * @param groups one entry per phase, workload and name
 * @param metrics likewise
 */
public record Extras(List<GroupStats> groups, List<MetricStats> metrics) {

    public static final Extras NONE = new Extras(List.of(), List.of());

    public Extras {
        groups = List.copyOf(groups);
        metrics = List.copyOf(metrics);
    }
}
