package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.outcome.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll explain CODE}: what an exit code or a kind of error means, and what to do. */
final class ExplainCommand implements Command {

    private final Surroundings surroundings;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "explain", "Say what an exit code or a kind of error means; send nothing.");
        spec.addPositional(Options.parameter("CODE", "such as 111, or timeout"));
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        String asked = Options.parameter(parsed);
        List<String> lines =
                Stream.concat(codes(asked), kinds(asked)).flatMap(List::stream).toList();
        if (lines.isEmpty()) {
            throw new PlimsollException(ExitCode.USAGE, unknown(asked));
        }
        new Screens(surroundings).out(false).print(lines);
        return ExitCode.PASS.code();
    }

    private static Stream<List<String>> codes(String asked) {
        return Stream.of(ExitCode.values())
                .filter(code -> Integer.toString(code.code()).equals(asked))
                .map(code -> List.of(code.code() + "  " + code.meaning(), "→ " + code.help()));
    }

    private static Stream<List<String>> kinds(String asked) {
        return Stream.of(ErrorKind.values())
                .filter(kind -> kind.label().equalsIgnoreCase(asked))
                .map(
                        kind ->
                                List.of(
                                        kind.label() + "  " + kind.meaning(),
                                        "blamed on the "
                                                + kind.blame().name().toLowerCase(Locale.ROOT)));
    }

    private static Problem unknown(String asked) {
        List<String> known = new ArrayList<>();
        Stream.of(ExitCode.values()).forEach(code -> known.add(Integer.toString(code.code())));
        Stream.of(ErrorKind.values()).forEach(kind -> known.add(kind.label()));
        return Problem.of(
                "`" + asked + "` is neither an exit code nor a kind of error",
                Suggestions.didYouMean(asked, known)
                        .orElse("the codes stand in docs/exit-codes.md"));
    }
}
