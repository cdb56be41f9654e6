package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the workloads, or the steps of the only one. */
final class WorkloadReader {

    private static final int WORKLOADS_MAX = 1_000;
    private static final int STEPS_MAX = 1_000;

    private final Problems problems;
    private final StepReader steps;
    private final Names names;

    /**
     * Reads workloads.
     *
     * @param names where theirs are gathered
     */
    WorkloadReader(Problems problems, StepReader steps, Names names) {
        this.problems = problems;
        this.steps = steps;
        this.names = names;
    }

    List<Workload> read(Fields scenario) {
        List<Workload> workloads = new ArrayList<>();
        if (scenario.has("steps")) {
            names.add("main");
            List<String> feeds = feeds(scenario);
            journey(scenario, feeds, "")
                    .map(journey -> new Workload("main", 1, feeds, journey))
                    .ifPresent(workloads::add);
            return workloads;
        }
        if (!scenario.has("workloads")) {
            return workloads; // all phases may be replays
        }
        Optional<List<Node.Entry>> entries = scenario.named("workloads");
        if (entries.isEmpty()) {
            names.incomplete();
            return workloads;
        }
        if (entries.get().isEmpty() || entries.get().size() > WORKLOADS_MAX) {
            problems.add(
                    scenario.span("workloads"),
                    entries.get().isEmpty()
                            ? "there is no workload"
                            : "there are more than " + WORKLOADS_MAX + " workloads",
                    "write `name: { steps: [ … ] }`");
        }
        for (Node.Entry entry : entries.get()) {
            workload(entry).ifPresent(workloads::add);
        }
        return workloads;
    }

    private Optional<Workload> workload(Node.Entry entry) {
        String name = entry.key().text();
        if (!Words.isName(name)) {
            problems.add(
                    entry.key().span(),
                    "`" + name + "` cannot be the name of a workload",
                    "1 to " + Words.TEXT_MAX + " characters, without spaces around it");
        }
        names.add(name);
        if (entry.value() instanceof Node.Scalar scalar && scalar.isEmpty()) {
            problems.add(
                    entry.key().span(),
                    "workload `" + name + "` is empty",
                    "add `steps` below it, indented");
            return Optional.empty();
        }
        Optional<Fields> fields =
                Fields.open(entry.value(), Language.WORKLOAD, "workload `" + name + "`", problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> weight =
                fields.get().has("weight")
                        ? fields.get().word("weight", Words.WEIGHT)
                        : Optional.of(1);
        List<String> feeds = feeds(fields.get());
        Optional<List<Step>> journey = journey(fields.get(), feeds, " of workload `" + name + "`");
        return journey.flatMap(j -> weight.map(w -> new Workload(name, w, feeds, j)));
    }

    private List<String> feeds(Fields fields) {
        boolean several = fields.rawNode("feed").filter(Node.Items.class::isInstance).isPresent();
        Optional<List<String>> feeds =
                several
                        ? fields.words("feed", Words.NAME)
                        : fields.word("feed", Words.NAME).map(List::of);
        feeds.orElse(List.of()).forEach(feed -> steps.checkFeeder(feed, fields.span("feed")));
        return feeds.map(names -> names.stream().distinct().toList()).orElse(List.of());
    }

    private Optional<List<Step>> journey(Fields fields, List<String> feeds, String of) {
        Optional<List<Node>> items = fields.items("steps");
        if (items.isEmpty()) {
            return Optional.empty();
        }
        steps.beginJourney(items.get(), feeds);
        List<Step> journey = new ArrayList<>();
        int number = 0;
        for (Node item : items.get().subList(0, Math.min(items.get().size(), STEPS_MAX))) {
            number++;
            steps.read(item, "step " + number + of).ifPresent(journey::add);
        }
        if (items.get().size() > STEPS_MAX) {
            problems.add(
                    fields.span("steps"),
                    "a workload has more than " + STEPS_MAX + " steps",
                    "split it");
        }
        boolean complete = journey.size() == items.get().size();
        if (complete && journey.stream().noneMatch(Step.Request.class::isInstance)) {
            problems.add(
                    fields.span("steps"),
                    fields.label() + " sends no request",
                    "add a step such as `get: /`");
            return Optional.empty();
        }
        return complete ? Optional.of(journey) : Optional.empty();
    }
}
