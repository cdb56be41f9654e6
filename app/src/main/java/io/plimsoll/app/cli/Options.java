package io.plimsoll.app.cli;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.basics.Suggestions;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Options built by hand, so that a start neither scans annotations nor calls anything by name. */
final class Options {

    /** A value that an option cannot have, and the mend. */
    static final class UnfitException extends TypeConversionException {

        private static final long serialVersionUID = 1L;

        private final String help;

        UnfitException(String what, String help) {
            super(what);
            this.help = help;
        }

        String help() {
            return help;
        }
    }

    private Options() {}

    /** As in a scenario file. */
    private static final double RATE_MAX = 10_000_000;

    static CommandSpec command(String name, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .synopsisHeading("usage: ")
                .description(description)
                .parameterListHeading("%n")
                .optionListHeading("%n");
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this help")
                        .build());
        return spec;
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static OptionSpec texts(String label, String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .arity("1")
                .description(description)
                .build();
    }

    static OptionSpec rate(String description, String... names) {
        return value(
                Rate.class,
                "RATE",
                description,
                word ->
                        Rate.parse(word)
                                .filter(
                                        rate ->
                                                rate.perSecond() > 0
                                                        && rate.perSecond() <= RATE_MAX),
                "is no rate above 0 and at most 10000000/s",
                Rate::mend,
                "write 100/s, 30/m or 500/h",
                names);
    }

    static OptionSpec duration(String description, String... names) {
        return value(
                Duration.class,
                "TIME",
                description,
                word -> Durations.parse(word).filter(Duration::isPositive),
                "is no duration above 0 and at most 366d",
                Durations::mend,
                List.of(names).contains("-d")
                        ? "write 500ms, 10s or 1m30s; a body stands behind `--body`"
                        : "write 500ms, 10s or 1m30s",
                names);
    }

    /** A share above 0 and at most 1, in percent. */
    static OptionSpec share(String description, String... names) {
        return value(
                Double.class,
                "PERCENT",
                description,
                word ->
                        word.matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")
                                ? Optional.of(word.substring(0, word.length() - 1))
                                        .map(percent -> Double.parseDouble(percent) / 100)
                                        .filter(share -> share > 0 && share <= 1)
                                : Optional.empty(),
                "is no share above 0% and at most 100%",
                word -> Optional.of(word + "%"),
                "write 1%, 0.05% or 100%",
                names);
    }

    static OptionSpec number(
            String label, long least, long most, String description, String... names) {
        return value(
                Long.class,
                label,
                description,
                word -> whole(word).filter(n -> n >= least && n <= most),
                "is no whole number from " + least + " to " + most,
                _ -> Optional.empty(),
                "write a number such as " + Math.max(least, 1),
                names);
    }

    static OptionSpec choice(List<String> words, String description, String... names) {
        return value(
                        String.class,
                        String.join("|", words),
                        description,
                        word -> Optional.of(word).filter(words::contains),
                        "is not one of " + String.join(", ", words),
                        word -> Suggestions.nearest(word, words).stream().findFirst(),
                        "write one of them",
                        names)
                .toBuilder()
                .completionCandidates(words)
                .build();
    }

    /**
     * The one word that a command is about.
     *
     * @param candidates what a shell offers: words, or patterns of files such as {@code *.yaml}
     */
    static PositionalParamSpec parameter(String label, String description, String... candidates) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .index("0")
                .arity("1")
                .required(true)
                .paramLabel(label)
                .description(description)
                .completionCandidates(List.of(candidates))
                .build();
    }

    static String parameter(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, "");
    }

    static boolean has(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name);
    }

    /**
     * The value of an option, if it was given; the type is the one its specification converts to.
     */
    static <T> Optional<T> get(ParseResult parsed, String name, Class<T> type) {
        return parsed.hasMatchedOption(name)
                ? Optional.of(type.cast(parsed.matchedOption(name).getValue()))
                : Optional.empty();
    }

    static List<String> all(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name)
                ? List.copyOf(parsed.matchedOption(name).<List<String>>getValue())
                : List.of();
    }

    private static <T> OptionSpec value(
            Class<T> type,
            String label,
            String description,
            Function<String, Optional<T>> read,
            String wrong,
            Function<String, Optional<String>> meant,
            String otherwise,
            String... names) {
        ITypeConverter<T> converter =
                word ->
                        read.apply(word)
                                .orElseThrow(
                                        () ->
                                                new UnfitException(
                                                        "`" + word + "` " + wrong,
                                                        meant.apply(word)
                                                                .filter(
                                                                        mended ->
                                                                                read.apply(mended)
                                                                                        .isPresent())
                                                                .map(List::of)
                                                                .map(Suggestions::didYouMean)
                                                                .orElse(otherwise)));
        return OptionSpec.builder(names[0], rest(names))
                .type(type)
                .converters(converter)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static Optional<Long> whole(String word) {
        if (!word.matches("-?[0-9]{1,19}")) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(word);
        return number.bitLength() < Long.SIZE
                ? Optional.of(number.longValueExact())
                : Optional.empty();
    }

    private static String[] rest(String[] names) {
        return Arrays.copyOfRange(names, 1, names.length);
    }
}
