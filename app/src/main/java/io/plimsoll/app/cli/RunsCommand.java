package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.result.RunList;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.results.store.IoText;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll runs ls|show|rm|recover}: what is kept of earlier runs. */
final class RunsCommand implements Command {

    private final Surroundings surroundings;

    RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "runs",
                        "List the runs that are kept, show one again, remove some, or recover what"
                                + " an interrupted one had measured.");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .type(String.class)
                        .index("0")
                        .arity("1")
                        .required(true)
                        .paramLabel("ls|show|rm|recover")
                        .completionCandidates(List.of("ls", "show", "rm", "recover"))
                        .description("what to do; recover without a RUN takes all without a result")
                        .build());
        spec.addPositional(
                PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .index("1..*")
                        .arity("0..*")
                        .paramLabel("RUN")
                        .completionCandidates(List.of(RunFolder.LAST))
                        .description(
                                "its name, a beginning that no other has, its directory, or `last`")
                        .build());
        spec.addOption(RunPlace.option("where the runs are kept"));
        ResultPage.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        RunFolder folder =
                RunPlace.folder(RunPlace.of(parsed), surroundings.environment())
                        .orElseThrow(() -> usage("nothing is kept at `off`", "name a folder"));
        List<String> names = parsed.matchedPositionalValue(1, List.of());
        String action = parsed.matchedPositionalValue(0, "");
        ResultPage page = ResultPage.of(parsed);
        return switch (action) {
            case "ls" -> list(folder, page);
            case "show" -> show(folder.find(names.isEmpty() ? RunFolder.LAST : only(names)), page);
            case "rm" -> remove(folder, names);
            case "recover" -> recover(folder, names, page);
            default -> throw usage("`" + action + "` is no action", "ls, show, rm or recover");
        };
    }

    private static PlimsollException usage(String what, String help) {
        return new PlimsollException(ExitCode.USAGE, Problem.of(what, help));
    }

    private static String only(List<String> names) {
        if (names.size() > 1) {
            throw usage("one run is shown at a time", "give one name");
        }
        return names.getFirst();
    }

    private int list(RunFolder folder, ResultPage page) {
        Screen out = new Screens(surroundings).out(page.noColor());
        RunList runs = RunList.of(folder.list());
        if (page.json()) {
            runs.writeJson(surroundings.out());
        } else if (runs.all().isEmpty()) {
            out.print("no runs in " + folder.path());
        } else {
            out.print(runs.lines());
            out.print("in " + folder.path());
            if (runs.all().stream().anyMatch(run -> run.state().canBeRecovered())) {
                out.print("`plimsoll runs recover` makes the results that are missing");
            }
        }
        return ExitCode.PASS.code();
    }

    private int show(RunDirectory directory, ResultPage page) {
        KeptRun run = KeptRun.read(directory);
        show(run, page);
        return run.stored().isComplete() ? ExitCode.PASS.code() : run.verdict().exitCode().code();
    }

    private void show(KeptRun run, ResultPage page) {
        page.show(run.stored().run(), run.verdict(), run.report(), surroundings);
        Screen err = new Screens(surroundings).err(page.noColor());
        run.notes().forEach(err::tell);
    }

    private int remove(RunFolder folder, List<String> names) {
        if (names.isEmpty()) {
            throw usage("no run is named", "`plimsoll runs ls` lists them");
        }
        List<RunDirectory> runs = names.stream().map(folder::find).distinct().toList();
        for (RunDirectory run : runs) {
            KeptRun.refuseRunning(run, "stop it first");
        }
        List<Problem> refused = new ArrayList<>();
        for (RunDirectory run : runs) {
            try {
                run.remove();
            } catch (IOException e) {
                refused.add(
                        Problem.of(
                                "`" + run.path() + "` cannot be removed: " + IoText.of(e),
                                "its folder has to let you write"));
            }
        }
        return ended(refused);
    }

    private int recover(RunFolder folder, List<String> names, ResultPage page) {
        List<RunDirectory> runs = new ArrayList<>(names.stream().map(folder::find).toList());
        if (names.isEmpty()) {
            folder.list().stream().filter(run -> run.state().canBeRecovered()).forEach(runs::add);
        }
        if (runs.isEmpty()) {
            new Screens(surroundings).err(page.noColor()).print("no run is to be recovered");
        }
        for (RunDirectory run : runs) {
            KeptRun.refuseRunning(run, "let it end, or stop it");
        }
        List<Problem> refused = new ArrayList<>();
        boolean damaged = false;
        for (RunDirectory run : runs) {
            try {
                damaged |= recover(run, page).isDamaged();
            } catch (PlimsollException e) {
                refused.addAll(e.problems());
            }
        }
        int end = ended(refused);
        return damaged ? ExitCode.RESULTS_INCOMPLETE.code() : end;
    }

    private static int ended(List<Problem> refused) {
        if (!refused.isEmpty()) {
            throw new PlimsollException(ExitCode.RESULTS_INCOMPLETE, refused);
        }
        return ExitCode.PASS.code();
    }

    private KeptRun recover(RunDirectory directory, ResultPage page) {
        KeptRun run = KeptRun.read(directory);
        run.refuseToReplace(directory.result());
        run.refuseToReplace(directory.report());
        try {
            directory.writeReport(run::writeHtml);
            directory.writeResult(run::writeJson);
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.RESULTS_INCOMPLETE,
                    Problem.of(
                            "`" + directory.path() + "` cannot be written: " + IoText.of(e),
                            "make room, and recover it again"));
        }
        show(run, page);
        return run;
    }
}
