package io.plimsoll.app.cli;

import io.plimsoll.engine.protocol.java.UserClasses;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll demo}: a scenario of half a minute against a reference target of its own. */
final class DemoCommand implements Command {

    static final String SCENARIO = "demo.yaml";

    private static final String NEXT =
            "→ your own target: `plimsoll quick http://127.0.0.1:8080/ -r 100/s -d 10s`";

    private final Set<String> referenceTargets;
    private final WatchedRun watchedRun;
    private final Surroundings surroundings;

    DemoCommand(Set<String> referenceTargets, WatchedRun watchedRun, Surroundings surroundings) {
        this.referenceTargets = referenceTargets;
        this.watchedRun = watchedRun;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "demo",
                        "Run a load test of 30 s against a reference target started for it.");
        RunFlags.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        Scenario scenario =
                new ScenarioReader(referenceTargets).read(SCENARIO, ProgramText.of(SCENARIO));
        RunFlags flags = RunFlags.of(parsed);
        int code = watchedRun.run(scenario, UserClasses.in(Path.of("")), flags);
        if (!flags.json() && !flags.quiet()) {
            new Screens(surroundings).out(flags.noColor()).print(NEXT);
        }
        return code;
    }
}
