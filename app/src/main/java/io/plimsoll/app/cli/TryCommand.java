package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.process.ExitWatch;
import io.plimsoll.app.cli.process.StopSignals;
import io.plimsoll.app.cli.trial.OneUser;
import io.plimsoll.app.cli.trial.Trial;
import io.plimsoll.app.cli.trial.TrialEnd;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.Runner;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code plimsoll try FILE}: each workload once, by one user, with everything that is exchanged.
 */
final class TryCommand implements Command {

    private final ScenarioFiles files;
    private final Function<RunOptions, Runner> runners;
    private final StopSignals signals;
    private final Consumer<ExitCode> endAtOnce;
    private final Surroundings surroundings;

    /**
     * @param runners makes what runs a scenario with these options
     * @param endAtOnce ends the process without waiting for anything
     */
    TryCommand(
            ScenarioFiles files,
            Function<RunOptions, Runner> runners,
            StopSignals signals,
            Consumer<ExitCode> endAtOnce,
            Surroundings surroundings) {
        this.files = files;
        this.runners = runners;
        this.signals = signals;
        this.endAtOnce = endAtOnce;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "try",
                        "Go through each workload once, as one user, and show every request and"
                                + " answer.",
                        "Secrets are not shown. Exits with 0 when everything went well.");
        ScenarioFiles.addTo(spec);
        spec.addOption(Options.texts("NAME", "only this workload; repeatable", "-w", "--workload"));
        spec.addOption(Options.flag("print everything as one JSON document", "--json"));
        spec.addOption(Options.flag("bodies of up to 64 kB", "-v", "--verbose"));
        spec.addOption(Options.flag("no colours", "--no-color"));
        spec.addOption(
                Options.texts("HOST", "a public host that may be asked; repeatable", "--allow"));
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        ScenarioFiles.Opened opened = files.open(parsed);
        Scenario scenario = OneUser.of(opened.scenario(), Options.all(parsed, "--workload"));
        Map<String, String> secrets =
                new Secrets(surroundings.environment(), opened.classes().folder()).of(scenario);
        Screens screens = new Screens(surroundings);
        Screen out = screens.out(Options.has(parsed, "--no-color"));
        boolean json = Options.has(parsed, "--json");
        Trial trial =
                json
                        ? Trial.silent(scenario, secrets.values())
                        : Trial.shown(
                                scenario,
                                secrets.values(),
                                out::print,
                                out.paint(),
                                out.columns(),
                                Options.has(parsed, "-v"));
        RunOptions options =
                new RunOptions(
                        1,
                        true, // a cold engine would be taken for a slow target
                        Options.all(parsed, "--allow"),
                        opened.classes(),
                        secrets,
                        0,
                        Optional.of(trial));
        MaskedRunner runner = new MaskedRunner(runners.apply(options), Masks.of(secrets.values()));
        RunControl control = new RunControl();
        Run run;
        Screen err = screens.err(false);
        try (StopSignals.Watch _ = signals.watch(control::stop, control::stop);
                ExitWatch _ = WatchedRun.exitWatch(err, endAtOnce)) {
            run = runner.run(scenario, new Problems(err), control);
            run.failure()
                    .ifPresent(
                            why -> {
                                throw runner.told(why);
                            });
        } catch (PlimsollException e) {
            TrialEnd before = trial.end(control.isStopped(), Optional.empty());
            if (before.hasRequests()) {
                show(before, json, out);
            }
            throw e;
        }
        TrialEnd end = trial.end(control.isStopped(), run.setupFailure());
        show(end, json, out);
        return end.exitCode().code();
    }

    private void show(TrialEnd end, boolean json, Screen out) {
        if (json) {
            Screen.plain(surroundings.out()).print(end.json());
        } else {
            out.print(end.lines(out.paint()));
        }
    }

    /** Tells what went wrong beside the requests. */
    private record Problems(Screen screen) implements RunListener {

        @Override
        public void problem(Problem problem) {
            screen.tell(problem);
        }
    }
}
