package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.basics.SyntaxException;
import io.plimsoll.model.scenario.Slo.Comparison;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one SLO sentence from left to right.
 *
 * <pre>
 * sentence = [ "warn" ] [ "journey" | "group" ] measure [ "of" name ] comparison limit [ "over" duration ] [ "during" name ]
 *            [ "else" "abort" ]
 * </pre>
 */
final class SloParser {

    private static final List<String> MEASURES =
            List.of("p50", "p90", "p95", "p99", "p99.9", "mean", "max", "errors", "throughput");
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,3}(?:\\.[0-9]{1,15})?)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern UNIT = Pattern.compile("%|/?\\s*[a-zA-Zµ]{1,2}(?![a-zA-Z])");

    /** A share or a rate, also with spaces between its parts. */
    private static final Pattern SPACED = Pattern.compile("[0-9.]+\\s*(?:%|/\\s*[a-z]+)(?=\\s|$)");

    private static final String NEVER = ", so this can never hold";

    private final SloWords words;

    SloParser(String text) {
        words = new SloWords(text);
    }

    Slo parse() {
        boolean warns = word("warn");
        String whole = word("journey") ? "journey" : word("group") ? "group" : "";
        Measure measure = measure(whole);
        Optional<String> of = word("of") ? Optional.of(nameBeforeComparison()) : Optional.empty();
        if (whole.equals("group") && of.isEmpty()) {
            throw wrong("a group is missing", 1, "write `of` and its name before the comparison");
        }
        Comparison comparison = comparison();
        double limit = limit(measure, comparison);
        SloEnding ending = new SloEnding(words, warns);
        ending.read();
        Subject subject =
                switch (whole) {
                    case "journey" -> new Subject.Journey(of);
                    case "group" -> new Subject.InGroup(of.orElseThrow());
                    default ->
                            of.<Subject>map(Subject.Named::new).orElse(new Subject.AllRequests());
                };
        if (whole.equals("group") && ending.over().isPresent()) {
            throw wrong("a group is judged over whole phases", 1, "remove `over`");
        }
        return new Slo(
                measure,
                subject,
                ending.during(),
                comparison,
                limit,
                ending.over(),
                ending.consequence());
    }

    private Measure measure(String whole) {
        String word = words.peek("<>=");
        if (word.isEmpty()) {
            throw wrong("a measure is missing", 1, "write for example `p95 < 500ms`");
        }
        Matcher percentile = PERCENTILE.matcher(word);
        Measure measure;
        if (percentile.matches()) {
            double percent = Double.parseDouble(percentile.group(1));
            if (!(percent > 0) || percent > 100) {
                String help = "percentiles go from above p0 to p100";
                throw wrong("there is no percentile `" + word + "`", word.length(), help);
            }
            measure = new Measure.Percentile(percent);
        } else {
            measure = namedMeasure(word, whole);
        }
        if (!whole.isEmpty()
                && (measure instanceof Measure.Errors || measure instanceof Measure.Throughput)) {
            String what = "`" + word + "` counts requests, not " + whole + "s";
            throw wrong(what, word.length(), "a " + whole + " has pN, mean and max");
        }
        words.step(word.length());
        return measure;
    }

    private Measure namedMeasure(String word, String whole) {
        return switch (word) {
            case "mean" -> new Measure.Mean();
            case "max" -> new Measure.Max();
            case "errors" -> new Measure.Errors();
            case "throughput" -> new Measure.Throughput();
            case "warn", "journey", "group" ->
                    throw wrong(
                            "`" + word + "` stands once, before the measure",
                            word.length(),
                            "write for example `warn journey p95 < 1s`");
            default -> {
                List<String> known =
                        whole.isEmpty()
                                ? Stream.concat(
                                                MEASURES.stream(),
                                                Stream.of("journey", "group", "warn"))
                                        .toList()
                                : MEASURES;
                String list = "a measure is pN (p50, p99.9), mean, max, errors or throughput";
                throw wrong(
                        "unknown measure `" + word + "`",
                        word.length(),
                        Suggestions.didYouMean(word, known).orElse(list));
            }
        };
    }

    private String nameBeforeComparison() {
        if (words.atQuote()) {
            return words.quoted();
        }
        String name = words.upTo("<>=");
        if (name.isBlank()) {
            throw wrong("a name is missing after `of`", 1, "of a request or a workload");
        }
        int during = name.indexOf(" during ");
        if (during > 0 && words.rest().length() > name.length()) {
            words.step(during + 1);
            throw wrong(
                    "`during` stands at the end",
                    "during".length(),
                    "write `of "
                            + name.substring(0, during)
                            + " … "
                            + name.substring(during + 1).strip()
                            + "`");
        }
        words.step(name.length());
        return name.strip();
    }

    private Comparison comparison() {
        String sign = words.of("<>=!≤≥");
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(sign)) {
                words.step(sign.length());
                return comparison;
            }
        }
        if (!sign.isEmpty()) {
            String help =
                    sign.startsWith("=<") || sign.equals("≤")
                            ? "did you mean `<=`?"
                            : sign.startsWith("=>") || sign.equals("≥")
                                    ? "did you mean `>=`?"
                                    : "write <, <=, > or >=";
            throw wrong("unknown comparison `" + sign + "`", sign.length(), help);
        }
        String word = words.peek("");
        if (word.isEmpty()) {
            throw wrong("a comparison is missing", 1, "write <, <=, > or >= and a limit");
        }
        if (Suggestions.nearest(word, List.of("of")).contains("of") && word.length() < 4) {
            throw wrong("unknown word `" + word + "`", word.length(), "did you mean `of`?");
        }
        if (NUMBER.matcher(word).lookingAt()) {
            throw wrong(
                    "a comparison is missing before `" + word + "`",
                    word.length(),
                    "did you mean `< " + word + "`?");
        }
        throw wrong(
                "a comparison is missing before `" + word + "`",
                word.length(),
                "write <, <=, > or >= here, or `of " + word + "` for the requests of that name");
    }

    private double limit(Measure measure, Comparison comparison) {
        String word = words.peek("");
        if (word.isEmpty()) {
            throw wrong(
                    "a limit is missing",
                    1,
                    "write for example `" + SloLimits.example(measure) + "`");
        }
        Matcher spaced = SPACED.matcher(words.rest());
        word = spaced.lookingAt() ? spaced.group() : word;
        Optional<Double> limit = SloLimits.parse(measure, word);
        if (limit.isPresent()) {
            refuseNever(measure, comparison, limit.get(), word);
            words.step(word.length());
            return limit.get();
        }
        String found = withDetachedUnit(word);
        String what = "`" + found + "` is not " + SloLimits.wanted(measure);
        List<String> mends = SloLimits.mends(measure, found);
        String help =
                mends.isEmpty()
                        ? "write for example `" + SloLimits.example(measure) + "`"
                        : Suggestions.didYouMean(mends);
        throw wrong(what, found.length(), help);
    }

    private void refuseNever(Measure measure, Comparison comparison, double limit, String word) {
        if (comparison == Comparison.LESS && limit == 0) {
            String mend =
                    switch (measure) {
                        case Measure.Errors _ -> "did you mean `<= " + word + "`?";
                        case Measure.Throughput _ -> "did you mean `> " + word + "`?";
                        case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                                "write for example `" + SloLimits.example(measure) + "`";
                    };
            throw wrong("nothing is less than " + word + NEVER, word.length(), mend);
        }
        if (comparison == Comparison.MORE && limit >= 1 && measure instanceof Measure.Errors) {
            String mend = "did you mean `>= " + word + "`?";
            throw wrong("no share is more than " + word + NEVER, word.length(), mend);
        }
    }

    /** A number and the unit that a space keeps from it. */
    private String withDetachedUnit(String word) {
        String rest = words.rest().substring(word.length());
        Matcher unit = UNIT.matcher(rest.stripLeading());
        boolean detached = NUMBER.matcher(word).matches() && unit.lookingAt();
        return detached
                ? word
                        + rest.substring(
                                0, rest.length() - rest.stripLeading().length() + unit.end())
                : word;
    }

    private boolean word(String expected) {
        return words.skip(expected, "<>=");
    }

    private SyntaxException wrong(String what, int length, String help) {
        return words.wrong(what, length, help);
    }
}
