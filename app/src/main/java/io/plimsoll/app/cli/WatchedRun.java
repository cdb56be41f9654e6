package io.plimsoll.app.cli;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.app.cli.console.Progress;
import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.plan.PlanPage;
import io.plimsoll.app.cli.result.Summary;
import io.plimsoll.engine.protocol.java.UserClasses;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import io.plimsoll.results.report.JsonDocument;
import io.plimsoll.results.report.Origin;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.html.HtmlReport;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a scenario and shows it: progress while it goes on, the verdict when it has ended. */
final class WatchedRun {

    private final Surroundings surroundings;
    private final Function<RunOptions, Runner> runners;
    private final StopSignals signals;
    private final Consumer<ExitCode> endAtOnce;

    /**
     * @param runners makes what runs a scenario with these options
     * @param endAtOnce ends the process without waiting for anything
     */
    WatchedRun(
            Surroundings surroundings,
            Function<RunOptions, Runner> runners,
            StopSignals signals,
            Consumer<ExitCode> endAtOnce) {
        this.surroundings = surroundings;
        this.runners = runners;
        this.signals = signals;
        this.endAtOnce = endAtOnce;
    }

    int run(Scenario scenario, UserClasses classes, RunFlags flags) {
        Screens screens = new Screens(surroundings);
        Thread exit = new Thread(() -> refuseExit(screens.err(flags.noColor())));
        Runtime.getRuntime().addShutdownHook(exit);
        Run run;
        try {
            run = watched(scenario, classes, flags, screens);
        } finally {
            Runtime.getRuntime().removeShutdownHook(exit);
        }
        Verdict verdict = Judge.judge(run);
        Origin origin = new Origin(flags.words(), Version.NUMBER, ThisMachine.describe());
        Report report = Report.of(run, verdict, origin);
        if (flags.json()) {
            JsonDocument.write(run, verdict, Version.NUMBER, surroundings.out());
        } else {
            Screen out = screens.out(flags.noColor());
            Summary.Extent extent =
                    flags.quiet()
                            ? Summary.Extent.VERDICT
                            : flags.verbose() ? Summary.Extent.EVERYTHING : Summary.Extent.USUAL;
            out.print(new Summary(out.paint(), extent, flags.allSlos()).lines(report));
        }
        flags.report().ifPresent(file -> file.write(HtmlReport.write(report), verdict.exitCode()));
        if (flags.report().isPresent() && !flags.json() && !flags.quiet()) {
            screens.out(flags.noColor()).print("Report    " + flags.report().get().path());
        }
        refuseLostOutput();
        return verdict.exitCode().code();
    }

    /** Signals are watched for, so whoever ends the process in a run is the scenario's own code. */
    private void refuseExit(Screen screen) {
        screen.print(
                ProblemText.of(
                                Problem.of(
                                        "the run was ended from inside: there is no result",
                                        "code of a `java` step must not call System.exit"))
                        .lines()
                        .toList());
        endAtOnce.accept(ExitCode.INTERNAL_ERROR);
    }

    /** A print stream keeps its failures to itself; a verdict that nobody can read is none. */
    private void refuseLostOutput() {
        if (surroundings.out().checkError()) {
            throw new PlimsollException(
                    ExitCode.INTERNAL_ERROR,
                    Problem.of(
                            "the result could not be written to standard output",
                            "look whether its disk is full or its reader has gone"));
        }
    }

    private Map<String, String> secrets(Scenario scenario, UserClasses classes) {
        return new Secrets(surroundings.environment(), classes.folder()).of(scenario);
    }

    private Run watched(Scenario scenario, UserClasses classes, RunFlags flags, Screens screens) {
        Runner runner =
                runners.apply(
                        new RunOptions(
                                flags.shards(),
                                !flags.cold(),
                                flags.allow(),
                                classes,
                                secrets(scenario, classes)));
        RunControl control = new RunControl();
        Screen screen = screens.err(flags.noColor());
        if (flags.quiet()) {
            try (StopSignals.Watch _ =
                    signals.watch(control::stop, () -> endAtOnce.accept(ExitCode.STOPPED))) {
                return runner.run(scenario, new ProblemsOnly(screen), control);
            }
        }
        Progress progress = new Progress(screen, scenario.phases().size());
        screen.print(PlanPage.headline(scenario));
        Runnable first =
                () -> {
                    control.stop();
                    progress.stopping();
                };
        Runnable again =
                () -> {
                    screen.clear();
                    endAtOnce.accept(ExitCode.STOPPED);
                };
        try (StopSignals.Watch _ = signals.watch(first, again)) {
            return runner.run(scenario, progress, control);
        } finally {
            screen.clear();
        }
    }

    /** Hears of what went wrong, and of nothing else. */
    private record ProblemsOnly(Screen screen) implements RunListener {

        @Override
        public void problem(Problem problem) {
            screen.print(ProblemText.of(problem).lines().toList());
        }
    }
}
