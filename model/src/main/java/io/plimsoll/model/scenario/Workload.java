package io.plimsoll.model.scenario;

import java.util.List;

/**
 * What one arrival, or one iteration of a user, does.
 *
 * @param weight its share of the arrivals, relative to the other workloads; 0 only when phases give
 *     it weight in their {@code mix}
 * @param steps done one after the other; at least one of them is a request
 */
public record Workload(String name, int weight, List<Step> steps) {

    public Workload {
        steps = List.copyOf(steps);
        if (weight < 0 || steps.stream().noneMatch(Step.Request.class::isInstance)) {
            throw new IllegalArgumentException(
                    "a workload has a weight of at least 0 and a request");
        }
    }
}
