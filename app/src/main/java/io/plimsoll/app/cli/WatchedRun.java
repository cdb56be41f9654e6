package io.plimsoll.app.cli;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.analysis.slo.SloWatch;
import io.plimsoll.app.cli.console.Progress;
import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.plan.PlanPage;
import io.plimsoll.app.cli.plan.Recordings;
import io.plimsoll.app.cli.process.ExitWatch;
import io.plimsoll.app.cli.process.StopSignals;
import io.plimsoll.engine.protocol.java.UserClasses;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.seams.Listeners;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.JsonDocument;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.SafeText;
import io.plimsoll.results.report.html.HtmlReport;
import io.plimsoll.results.run.Origin;
import io.plimsoll.results.store.RunDirectory;
import io.plimsoll.results.store.RunRecorder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a scenario and shows it: progress while it goes on, the verdict when it has ended. */
final class WatchedRun {

    private static final int SENTENCE_MAX = 200;

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
        Screen err = new Screens(surroundings).err(flags.noColor());
        Map<String, String> secrets =
                new Secrets(surroundings.environment(), classes.folder()).of(scenario);
        Masks masks = Masks.of(secrets.values());
        Origin origin =
                new Origin(flags.words(), Version.NUMBER, ThisMachine.describe())
                        .without(masks::mask);
        RunControl control = new RunControl();
        Optional<Progress> progress =
                flags.quiet()
                        ? Optional.empty()
                        : Optional.of(new Progress(err, scenario.phases().size()));
        watchSignals(control, progress, err);
        SloWatch watch = new SloWatch(slo -> end(slo, control, err));
        Optional<RunRecorder> recorder =
                RunPlace.usable(flags.out(), surroundings.environment())
                        .map(folder -> new RunRecorder(folder, origin, watch, flags.requestLog()));
        try {
            RunOptions options =
                    new RunOptions(flags.shards(), !flags.cold(), flags.allow(), classes, secrets)
                            .logging(flags.logShare());
            MaskedRunner runner = new MaskedRunner(runners.apply(options), masks);
            RunListener shown = progress.isPresent() ? progress.get() : new ProblemsOnly(err);
            RunListener listening = listeners(watch, recorder, shown);
            Run bare = run(scenario, runner, listening, control, progress.isPresent(), err);
            Run run = recorder.flatMap(RunRecorder::requestLog).map(bare::with).orElse(bare);
            recorder.ifPresent(kept -> keep(kept, run, watch, origin));
            Verdict verdict = verdict(run, watch, recorder);
            Report report = Report.of(run, verdict, origin);
            flags.page().show(run, verdict, report, surroundings);
            flags.report().ifPresent(file -> write(file, report, verdict, flags));
            recorder.ifPresent(kept -> tellWhere(kept, flags, err));
            run.failure().ifPresent(why -> runner.told(why).problems().forEach(err::tell));
            return verdict.exitCode().code();
        } finally {
            recorder.ifPresent(RunRecorder::close);
        }
    }

    /** The watch hears of a second before anybody else. */
    private static RunListener listeners(
            SloWatch watch, Optional<RunRecorder> recorder, RunListener shown) {
        List<RunListener> all = new ArrayList<>(List.of(watch));
        recorder.ifPresent(all::add);
        all.add(shown);
        recorder.ifPresent(kept -> all.add(new KeepingNews(kept, shown)));
        return new Listeners(all);
    }

    private static void end(Slo slo, RunControl control, Screen err) {
        control.stop();
        err.print("stopping, for this is broken: " + SafeText.of(slo.toString(), SENTENCE_MAX));
    }

    private void write(ReportFile file, Report report, Verdict verdict, RunFlags flags) {
        file.write(HtmlReport.write(report), verdict.exitCode());
        if (!flags.json() && !flags.quiet()) {
            new Screens(surroundings).out(flags.noColor()).print("Report    " + file.path());
        }
    }

    /** Each of them tells what could not be kept before it. */
    private static void keep(RunRecorder recorder, Run run, SloWatch watch, Origin origin) {
        Optional<RunRecorder> kept = Optional.of(recorder);
        recorder.finish();
        Report report = Report.of(run, verdict(run, watch, kept), origin);
        recorder.writeReport(
                out -> out.write(HtmlReport.write(report).getBytes(StandardCharsets.UTF_8)));
        recorder.writeResult(
                out -> JsonDocument.write(run, verdict(run, watch, kept), Version.NUMBER, out));
    }

    private static Verdict verdict(Run run, SloWatch watch, Optional<RunRecorder> recorder) {
        Verdict verdict = Judge.judge(run, watch);
        return recorder.flatMap(RunRecorder::loss).isPresent()
                ? verdict.with(ExitCode.RESULTS_INCOMPLETE)
                : verdict;
    }

    private static void tellWhere(RunRecorder recorder, RunFlags flags, Screen err) {
        recorder.untoldLoss().ifPresent(err::tell);
        recorder.requestLog()
                .filter(log -> log.leftOut() > 0)
                .ifPresent(log -> err.tell(full(log)));
        if (!flags.quiet() && !flags.json()) {
            recorder.directory().ifPresent(run -> err.print(kept(run)));
        }
    }

    private static List<String> kept(RunDirectory run) {
        String where = "kept in " + run.path();
        return Files.exists(run.report())
                ? List.of(where, "report  " + run.report())
                : List.of(where);
    }

    private static Problem full(RequestLog log) {
        return Problem.of(
                "%s is to have %s at most: %s left out"
                        .formatted(
                                RequestLog.FILE,
                                Figures.bytes(log.bytesMax()),
                                Figures.count(log.leftOut(), "request")),
                "log a smaller share, or give it more with --log-max");
    }

    /** Until the program ends, its results written: nobody ends the watching before. */
    private void watchSignals(RunControl control, Optional<Progress> progress, Screen err) {
        signals.watch(
                () -> {
                    control.stop();
                    progress.ifPresent(Progress::stopping);
                },
                () -> {
                    progress.ifPresent(_ -> err.clear());
                    endAtOnce.accept(ExitCode.STOPPED);
                });
    }

    /** Code of a scenario that ends the process is told of, and no result is made of it. */
    static ExitWatch exitWatch(Screen screen, Consumer<ExitCode> endAtOnce) {
        return new ExitWatch(
                place -> {
                    screen.tell(exited(place));
                    endAtOnce.accept(ExitCode.INTERNAL_ERROR);
                });
    }

    private static Problem exited(Optional<String> place) {
        return Problem.of(
                place.map(at -> "System.exit was called at " + at + ": there is no result")
                        .orElse("the run was ended from inside: there is no result"),
                "code of a `java` step must not end the process; let it throw an exception");
    }

    private Run run(
            Scenario scenario,
            Runner runner,
            RunListener listener,
            RunControl control,
            boolean shown,
            Screen screen) {
        if (shown) {
            screen.print(PlanPage.headline(scenario));
            screen.print(Recordings.lines(scenario));
        }
        try (ExitWatch _ = exitWatch(screen, endAtOnce)) {
            return runner.run(scenario, listener, control);
        } finally {
            if (shown) {
                screen.clear();
            }
        }
    }

    /** Hears of what went wrong, and of nothing else. */
    private record ProblemsOnly(Screen screen) implements RunListener {

        @Override
        public void problem(Problem problem) {
            screen.tell(problem);
        }
    }
}
