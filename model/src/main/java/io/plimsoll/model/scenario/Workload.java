package io.plimsoll.model.scenario;

import java.util.List;

/**
 * What one arrival, or one iteration of a user, does.
 *
 * @param weight its share of the arrivals, relative to the other workloads; 0 only when phases give
 *     it weight in their {@code mix}
 * @param feeds the names of the feeders of which each arrival or iteration takes a row
 * @param steps done one after the other; at least one of them is a request
 */
public record Workload(String name, int weight, List<String> feeds, List<Step> steps) {

    public Workload {
        feeds = List.copyOf(feeds);
        steps = List.copyOf(steps);
        if (weight < 0 || steps.stream().noneMatch(Step.Request.class::isInstance)) {
            throw new IllegalArgumentException(
                    "a workload has a weight of at least 0 and a request");
        }
    }

    /** One that takes no rows. */
    public Workload(String name, int weight, List<Step> steps) {
        this(name, weight, List.of(), steps);
    }
}
