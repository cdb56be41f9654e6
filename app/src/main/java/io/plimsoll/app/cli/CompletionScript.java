package io.plimsoll.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A script that completes commands, options and their values in bash and zsh: a table of what can
 * stand where, and a function that finds out where the cursor is.
 */
final class CompletionScript {

    private static final String SCRIPT = "completion.bash";

    /** Its line that stands for the rows. */
    private static final String TABLE = "TABLE\n";

    /** Of a command that takes any number of words. */
    private static final int PLACES_MAX = 9;

    private CompletionScript() {}

    /** The script for a program with these commands. */
    static String of(CommandSpec root) {
        List<String> table = new ArrayList<>();
        table.add(row(" 1", root.subcommands().keySet().stream()));
        table.add(row(" -", root.optionsMap().keySet().stream()));
        for (CommandLine command : root.subcommands().values()) {
            add(command.getCommandSpec(), table);
        }
        add(TargetCommand.echo(), table);
        return ProgramText.of(SCRIPT).replace(TABLE, String.join("", table));
    }

    private static void add(CommandSpec spec, List<String> table) {
        table.add(row(spec.name() + " -", spec.optionsMap().keySet().stream()));
        for (OptionSpec option : spec.options()) {
            for (String name : option.arity().max() > 0 ? option.names() : new String[0]) {
                String key = spec.name() + " " + name;
                table.add(row(key, values(option)));
                if (option.arity().max() > 1) {
                    table.add(row(key + " +", Stream.of("*")));
                }
            }
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            int last = Math.min(parameter.index().max(), PLACES_MAX - 1);
            for (int at = parameter.index().min(); at <= last; at++) {
                table.add(row(spec.name() + " " + (at + 1), values(parameter)));
            }
        }
    }

    /** What was said to complete it, otherwise what its label stands for. */
    private static Stream<String> values(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false);
        }
        return Stream.of(
                switch (argument.paramLabel()) {
                    case "DIR" -> "*/";
                    case "FILE", "PATH" -> "*";
                    default -> "-";
                });
    }

    private static String row(String key, Stream<String> values) {
        String quoted = values.map(value -> "'" + value + "'").collect(Collectors.joining(" "));
        return "        '%s') values=(%s) ;;\n".formatted(key, quoted);
    }
}
