package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.scenario.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code plimsoll explain [CODE]}: what exit codes and kinds of error mean, and what to do. */
final class ExplainCommand implements Command {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern HTTP_STATUS = Pattern.compile("[2-5][0-9][0-9]");

    private final Surroundings surroundings;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "explain",
                        "Say what an exit code or a kind of error means; without one, list them.",
                        "Sends nothing.");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .index("0..*")
                        .arity("0..*")
                        .paramLabel("CODE")
                        .description("such as 111, or timeout, or never sent")
                        .completionCandidates(known().toList())
                        .build());
        return spec;
    }

    @Override
    public int run(ParseResult parsed) {
        String asked = String.join(" ", parsed.matchedPositionalValue(0, List.<String>of()));
        List<String> lines = asked.isEmpty() ? everything() : explained(asked);
        if (lines.isEmpty()) {
            throw new PlimsollException(ExitCode.USAGE, unknown(asked));
        }
        new Screens(surroundings).out(false).print(lines);
        return ExitCode.PASS.code();
    }

    private static List<String> everything() {
        List<String> lines = new ArrayList<>();
        lines.add("exit codes, the first that applies counts");
        Stream.of(ExitCode.values())
                .map(code -> "%5d  %s".formatted(code.code(), code.meaning()))
                .forEach(lines::add);
        lines.add("");
        lines.add("kinds of error, with who is to blame");
        Stream.of(ErrorKind.values())
                .map(
                        kind ->
                                "  %-25s  %s (%s)"
                                        .formatted(kind.label(), kind.meaning(), blamed(kind)))
                .forEach(lines::add);
        return lines;
    }

    private static List<String> explained(String asked) {
        List<String> lines =
                Stream.concat(Stream.concat(codes(asked), kinds(asked)), retried(asked))
                        .flatMap(List::stream)
                        .toList();
        return lines.isEmpty() && HTTP_STATUS.matcher(asked).matches() ? status(asked) : lines;
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
                                        "blamed on the " + blamed(kind)));
    }

    /** The words of {@code retry.on}, each for some kinds of errors. */
    private static Stream<List<String>> retried(String asked) {
        return Stream.of(Retry.Failure.values())
                .filter(failure -> failure.name().equalsIgnoreCase(asked))
                .map(failure -> List.of("in `retry.on`: " + kinds(failure)));
    }

    private static String kinds(Retry.Failure failure) {
        return switch (failure) {
            case CONNECT -> "no connection could be made: refused, unreachable or name";
            case CLOSED -> "closed or reset before the answer was complete: closed early or reset";
            case CHECK -> "the answer is not the one asked for: check";
        };
    }

    /** No code of ours, but one that people meet in the same place. */
    private static List<String> status(String asked) {
        String otherwise =
                asked.compareTo("400") < 0
                        ? "not an error, unless `check: { status: … }` of the step asks for another"
                        : "an error of kind `status`, unless `check: { status: %s }` of the step asks for it"
                                .formatted(asked);
        return List.of(asked + "  no exit code but an HTTP status: " + otherwise);
    }

    private static String blamed(ErrorKind kind) {
        return kind.blame().name().toLowerCase(Locale.ROOT);
    }

    private static Problem unknown(String asked) {
        List<String> words = known().filter(word -> !NUMBER.matcher(word).matches()).toList();
        return Problem.of(
                "`" + asked + "` is neither an exit code nor a kind of error",
                Suggestions.didYouMean(asked, words).orElse("`plimsoll explain` lists them"));
    }

    private static Stream<String> known() {
        return Stream.concat(
                        Stream.of(ExitCode.values()).map(code -> Integer.toString(code.code())),
                        Stream.of(ErrorKind.values()).map(ErrorKind::label))
                .distinct();
    }
}
