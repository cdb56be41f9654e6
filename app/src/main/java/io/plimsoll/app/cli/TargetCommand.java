package io.plimsoll.app.cli;

import io.plimsoll.app.cli.process.ChildTargets;
import io.plimsoll.app.cli.process.StopSignals;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll target NAME …}: a reference target in a process of its own, until Ctrl-C. */
final class TargetCommand implements Command {

    private static final List<String> ECHO_OPTIONS =
            List.of(
                    "--port",
                    "--host",
                    "--threads",
                    "--delay",
                    "--status",
                    "--fail",
                    "--seed",
                    "--expect",
                    "--skip",
                    "--for",
                    "--connections-max",
                    "--body-max");

    private final ChildTargets targets;
    private final StopSignals signals;
    private final Surroundings surroundings;

    TargetCommand(ChildTargets targets, StopSignals signals, Surroundings surroundings) {
        this.targets = targets;
        this.signals = signals;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "target",
                        "Start a reference target and leave it running until Ctrl-C.",
                        "`plimsoll target echo --help` lists the options of one.");
        spec.parser().stopAtPositional(true);
        spec.addPositional(
                PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .index("0..*")
                        .arity("1..*")
                        .required(true)
                        .paramLabel("NAME [OPTION]")
                        .completionCandidates(targets.names())
                        .description("one of " + String.join(", ", targets.names()))
                        .build());
        return spec;
    }

    /** What can stand behind {@code target echo}: the target itself reads it. */
    static CommandSpec echo() {
        CommandSpec spec = CommandSpec.create().name("target echo");
        for (String name : ECHO_OPTIONS) {
            spec.addOption(Options.text("VALUE", "", name));
        }
        spec.addOption(Options.choice(List.of("auto", "nio"), "", "--transport"));
        spec.addOption(Options.flag("", "--until-stdin-closes"));
        spec.addOption(Options.flag("", "--help"));
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        List<String> words = parsed.matchedPositionalValue(0, List.<String>of());
        Optional<Problem> problem = targets.problemWith(words.getFirst());
        if (problem.isPresent()) {
            throw new PlimsollException(ExitCode.USAGE, problem.get());
        }
        int code = serve(targets.start(words));
        if (code == ExitCode.USAGE.code()) {
            String help = "`plimsoll target " + words.getFirst() + " --help` lists the options";
            new Screens(surroundings).err(false).print(help);
        }
        return code;
    }

    private int serve(Process child) {
        try (StopSignals.Watch _ =
                signals.watch(() -> ChildTargets.endInput(child), child::destroyForcibly)) {
            return child.waitFor();
        } catch (InterruptedException interrupted) {
            child.destroy();
            Thread.currentThread().interrupt();
            return ExitCode.INTERNAL_ERROR.code();
        }
    }
}
