package io.plimsoll.model.scenario;

import java.util.List;

/**
 * Steps that are measured together too: from where the first of them becomes due to the last answer
 * among them, under a name of their own.
 *
 * @param name groups with the same name are measured together
 * @param steps at least one of them makes a request; none is a group itself
 */
public record Group(String name, List<Step> steps) implements Step {

    public Group {
        steps = List.copyOf(steps);
        if (steps.stream().allMatch(step -> step.requests().isEmpty())) {
            throw new IllegalArgumentException("a group makes a request");
        }
        if (steps.stream().anyMatch(step -> step.group().isPresent())) {
            throw new IllegalArgumentException("a group has no groups in it");
        }
    }
}
