package io.plimsoll.app.cli;

import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import java.nio.file.Path;
import java.util.Set;

/**
 * Scenario files as a command line names them.
 *
 * @param referenceTargets the names that a scenario can use for its target
 */
record ScenarioFiles(Set<String> referenceTargets) {

    Scenario read(String file) {
        return new ScenarioReader(referenceTargets).read(Path.of(file));
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
                scenario.slos());
    }
}
