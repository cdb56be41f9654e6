package io.plimsoll.app.cli;

import io.plimsoll.engine.protocol.java.UserClasses;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.model.yaml.tree.FileText;
import io.plimsoll.model.yaml.writer.ScenarioWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Scenario files as a command line names them.
 *
 * @param referenceTargets the names that a scenario can use for its target
 * @param standardInput what {@code -} stands for
 */
record ScenarioFiles(Set<String> referenceTargets, InputStream standardInput) {

    /** How their names end, as a shell says it. */
    static final String PATTERN = "*.y*ml";

    private static final String STANDARD_INPUT = "-";

    private static final String SET = "--set";
    private static final String CLASS_PATH = "--class-path";

    /** A scenario, and where the code of its {@code java} steps comes from. */
    record Opened(Scenario scenario, UserClasses classes) {}

    static void addTo(CommandSpec spec) {
        spec.addPositional(Options.parameter("FILE", "the scenario; - is standard input", PATTERN));
        spec.addOption(
                Options.text(
                        "PATH",
                        "jars and folders with the classes of `java` steps, separated by "
                                + File.pathSeparator,
                        CLASS_PATH));
        spec.addOption(setOption());
    }

    /** A scenario that stands in no file, changed in the same way. */
    static Scenario changed(Scenario scenario, ParseResult parsed) {
        List<String> settings = Options.all(parsed, SET);
        return settings.isEmpty()
                ? scenario
                : new ScenarioReader(Set.of())
                        .read(scenario.name(), ScenarioWriter.write(scenario), settings);
    }

    static OptionSpec setOption() {
        return Options.texts(
                "PATH=VALUE",
                "change the scenario: phases.steady.rate=400/s, slo[0]='p95 < 1s'; repeatable",
                SET);
    }

    /** Reads the file, and loads the code that it names. */
    Opened open(ParseResult parsed) {
        String typed = Options.parameter(parsed);
        boolean piped = typed.equals(STANDARD_INPUT);
        String name = piped ? "<stdin>" : typed;
        Path file = piped ? Path.of("") : path(typed);
        Path folder = piped ? file : folder(file);
        UserClasses classes = new UserClasses(folder, classPath(parsed));
        String text = piped ? FileText.read(name, standardInput) : FileText.read(file);
        ScenarioReader reader = new ScenarioReader(referenceTargets, classes);
        return new Opened(reader.read(name, text, folder, Options.all(parsed, SET)), classes);
    }

    private static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "`" + typed + "` cannot be the name of a file here",
                            "a name that is not ASCII needs a locale in UTF-8: LC_ALL=C.UTF-8"));
        }
    }

    /** Where paths count from: beside the file, but what comes through a pipe lies nowhere. */
    private static Path folder(Path file) {
        return Optional.ofNullable(file.getParent())
                .filter(_ -> Files.isRegularFile(file))
                .orElse(Path.of(""));
    }

    private static List<Path> classPath(ParseResult parsed) {
        List<Path> entries =
                Options.get(parsed, CLASS_PATH, String.class).stream()
                        .flatMap(
                                Pattern.compile(File.pathSeparator, Pattern.LITERAL)::splitAsStream)
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList();
        List<Problem> wrong =
                entries.stream()
                        .filter(entry -> !Files.isDirectory(entry) && !isJar(entry))
                        .map(
                                entry ->
                                        Problem.of(
                                                "`%s`: `%s` is neither a jar nor a folder"
                                                        .formatted(CLASS_PATH, entry),
                                                "name jars and folders of classes, separated by "
                                                        + File.pathSeparator))
                        .toList();
        if (!wrong.isEmpty()) {
            throw new PlimsollException(ExitCode.USAGE, wrong);
        }
        return entries;
    }

    private static boolean isJar(Path file) {
        try (ZipFile _ = new ZipFile(file.toFile())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
