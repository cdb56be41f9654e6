package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a list of steps, of which at least one makes a request. */
final class StepsReader {

    private static final int STEPS_MAX = 1_000;

    private final Problems problems;
    private final StepReader step;

    StepsReader(Problems problems, StepReader step) {
        this.problems = problems;
        this.step = step;
    }

    /**
     * The steps under a key; empty when it is missing, or one of them is wrong.
     *
     * @param of how messages go on after the number of a step
     */
    Optional<List<Step>> read(Fields fields, String key, String of) {
        Optional<List<Node>> items = fields.items(key);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (Node item : items.get().subList(0, Math.min(items.get().size(), STEPS_MAX))) {
            number++;
            step.read(item, "step " + number + of).ifPresent(steps::add);
        }
        if (items.get().size() > STEPS_MAX) {
            problems.add(
                    fields.span(key),
                    "`" + key + "` has more than " + STEPS_MAX + " steps",
                    "split it");
        }
        boolean complete = steps.size() == items.get().size();
        if (complete && steps.stream().allMatch(each -> each.requests().isEmpty())) {
            problems.add(
                    fields.span(key),
                    (key.equals("steps") ? fields.label() : "`" + key + "`") + " sends no request",
                    "add a step such as `get: /`");
            return Optional.empty();
        }
        return complete ? Optional.of(steps) : Optional.empty();
    }
}
