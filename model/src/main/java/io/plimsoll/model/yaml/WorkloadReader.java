package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the workloads, or the steps of the only one. */
final class WorkloadReader {

    private static final int WORKLOADS_MAX = 1_000;

    private final Problems problems;
    private final StepReader step;
    private final Names names;

    /**
     * Reads workloads.
     *
     * @param names where theirs are gathered
     */
    WorkloadReader(Problems problems, StepReader step, Names names) {
        this.problems = problems;
        this.step = step;
        this.names = names;
    }

    List<Workload> read(Fields scenario) {
        List<Workload> workloads = new ArrayList<>();
        if (scenario.has("steps")) {
            names.add("main");
            workload(scenario, "main", 1, "").ifPresent(workloads::add);
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
        String of = " of workload `" + name + "`";
        int some = weight.orElse(1);
        return workload(fields.get(), name, some, of).filter(_ -> weight.isPresent());
    }

    /** Reads what is done in the order in which it is, so that it is known what has been saved. */
    private Optional<Workload> workload(Fields fields, String name, int weight, String of) {
        List<String> feeds = feeds(fields);
        step.beginJourney(fields, List.of("start", "steps"), feeds);
        Optional<List<Step>> start = once(fields, "start", of);
        step.beginIteration();
        Optional<List<Step>> steps = new StepsReader(problems, step).read(fields, "steps", of);
        step.endIterations(fields, "end");
        Optional<List<Step>> end = once(fields, "end", of);
        return start.flatMap(
                s ->
                        end.flatMap(
                                e ->
                                        steps.map(
                                                journey ->
                                                        new Workload(
                                                                name, weight, feeds, journey, s,
                                                                e))));
    }

    private Optional<List<Step>> once(Fields fields, String key, String of) {
        return fields.has(key)
                ? new StepsReader(problems, step).read(fields, key, " of `" + key + "`" + of)
                : Optional.of(List.of());
    }

    private List<String> feeds(Fields fields) {
        boolean several = fields.rawNode("feed").filter(Node.Items.class::isInstance).isPresent();
        Optional<List<String>> feeds =
                several
                        ? fields.words("feed", Words.NAME)
                        : fields.word("feed", Words.NAME).map(List::of);
        List<String> names = feeds.orElse(List.of());
        List<String> each = names.stream().distinct().toList();
        each.forEach(feed -> step.checkFeeder(feed, fields.span("feed")));
        if (each.size() < names.size()) {
            problems.add(
                    fields.span("feed"),
                    "`feed` names a feeder twice",
                    "an arrival takes one row of each: name it once");
        }
        return each;
    }
}
