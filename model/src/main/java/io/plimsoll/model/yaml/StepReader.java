package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Group;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.yaml.http.HttpStepReader;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.Section;
import io.plimsoll.model.yaml.language.StepLanguage;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one step of a journey. */
final class StepReader {

    private static final Section ANY_STEP =
            new Section(
                    "step",
                    "a step",
                    Stream.of(
                                    StepLanguage.HTTP,
                                    StepLanguage.THINK,
                                    StepLanguage.JAVA,
                                    StepLanguage.GROUP)
                            .flatMap(section -> section.keys().stream())
                            .distinct()
                            .toList(),
                    List.of(new Section.Rule.OneOf("request", StepLanguage.STEPS)));

    private final Problems problems;
    private final Vars vars;
    private final Names requests;
    private final JavaCode code;
    private final HttpStepReader http;
    private final FlowReader flow;
    private final Names groups;
    private boolean inGroup;

    /**
     * Reads steps.
     *
     * @param requests where their names are gathered
     * @param groups where the names of groups are gathered
     * @param targets the names of the targets
     * @param files where those that steps send are
     */
    StepReader(
            Problems problems,
            Vars vars,
            Names requests,
            Names groups,
            Set<String> targets,
            FilePaths files,
            JavaCode code) {
        this.problems = problems;
        this.vars = vars;
        this.requests = requests;
        this.groups = groups;
        this.code = code;
        http = new HttpStepReader(problems, vars, targets, files);
        flow = new FlowReader(problems, vars);
    }

    /**
     * Begins with other steps, which know nothing of what others save.
     *
     * @param keys where they are in a mapping
     */
    void beginJourney(Fields fields, List<String> keys, List<String> feeds) {
        Set<String> saved =
                keys.stream()
                        .flatMap(key -> SavedNames.of(fields.rawNode(key)).stream())
                        .collect(Collectors.toSet());
        vars.beginJourney(saved, feeds);
    }

    /** What the steps that follow save does not outlive the iteration. */
    void beginIteration() {
        vars.beginIteration();
    }

    /** What is left to those under this key when the iterations are over. */
    void endIterations(Fields fields, String key) {
        vars.endIterations(SavedNames.of(fields.rawNode(key)));
    }

    void checkFeeder(String name, Span span) {
        vars.checkFeeder(name, span);
    }

    Optional<Step> read(Node node, String label) {
        Optional<String> kind = kind(node);
        if (kind.isEmpty()) {
            Fields.open(node, ANY_STEP, label, problems);
            requests.incomplete();
            groups.incomplete();
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "think" -> read(node, StepLanguage.THINK, label, this::think);
            case "java" -> read(node, StepLanguage.JAVA, label, this::java);
            case "group" -> read(node, StepLanguage.GROUP, label, this::group);
            default ->
                    read(
                            node,
                            StepLanguage.HTTP,
                            label,
                            step ->
                                    http.read(
                                            step,
                                            kind.get(),
                                            name -> name(step, kind.get(), name)));
        };
    }

    private Optional<Step> read(
            Node node, Section section, String label, Function<Fields, Optional<Step>> reader) {
        Optional<Fields> fields = Fields.open(node, section, label, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        FlowReader.Read read = flow.read(fields.get());
        return reader.apply(fields.get()).flatMap(step -> read.around(step, problems));
    }

    /** What the step does: the first key that says so. */
    private static Optional<String> kind(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        return mapping.entries().stream()
                .map(entry -> entry.key().text())
                .filter(StepLanguage.STEPS::contains)
                .findFirst();
    }

    private Optional<Step> group(Fields step) {
        Optional<String> name = step.word("group", Words.NAME);
        if (inGroup) {
            problems.add(
                    step.span("group"),
                    "a group has no groups in it",
                    "put its steps here, or move it behind this group");
            requests.incomplete();
            groups.incomplete();
            return Optional.empty();
        }
        name.ifPresentOrElse(groups::add, groups::incomplete);
        inGroup = true;
        Optional<List<Step>> steps =
                new StepsReader(problems, this)
                        .read(step, "steps", name.map(n -> " of group `" + n + "`").orElse(""));
        inGroup = false;
        if (steps.isEmpty()) {
            requests.incomplete();
        }
        return name.flatMap(n -> steps.map(s -> new Group(n, s)));
    }

    private Optional<Step> think(Fields step) {
        return step.word("think", Words.PAUSES).map(range -> new Think(range.from(), range.to()));
    }

    private Optional<Step> java(Fields step) {
        Optional<JavaStep.Code> read = step.node("java").flatMap(node -> code.read(node, problems));
        Optional<String> name = name(step, "java", read.map(JavaStep::defaultName));
        Optional<Duration> timeout = step.word("timeout", Words.DURATION);
        boolean goesOn = step.word("on-error", Words.ON_ERROR).orElse(false);
        return read.flatMap(c -> name.map(n -> new JavaStep(n, c, timeout, goesOn)));
    }

    private Optional<String> name(Fields step, String kind, Optional<String> byDefault) {
        if (!step.has("name")) {
            byDefault
                    .filter(name -> name.codePointCount(0, name.length()) > Words.TEXT_MAX)
                    .ifPresent(name -> refuseLong(step.span(kind), name));
        }
        Optional<String> name = step.has("name") ? step.word("name", Words.NAME) : byDefault;
        if (name.isPresent() && !step.isMeant("name")) {
            requests.add(name.get());
        } else {
            requests.incomplete();
        }
        return name;
    }

    private void refuseLong(Span span, String name) {
        problems.add(
                span,
                "without a name the step is called `%s…`, which has more than %d characters"
                        .formatted(
                                name.substring(0, name.offsetByCodePoints(0, 30)), Words.TEXT_MAX),
                "give it a `name`");
    }
}
