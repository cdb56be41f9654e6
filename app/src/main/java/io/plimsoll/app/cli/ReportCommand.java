package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.results.store.IoText;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll report RUN… -f html,json}: the report of runs that are kept. */
final class ReportCommand implements Command {

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
                        .completionCandidates(List.of(RunFolder.LAST))
                        .description(
                                "its name, a beginning that no other has, its directory, or"
                                        + " `last`, which is the default")
                        .build());
        spec.addOption(
                Options.text("FORMATS", "html, json, or both: html,json", "-f", "--format")
                        .toBuilder()
                        .completionCandidates(List.of("html", "json", "html,json"))
                        .build());
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
        List<Format> formats = formats(Options.get(parsed, "-f", String.class).orElse("html"));
        Optional<Path> to = Options.get(parsed, "--to", String.class).map(ReportCommand::path);
        List<String> names = parsed.matchedPositionalValue(0, List.of());
        List<RunDirectory> runs =
                (names.isEmpty() ? List.of(RunFolder.LAST) : names)
                        .stream().map(folder::find).distinct().toList();
        boolean damaged = false;
        for (RunDirectory directory : runs) {
            KeptRun run = KeptRun.readEnded(directory);
            damaged |= run.isDamaged();
            for (Format format : formats) {
                write(run, format, to);
            }
            Screen err = new Screens(surroundings).err(false);
            run.notes().forEach(err::tell);
        }
        return (damaged ? ExitCode.RESULTS_INCOMPLETE : ExitCode.PASS).code();
    }

    private static List<Format> formats(String words) {
        return Arrays.stream(words.split(",", -1)).distinct().map(Format::of).toList();
    }

    private static Path path(String name) {
        try {
            Path folder = Path.of(name).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                throw usage(
                        "there is no folder `" + folder + "`",
                        "make it, or name another after --to");
            }
            return folder;
        } catch (InvalidPathException e) {
            throw usage("`" + name + "` is no folder", "write --to reports");
        }
    }

    private void write(KeptRun run, Format format, Optional<Path> to) {
        RunDirectory directory = run.directory();
        String name = directory.name() + "." + format.word();
        Path file = to.map(there -> there.resolve(name)).orElseGet(() -> format.place(directory));
        if (to.isEmpty()) {
            run.refuseToReplace(file);
        }
        try {
            RunDirectory.write(file, format.document(run));
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.RESULTS_INCOMPLETE,
                    Problem.of(
                            "`" + file + "` cannot be written: " + IoText.of(e),
                            "make room, or name another folder with --to"));
        }
        new Screens(surroundings).out(true).print(file.toString());
    }

    private static PlimsollException usage(String what, String help) {
        return new PlimsollException(ExitCode.USAGE, Problem.of(what, help));
    }

    private enum Format {
        HTML,
        JSON;

        static Format of(String word) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    usage(
                                            "`" + word + "` is no format of a report",
                                            "write -f html,json"));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Path place(RunDirectory directory) {
            return switch (this) {
                case HTML -> directory.report();
                case JSON -> directory.result();
            };
        }

        RunDirectory.Document document(KeptRun run) {
            return switch (this) {
                case HTML -> run::writeHtml;
                case JSON -> run::writeJson;
            };
        }
    }
}
