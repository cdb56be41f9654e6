package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.basics.SyntaxException;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.SentenceWords;
import io.plimsoll.model.yaml.tree.Indentation;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the sentences that must hold, and looks up the names in them. */
final class SloReader {

    private static final int SLOS_MAX = 1_000;
    private static final int REQUIRED_MAX = 100;

    private final Problems problems;
    private final Names requests;
    private final Names groups;
    private final Names workloads;
    private final Names phases;

    SloReader(Problems problems, Names requests, Names groups, Names workloads, Names phases) {
        this.problems = problems;
        this.requests = requests;
        this.groups = groups;
        this.workloads = workloads;
        this.phases = phases;
    }

    List<Slo> read(Fields scenario, List<Phase> read) {
        List<Slo> slos = new ArrayList<>();
        List<Node> items = scenario.items("slo").orElse(List.of());
        if (items.size() > SLOS_MAX) {
            problems.add(
                    scenario.span("slo"),
                    "there are more than " + SLOS_MAX + " sentences",
                    "split the scenario");
        }
        for (Node item : items.subList(0, Math.min(items.size(), SLOS_MAX))) {
            sentence(item, read).ifPresent(slos::add);
        }
        return slos;
    }

    /** The sentences that a phase requires; it is the one they are about. */
    List<Slo> required(Fields phase) {
        List<Slo> slos = new ArrayList<>();
        for (Node item : phase.items("require").orElse(List.of())) {
            if (problems.isFull() || slos.size() == REQUIRED_MAX) {
                break;
            }
            parsed(item, "require")
                    .filter(slo -> isPlain((Node.Scalar) item, slo))
                    .ifPresent(slos::add);
        }
        return slos;
    }

    /** Whether a sentence leaves phase, windows and consequence to `require`. */
    private boolean isPlain(Node.Scalar sentence, Slo slo) {
        boolean plain =
                slo.during().isEmpty()
                        && slo.over().isEmpty()
                        && slo.consequence() == Slo.Consequence.FAIL;
        if (!plain) {
            problems.add(
                    sentence.span(),
                    "`require` is about all of its phase, and what misses it fails",
                    "write it without `warn`, `over`, `during` and `else`, or under `slo`");
        }
        return plain;
    }

    private Optional<Slo> sentence(Node node, List<Phase> read) {
        Optional<Slo> slo = parsed(node, "slo");
        slo.flatMap(Slo::during).ifPresent(phase -> phase((Node.Scalar) node, phase, read));
        slo.ifPresent(windows -> fits((Node.Scalar) node, windows, read));
        return slo;
    }

    /** A window that is longer than its phase is never whole. */
    private void fits(Node.Scalar sentence, Slo slo, List<Phase> read) {
        for (Phase phase : read) {
            boolean about = slo.during().map(phase.name()::equals).orElse(false);
            if (about && slo.over().map(over -> over.compareTo(phase.length()) > 0).orElse(false)) {
                problems.add(
                        spanOf(sentence, "over"),
                        "phase `" + phase.name() + "` is shorter than that",
                        "make it at most " + Durations.format(phase.length()));
            }
        }
    }

    private Optional<Slo> parsed(Node node, String key) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isEmpty()) {
            problems.add(
                    node.span(),
                    "`" + key + "` takes sentences, here is " + node.described(),
                    "write for example " + SentenceWords.SLO.examples());
            return Optional.empty();
        }
        if (scalar.plain() && scalar.lastLine() > scalar.span().line()) {
            Span second = new Indentation(problems.source()).wholeLine(scalar.span().line() + 1);
            problems.add(second, "this line continues the sentence above", "begin it with `- `");
            return Optional.empty();
        }
        try {
            Slo slo = Slo.parse(scalar.text());
            subject(scalar, slo.subject());
            return Optional.of(slo);
        } catch (SyntaxException e) {
            problems.add(scalar, e);
            return Optional.empty();
        }
    }

    /** Reports a name that is nowhere in the scenario. */
    void subject(Node.Scalar sentence, Slo.Subject subject) {
        switch (subject) {
            case Slo.Subject.AllRequests _ -> {}
            case Slo.Subject.Named named -> {
                if (requests.lacks(named.name()) && workloads.lacks(named.name())) {
                    Set<String> known = new TreeSet<>(requests.all());
                    known.addAll(workloads.all());
                    unknown(
                            sentence,
                            named.name(),
                            "request or workload",
                            "requests and workloads",
                            known);
                }
            }
            case Slo.Subject.Journey journey ->
                    journey.workload()
                            .filter(workloads::lacks)
                            .ifPresent(
                                    name ->
                                            unknown(
                                                    sentence,
                                                    name,
                                                    "workload",
                                                    "workloads",
                                                    workloads.all()));
            case Slo.Subject.InGroup group -> {
                if (groups.lacks(group.name())) {
                    unknown(sentence, group.name(), "group", "groups", groups.all());
                }
            }
        }
    }

    private void phase(Node.Scalar sentence, String name, List<Phase> read) {
        if (phases.lacks(name)) {
            unknown(sentence, name, "phase", "phases", phases.all());
        }
        if (read.stream().anyMatch(phase -> phase.name().equals(name) && !phase.record())) {
            problems.add(
                    spanOf(sentence, name),
                    "phase `" + name + "` is not recorded, so this can never hold",
                    "remove `record: false` from the phase, or name another");
        }
    }

    private void unknown(
            Node.Scalar sentence, String name, String kind, String kinds, Set<String> known) {
        problems.add(
                spanOf(sentence, name),
                "there is no " + kind + " `" + name + "`",
                Suggestions.didYouMeanOr(name, known, kinds));
    }

    private Span spanOf(Node.Scalar sentence, String name) {
        int offset = Math.max(0, sentence.text().lastIndexOf(name));
        return problems.source().within(sentence, offset, name.length());
    }
}
