package io.plimsoll.app.cli;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and how to mend it. */
final class UsageProblem {

    private UsageProblem() {}

    static Problem of(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        String help = "`" + line.getCommandSpec().qualifiedName() + " --help` lists what there is";
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().getFirst(), line, help);
        }
        if (wrong instanceof MissingParameterException missing
                && missing.getMissing().getFirst() instanceof OptionSpec option) {
            return Problem.of(
                    name(option) + " has no value",
                    "write `" + option.longestName() + " " + option.paramLabel() + "`");
        }
        if (wrong instanceof MissingParameterException missing) {
            String names =
                    missing.getMissing().stream()
                            .map(UsageProblem::name)
                            .collect(Collectors.joining(", "));
            return Problem.of(names + " is missing", help);
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return Problem.of(name(twice.getOverwritten()) + " is given twice", "give it once");
        }
        if (wrong.getCause() instanceof TypeConversionException conversion) {
            return Problem.of(
                    name(wrong.getArgSpec()) + ": " + conversion.getMessage(),
                    conversion instanceof Options.UnfitException unfit ? unfit.help() : help);
        }
        return Problem.of(String.valueOf(wrong.getMessage()), help);
    }

    private static Problem unmatched(String word, CommandLine line, String help) {
        boolean option = word.startsWith("-");
        boolean atRoot = line.getParent() == null;
        Set<String> known =
                new TreeSet<>(option ? line.getCommandSpec().optionsMap().keySet() : List.of());
        if (!option && atRoot) {
            known.addAll(line.getSubcommands().keySet());
        }
        String name = option ? word.replaceFirst("=.*", "") : word;
        String kind = option ? "unknown option" : atRoot ? "unknown command" : "one word too many:";
        return Problem.of(
                kind + " `" + name + "`", Suggestions.didYouMean(name, known).orElse(help));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "`" + option.longestName() + "`"
                : argument.paramLabel();
    }
}
