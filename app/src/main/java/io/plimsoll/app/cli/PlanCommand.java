package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.app.cli.plan.Machine;
import io.plimsoll.app.cli.plan.PlanPage;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.scenario.Scenario;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll plan FILE}: the load curve and what it costs, before anything is sent. */
final class PlanCommand implements Command {

    private final ScenarioFiles files;
    private final Supplier<Machine> machine;
    private final Surroundings surroundings;

    PlanCommand(ScenarioFiles files, Supplier<Machine> machine, Surroundings surroundings) {
        this.files = files;
        this.machine = machine;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "plan",
                        "Show what a scenario would do: phases, load curve, needs; send nothing.");
        ScenarioFiles.addTo(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        Scenario scenario = files.open(parsed).scenario();
        Screen out = new Screens(surroundings).out(false);
        PlanPage page = new PlanPage(out.columns(), out.columnsMax(), out.hasUnicode());
        out.print(page.lines(scenario, machine.get()));
        return ExitCode.PASS.code();
    }
}
