package io.plimsoll.app.cli;

import io.plimsoll.model.scenario.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll run FILE}. */
final class RunCommand implements Command {

    private final ScenarioFiles files;
    private final WatchedRun watchedRun;

    RunCommand(ScenarioFiles files, WatchedRun watchedRun) {
        this.files = files;
        this.watchedRun = watchedRun;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("run", "Run a scenario file.");
        ScenarioFiles.addTo(spec);
        spec.addOption(
                Options.number(
                        "N",
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        "the seed, instead of the file's",
                        "--seed"));
        RunFlags.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        ScenarioFiles.Opened opened = files.open(parsed);
        Scenario scenario =
                Options.get(parsed, "--seed", Long.class)
                        .map(opened.scenario()::withSeed)
                        .orElse(opened.scenario());
        return watchedRun.run(scenario, opened.classes(), RunFlags.of(parsed));
    }
}
