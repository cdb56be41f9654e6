package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.seams.CodeCheck;
import io.plimsoll.model.yaml.http.DefaultsReader;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Composer;
import io.plimsoll.model.yaml.tree.FileText;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Source;
import io.plimsoll.model.yaml.tree.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads scenario files: a scenario, or every problem of the file at once. */
public final class ScenarioReader {

    private static final String BEGIN = "begin with `target: http://127.0.0.1:8080`";

    private final Set<String> targets;
    private final CodeCheck codeCheck;

    /** A reader that does not look at the code of {@code java} steps. */
    public ScenarioReader(Set<String> targets) {
        this(targets, CodeCheck.NONE);
    }

    /**
     * A reader.
     *
     * @param targets the names of the reference targets that a file may load
     * @param codeCheck what looks at the code of {@code java} steps in a file
     */
    public ScenarioReader(Set<String> targets, CodeCheck codeCheck) {
        this.targets = Set.copyOf(targets);
        this.codeCheck = codeCheck;
    }

    /**
     * Reads a file.
     *
     * @throws PlimsollException with {@link ExitCode#INVALID_SCENARIO} and every problem, each at
     *     its place
     */
    public Scenario read(Path file) {
        return read(file, List.of());
    }

    /**
     * Reads a file and changes it before it is understood.
     *
     * @param settings such as {@code phases.steady.rate=400/s}: keys by name, items of lists by
     *     name or by number from 0, and a value in YAML
     * @throws PlimsollException like {@link #read(Path)}
     */
    public Scenario read(Path file, List<String> settings) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return read(file.toString(), FileText.read(file), folder, settings);
    }

    /**
     * Reads a text, and changes it before it is understood.
     *
     * @param fileName what messages call it
     * @param folder where the files lie that it names
     * @throws PlimsollException like {@link #read(Path)}
     */
    public Scenario read(String fileName, String text, Path folder, List<String> settings) {
        FilePaths files = new FilePaths(Optional.of(folder.toAbsolutePath()));
        return read(fileName, text, settings, files);
    }

    /**
     * Reads a text as if it stood in a file of that name; files that it names are not looked for.
     *
     * @throws PlimsollException like {@link #read(Path)}
     */
    public Scenario read(String fileName, String text) {
        return read(fileName, text, List.of());
    }

    /**
     * The same, changed by settings.
     *
     * @throws PlimsollException like {@link #read(Path)}
     */
    public Scenario read(String fileName, String text, List<String> settings) {
        return read(fileName, text, settings, new FilePaths(Optional.empty()));
    }

    private Scenario read(String fileName, String text, List<String> settings, FilePaths files) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Problems problems = new Problems(Source.of(fileName, body, Settings.asOptions(settings)));
        if (body.length() > FileText.BYTES_MAX) {
            throw refused("`" + fileName + "` has more than 3 MB", "a scenario is smaller");
        }
        if (body.isBlank()) {
            throw refused("`" + fileName + "` is empty", BEGIN);
        }
        refuseControlCharacters(body, problems);
        Optional<Node> document =
                problems.isEmpty() ? Composer.compose(body, problems) : Optional.empty();
        if (document.isEmpty() && problems.isEmpty()) {
            throw refused("`" + fileName + "` has nothing but comments", BEGIN);
        }
        Optional<Scenario> scenario =
                document.map(node -> Settings.apply(node, settings, problems))
                        .flatMap(
                                node ->
                                        Fields.open(
                                                node, Language.SCENARIO, "the scenario", problems))
                        .flatMap(fields -> scenario(fields, nameOf(fileName), files));
        if (scenario.isEmpty() || !problems.isEmpty()) {
            throw problems.exception();
        }
        return scenario.get();
    }

    private Optional<Scenario> scenario(Fields fields, String fileName, FilePaths files) {
        Problems problems = fields.problems();
        String name = name(fields, fileName);
        TargetReader targetReader = new TargetReader(fields, targets);
        Map<String, String> named = targetReader.targets();
        Optional<String> target = named.values().stream().findFirst().or(targetReader::target);
        List<String> allow = targetReader.allow();
        long seed = fields.word("seed", Words.SEED).orElse(Scenario.SEED);
        Vars vars = vars(fields);
        List<Feeder> feeders = new FeederReader(problems, vars, files).read(fields);
        Defaults defaults = DefaultsReader.read(fields, vars, named.keySet());
        Names requests = new Names();
        Names groups = new Names();
        Names workloadNames = new Names();
        Names phaseNames = new Names();
        JavaCode code = new JavaCode(files, check(files));
        Set<String> to = named.keySet();
        StepReader steps = new StepReader(problems, vars, requests, groups, to, files, code);
        // What is done once has no results, so its names are none that a sentence could be about.
        StepReader once = new StepReader(problems, vars, new Names(), new Names(), to, files, code);
        List<Step> setup = once(fields, "setup", once);
        vars.saveForAll();
        List<Workload> workloads = new WorkloadReader(problems, steps, workloadNames).read(fields);
        List<Step> teardown = once(fields, "teardown", once);
        Limits limits = LimitsReader.read(fields);
        SloReader sloReader = new SloReader(problems, requests, groups, workloadNames, phaseNames);
        ReplayReader replays = new ReplayReader(problems, files, requests, workloadNames);
        PhaseReader phaseReader =
                new PhaseReader(
                        problems, workloadNames, defaults, limits, phaseNames, sloReader, replays);
        List<Phase> phases = phaseReader.read(fields);
        refuseNoWork(fields, phases);
        workloads.addAll(replays.workloads());
        List<Slo> slos = sloReader.read(fields, phases);
        List<Budget> budgets = new BudgetReader(problems, sloReader).read(fields);
        new WholeChecks(fields).check(workloads, workloadNames, phases, phaseNames, feeders);
        if (!problems.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Scenario(
                        name,
                        target.get(),
                        allow,
                        seed,
                        vars.values(),
                        defaults,
                        workloads,
                        phases,
                        limits,
                        slos,
                        budgets,
                        named,
                        feeders,
                        vars.secrets(),
                        setup,
                        teardown));
    }

    private static Vars vars(Fields fields) {
        Vars vars = new Vars(fields.problems());
        vars.read(fields);
        return vars;
    }

    /** Recordings bring their own; where phases cannot be read there may be some. */
    private static void refuseNoWork(Fields fields, List<Phase> phases) {
        boolean legible = !phases.isEmpty() || fields.problems().isEmpty();
        if (legible
                && !fields.has("workloads")
                && !fields.has("steps")
                && phases.stream().noneMatch(phase -> phase.load() instanceof Replay)) {
            fields.missing("`workloads`", List.of("workloads", "steps"));
        }
    }

    private static String name(Fields fields, String fileName) {
        return fields.has("name") ? fields.word("name", Words.NAME).orElse(fileName) : fileName;
    }

    private static List<Step> once(Fields fields, String key, StepReader steps) {
        if (!fields.has(key)) {
            return List.of();
        }
        steps.beginJourney(fields, List.of(key), List.of());
        return new StepsReader(fields.problems(), steps)
                .read(fields, key, " of `" + key + "`")
                .orElse(List.of());
    }

    /** Code is looked at where it is looked for. */
    private CodeCheck check(FilePaths files) {
        return files.folder().isPresent() ? codeCheck : CodeCheck.NONE;
    }

    private static void refuseControlCharacters(String text, Problems problems) {
        int line = 1;
        int column = 1;
        for (int i = 0;
                i < text.length() && problems.isEmpty();
                i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean control =
                    Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r' && c != 0x85;
            if (control
                    || Character.getType(c) == Character.SURROGATE
                    || c == 0xFFFE
                    || c == 0xFFFF) {
                problems.add(
                        new Span(line, column, 1),
                        "this is not text: a character with code %d stands here".formatted(c),
                        "remove it, or name a scenario file");
            }
            boolean newline = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
            line += newline ? 1 : 0;
            column = newline ? 1 : column + 1;
        }
    }

    /** The file's name without folder and ending; that of a pipe says nothing. */
    private static String nameOf(String fileName) {
        if (fileName.startsWith("/dev/") || fileName.startsWith("<")) {
            return "scenario";
        }
        String last =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String name = last.replaceFirst("\\.ya?ml$", "").strip();
        return Words.isName(name) ? name : "scenario";
    }

    private static PlimsollException refused(String what, String help) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, Problem.of(what, help));
    }
}
