package io.plimsoll.app.cli;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.plan.PlanPage;
import io.plimsoll.app.cli.plan.Recordings;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.results.report.Figures;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code plimsoll check FILE}: every problem of a scenario, or one line that says what is in it.
 */
final class CheckCommand implements Command {

    private final ScenarioFiles files;
    private final Surroundings surroundings;

    CheckCommand(ScenarioFiles files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("check", "Find every problem in a scenario file; send nothing.");
        ScenarioFiles.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        ScenarioFiles.Opened opened = files.open(parsed);
        Scenario scenario = opened.scenario();
        Secrets secrets = new Secrets(surroundings.environment(), opened.classes().folder());
        List<Problem> refused = new RunRefusals(scenario, files.referenceTargets(), secrets).here();
        Screen out = Screen.plain(surroundings.out());
        out.print("%s, %s".formatted(PlanPage.headline(scenario), slos(scenario)));
        out.print(Recordings.lines(scenario));
        refused.forEach(problem -> out.print(refusal(problem)));
        return ExitCode.PASS.code();
    }

    private static String refusal(Problem problem) {
        return "  ! `run` will refuse it here: "
                + problem.what()
                + "; "
                + problem.help().orElse("");
    }

    /** As many as {@code run} judges; the one that is not in the file is named. */
    private static String slos(Scenario scenario) {
        List<Slo> all = Judge.slos(scenario);
        String byDefault =
                all.stream()
                        .filter(slo -> Judge.isDefault(slo, scenario))
                        .map(slo -> " (" + slo + " by default)")
                        .collect(Collectors.joining());
        return Figures.count(all.size(), "SLO") + byDefault;
    }
}
