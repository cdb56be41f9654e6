package io.plimsoll.model.yaml.writer;

import static io.plimsoll.model.yaml.tree.Nodes.entry;
import static io.plimsoll.model.yaml.tree.Nodes.mapping;
import static io.plimsoll.model.yaml.tree.Nodes.text;
import static io.plimsoll.model.yaml.tree.Nodes.time;
import static io.plimsoll.model.yaml.tree.Nodes.word;

import io.plimsoll.model.load.Replay;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Nodes;
import io.plimsoll.model.yaml.tree.YamlPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes a scenario as a file that reads back to an equal one. */
public final class ScenarioWriter {

    private ScenarioWriter() {}

    /**
     * The text of the file.
     *
     * @throws IllegalArgumentException for what a file cannot say, such as two status checks in a
     *     step
     */
    public static String write(Scenario scenario) {
        return write(scenario, UnaryOperator.identity());
    }

    /**
     * The text of a file that shows less.
     *
     * @param shown what is written of each text of the scenario
     * @throws IllegalArgumentException like {@link #write(Scenario)}
     */
    public static String write(Scenario scenario, UnaryOperator<String> shown) {
        YamlPrinter printer = new YamlPrinter(shown);
        printer.entry(0, "name", text(scenario.name()));
        if (scenario.targets().isEmpty()) {
            printer.entry(0, "target", text(scenario.target()));
        } else {
            printer.entry(0, "targets", Nodes.texts(scenario.targets()));
        }
        if (!scenario.allow().isEmpty()) {
            printer.entry(0, "allow", Nodes.texts(scenario.allow()));
        }
        if (scenario.seed() != Scenario.SEED) {
            printer.entry(0, "seed", word(scenario.seed()));
        }
        if (!scenario.vars().isEmpty()) {
            printer.entry(0, "vars", Nodes.texts(scenario.vars()));
        }
        if (!scenario.defaults().equals(Defaults.NONE)) {
            printer.entry(0, "defaults", defaults(scenario.defaults()));
        }
        if (!scenario.secrets().isEmpty()) {
            printer.entry(0, "secrets", secrets(scenario.secrets()));
        }
        if (!scenario.feeders().isEmpty()) {
            printer.entry(0, "feeders", feeders(scenario.feeders()));
        }
        printer.blankLine();
        steps(printer, 0, "setup", scenario.setup());
        workloads(printer, written(scenario));
        steps(printer, 0, "teardown", scenario.teardown());
        printer.blankLine();
        printer.list(0, "phases", PhaseWriter.nodes(scenario.phases()));
        if (!scenario.limits().equals(Limits.NONE)) {
            printer.entry(0, "limits", PhaseWriter.limits(scenario.limits()));
        }
        if (!scenario.slos().isEmpty()) {
            printer.blankLine();
            List<Node> sentences = new ArrayList<>();
            scenario.slos().forEach(slo -> sentences.add(text(slo.toString())));
            printer.list(0, "slo", sentences);
        }
        if (!scenario.budgets().isEmpty()) {
            printer.blankLine();
            printer.entry(0, "budget", budgets(scenario.budgets()));
        }
        return printer.text();
    }

    private static Node budgets(List<Budget> budgets) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Budget budget : budgets) {
            entries.add(
                    entry(
                            budget.figure(),
                            mapping(
                                    entry("target", word(budget.text(budget.target()))),
                                    entry("warning", word(budget.text(budget.warning()))),
                                    entry("violation", word(budget.text(budget.violation()))))));
        }
        return mapping(entries);
    }

    /** Those of replays follow from their recordings. */
    private static List<Workload> written(Scenario scenario) {
        Set<String> replayed =
                scenario.phases().stream()
                        .filter(phase -> phase.load() instanceof Replay)
                        .flatMap(phase -> phase.mix().keySet().stream())
                        .collect(Collectors.toSet());
        return scenario.workloads().stream()
                .filter(workload -> !replayed.contains(workload.name()))
                .toList();
    }

    private static void workloads(YamlPrinter printer, List<Workload> workloads) {
        if (workloads.isEmpty()) {
            return;
        }
        boolean single = workloads.size() == 1 && workloads.getFirst().weight() == 1;
        if (single && workloads.getFirst().name().equals("main")) {
            feed(printer, 0, workloads.getFirst());
            journey(printer, 0, workloads.getFirst());
            return;
        }
        printer.heading(0, "workloads");
        for (Workload workload : workloads) {
            printer.heading(2, workload.name());
            if (workload.weight() != 1) {
                printer.entry(4, "weight", word(workload.weight()));
            }
            feed(printer, 4, workload);
            journey(printer, 4, workload);
        }
    }

    private static Node secrets(Map<String, Secret> secrets) {
        List<Node.Entry> entries = new ArrayList<>();
        secrets.forEach(
                (name, secret) -> {
                    String place =
                            switch (secret) {
                                case Secret.Environment(String variable) -> "env:" + variable;
                                case Secret.File(Path file) -> "file:" + file;
                            };
                    entries.add(entry(name, text(place)));
                });
        return mapping(entries);
    }

    private static Node feeders(List<Feeder> feeders) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Feeder feeder : feeders) {
            String format = feeder.format() == RowFile.Format.CSV ? "csv" : "json-lines";
            Node.Entry file = entry(format, text(feeder.file().toString().replace('\\', '/')));
            Node.Entry pick = entry("pick", word(feeder.pick().name().toLowerCase(Locale.ROOT)));
            entries.add(
                    entry(
                            feeder.name(),
                            feeder.pick() == Feeder.Pick.CIRCULAR
                                    ? mapping(file)
                                    : mapping(file, pick)));
        }
        return mapping(entries);
    }

    private static void feed(YamlPrinter printer, int indent, Workload workload) {
        List<String> feeds = workload.feeds();
        if (!feeds.isEmpty()) {
            printer.entry(
                    indent,
                    "feed",
                    feeds.size() == 1 ? text(feeds.getFirst()) : Nodes.texts(feeds));
        }
    }

    private static void journey(YamlPrinter printer, int indent, Workload workload) {
        steps(printer, indent, "start", workload.start());
        steps(printer, indent, "steps", workload.steps());
        steps(printer, indent, "end", workload.end());
    }

    private static void steps(YamlPrinter printer, int indent, String key, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        printer.heading(indent, key);
        for (Step step : steps) {
            printer.blockItem(indent + 2, StepWriter.node(step));
        }
    }

    private static Node defaults(Defaults defaults) {
        List<Node.Entry> entries = new ArrayList<>();
        if (!defaults.timeout().equals(Defaults.TIMEOUT)) {
            entries.add(entry("timeout", time(defaults.timeout())));
        }
        if (!defaults.headers().isEmpty()) {
            entries.add(entry("headers", Nodes.texts(defaults.headers())));
        }
        if (defaults.connections() != Connections.SHARED) {
            String name = defaults.connections().name().toLowerCase(Locale.ROOT).replace('_', '-');
            entries.add(entry("connections", word(name)));
        }
        if (!defaults.stamps()) {
            entries.add(entry("stamps", word("off")));
        }
        if (!defaults.localAddresses().isEmpty()) {
            entries.add(entry("local-addresses", Nodes.texts(defaults.localAddresses())));
        }
        entries.addAll(OptionsWriter.entries(defaults.options()));
        return mapping(entries);
    }
}
