package io.plimsoll.app.cli;

import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.model.yaml.ScenarioWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Scenario files as a command line names them.
 *
 * @param referenceTargets the names that a scenario can use for its target
 */
record ScenarioFiles(Set<String> referenceTargets) {

    private static final String SET = "--set";

    /** The file that is named, changed by each {@code --set}. */
    Scenario read(ParseResult parsed) {
        return new ScenarioReader(referenceTargets)
                .read(Path.of(Options.parameter(parsed)), Options.all(parsed, SET));
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

    static Path folderOf(String file) {
        Path folder = Path.of(file).toAbsolutePath().getParent();
        return folder == null ? Path.of("").toAbsolutePath() : folder;
    }

    /** The same scenario with another seed. */
    static Scenario withSeed(Scenario scenario, long seed) {
        return new Scenario(
                scenario.name(),
                scenario.target(),
                scenario.allow(),
                seed,
                scenario.vars(),
                scenario.defaults(),
                scenario.workloads(),
                scenario.phases(),
                scenario.limits(),
                scenario.slos(),
                scenario.budgets());
    }
}
