package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll report RUN… -f html,json}: the report of runs that are kept. */
final class ReportCommand implements Command {

    private static final List<String> FORMATS = List.of("html", "json");

    private final Surroundings surroundings;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "report",
                        "Write the report of runs that are kept, also of interrupted ones, from"
                                + " their journals.");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .index("0..*")
                        .arity("0..*")
                        .paramLabel("RUN")
                        .description(
                                "its name, a beginning that no other has, its directory, or"
                                        + " `last`, which is the default")
                        .build());
        spec.addOption(Options.text("FORMATS", "html, json, or both: html,json", "-f", "--format"));
        spec.addOption(
                Options.text(
                        "DIR",
                        "write there, named after the run, instead of into its directory",
                        "--to"));
        spec.addOption(RunPlace.option("where the runs are kept"));
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        RunFolder folder =
                RunPlace.folder(RunPlace.of(parsed), surroundings.environment())
                        .orElseThrow(() -> usage("nothing is kept at `off`", "name a folder"));
        List<String> formats = formats(Options.get(parsed, "-f", String.class).orElse("html"));
        Optional<Path> to = Options.get(parsed, "--to", String.class).map(ReportCommand::path);
        List<String> names = parsed.matchedPositionalValue(0, List.of());
        List<RunDirectory> runs =
                (names.isEmpty() ? List.of(RunFolder.LAST) : names)
                        .stream().map(folder::find).distinct().toList();
        for (RunDirectory directory : runs) {
            KeptRun run = KeptRun.readEnded(directory);
            for (String format : formats) {
                write(run, format, to);
            }
            Screen err = new Screens(surroundings).err(false);
            run.notes().forEach(note -> err.print(ProblemText.of(note).lines().toList()));
        }
        return ExitCode.PASS.code();
    }

    private static List<String> formats(String words) {
        List<String> formats = Arrays.stream(words.split(",", -1)).distinct().toList();
        for (String format : formats) {
            if (!FORMATS.contains(format)) {
                throw usage("`" + format + "` is no format of a report", "write -f html,json");
            }
        }
        return formats;
    }

    private static Path path(String name) {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw usage("`" + name + "` is no folder", "write --to reports");
        }
    }

    private void write(KeptRun run, String format, Optional<Path> to) {
        RunDirectory.Document document = format.equals("html") ? run::writeHtml : run::writeJson;
        RunDirectory directory = run.directory();
        Path inside = format.equals("html") ? directory.report() : directory.result();
        Path file = to.map(there -> there.resolve(directory.name() + "." + format)).orElse(inside);
        try {
            RunDirectory.write(file, document);
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.RESULTS_INCOMPLETE,
                    Problem.of(
                            "`" + file + "` cannot be written: " + e,
                            "make room, or name another folder with --to"));
        }
        new Screens(surroundings).out(true).print(file.toString());
    }

    private static PlimsollException usage(String what, String help) {
        return new PlimsollException(ExitCode.USAGE, Problem.of(what, help));
    }
}
