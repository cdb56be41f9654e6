package io.plimsoll.model.scenario;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one arrival, or one iteration of a user, does.
 *
 * @param weight its share of the arrivals, relative to the other workloads; 0 only when phases give
 *     it weight in their {@code mix}
 * @param feeds the names of the feeders of which each arrival or iteration takes a row
 * @param steps done one after the other; at least one of them is a request
 * @param start done before the first iteration of a user, or before the steps of an arrival, which
 *     is a user that comes once
 * @param end done when a user leaves, or after the steps of an arrival
 */
public record Workload(
        String name,
        int weight,
        List<String> feeds,
        List<Step> steps,
        List<Step> start,
        List<Step> end) {

    public Workload {
        feeds = List.copyOf(feeds);
        steps = List.copyOf(steps);
        start = List.copyOf(start);
        end = List.copyOf(end);
        if (weight < 0 || requests(steps).isEmpty()) {
            throw new IllegalArgumentException(
                    "a workload has a weight of at least 0 and a request");
        }
    }

    /** One that takes no rows. */
    public Workload(String name, int weight, List<Step> steps) {
        this(name, weight, List.of(), steps);
    }

    /** One in which every iteration is like the other. */
    public Workload(String name, int weight, List<String> feeds, List<Step> steps) {
        this(name, weight, feeds, steps, List.of(), List.of());
    }

    /** All steps: start, steps, end. */
    public List<Step> all() {
        return Stream.of(start, steps, end).flatMap(List::stream).toList();
    }

    /** Its requests, whether or not they are always made, in the order of the steps. */
    public List<Step.Request> requests() {
        return requests(all());
    }

    /** The names of its groups, in the order of the steps. */
    public List<String> groups() {
        return all().stream()
                .flatMap(step -> step.group().stream())
                .map(Group::name)
                .distinct()
                .toList();
    }

    private static List<Step.Request> requests(List<Step> steps) {
        return steps.stream().flatMap(step -> step.requests().stream()).toList();
    }
}
