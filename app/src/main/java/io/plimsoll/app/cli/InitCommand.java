package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.external.AccessLog;
import io.plimsoll.app.external.CurlCommand;
import io.plimsoll.app.external.Draft;
import io.plimsoll.app.external.HarArchive;
import io.plimsoll.app.external.OpenApi;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll init}: writes a scenario file to begin with, or one drafted from a recording. */
final class InitCommand implements Command {

    static final String TEMPLATE = "init.yaml";

    private static final String FILE = "scenario.yaml";
    private static final String FROM = "--from";
    private static final List<String> KINDS = List.of("openapi", "har", "curl", "access-log");

    private final Surroundings surroundings;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "init",
                        "Write a scenario file to begin with; send nothing.",
                        "For example: plimsoll init shop.yaml --from curl 'curl"
                                + " http://127.0.0.1:8080/'");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .type(String.class)
                        .index("0")
                        .arity("0..1")
                        .paramLabel("FILE")
                        .completionCandidates(List.of(ScenarioFiles.PATTERN))
                        .description("the file to write; " + FILE + " unless told otherwise")
                        .build());
        spec.addOption(
                OptionSpec.builder(FROM)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("2")
                        .paramLabel("WHAT")
                        .hideParamSyntax(true)
                        .completionCandidates(KINDS)
                        .description(
                                "draft it from `openapi FILE`, `har FILE`, `access-log FILE`, or"
                                        + " `curl 'COMMAND'` or `curl FILE`")
                        .build());
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        Path file = path(parsed.matchedPositionalValue(0, FILE));
        if (Files.exists(file)) {
            throw exists(file);
        }
        List<String> from = Options.all(parsed, FROM);
        refuseNoFolder(file);
        Optional<Draft> draft = from.isEmpty() ? Optional.empty() : Optional.of(draft(from));
        write(file, draft.map(Draft::text).orElseGet(() -> ProgramText.of(TEMPLATE)));
        List<String> lines = new ArrayList<>();
        lines.add("wrote " + file + draft.map(its -> ", drafted from " + its.origin()).orElse(""));
        draft.ifPresent(its -> its.notes().forEach(note -> lines.add("  ! " + note)));
        lines.add("→ next: `plimsoll check %s`, then `plimsoll try %s`".formatted(file, file));
        Screen out = new Screens(surroundings).out(false);
        out.print(lines);
        return ExitCode.PASS.code();
    }

    private static Draft draft(List<String> from) {
        String kind = from.getFirst();
        if (from.size() != 2) {
            throw usage("`--from` is given once", "`--from har FILE`");
        }
        return switch (kind) {
            case "openapi" -> OpenApi.draft(path(from.get(1)));
            case "har" -> HarArchive.draft(path(from.get(1)));
            case "curl" -> CurlCommand.draft(from.get(1));
            case "access-log" -> AccessLog.draft(path(from.get(1)));
            default ->
                    throw usage(
                            "`--from` cannot draft from `" + kind + "`",
                            Suggestions.didYouMean(kind, KINDS)
                                    .orElse("one of " + String.join(", ", KINDS)));
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw usage("`" + text + "` cannot be the name of a file", "name another");
        }
    }

    private static void refuseNoFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw usage("there is no folder `" + folder + "`", "make it, or name another file");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.RESULTS_INCOMPLETE,
                    Problem.of(
                            "cannot write `" + file + "`: " + e.getClass().getSimpleName(),
                            "its folder has to exist, and to let you write"));
        }
    }

    private static PlimsollException exists(Path file) {
        return usage("`" + file + "` is there already", "name another file, or remove it");
    }

    private static PlimsollException usage(String what, String help) {
        return new PlimsollException(ExitCode.USAGE, Problem.of(what, help));
    }
}
