package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.Screen;
import io.plimsoll.model.basics.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll completion}: a script that completes commands and options in bash and zsh. */
final class CompletionCommand implements Command {

    private final Surroundings surroundings;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                "completion",
                "Print a completion script for bash and zsh.",
                "Use it with `source <(plimsoll completion)`.");
    }

    @Override
    public int run(ParseResult parsed) {
        CommandSpec root = parsed.commandSpec().root();
        Screen.plain(surroundings.out()).print(CompletionScript.of(root));
        return ExitCode.PASS.code();
    }
}
