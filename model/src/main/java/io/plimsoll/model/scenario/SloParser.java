package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.Slo.Comparison;
import io.plimsoll.model.scenario.Slo.Consequence;
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
 * sentence = [ "warn" ] [ "journey" ] measure [ "of" name ] comparison limit [ "during" name ]
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

    private final String text;
    private int at;

    SloParser(String text) {
        this.text = text;
    }

    Slo parse() {
        Consequence consequence = word("warn") ? Consequence.WARN : Consequence.FAIL;
        boolean journey = word("journey");
        Measure measure = measure(journey);
        Optional<String> of = word("of") ? Optional.of(nameBeforeComparison()) : Optional.empty();
        Comparison comparison = comparison();
        double limit = limit(measure, comparison);
        Optional<String> during = during();
        Subject subject =
                journey
                        ? new Subject.Journey(of)
                        : of.<Subject>map(Subject.Named::new).orElse(new Subject.AllRequests());
        return new Slo(measure, subject, during, comparison, limit, consequence);
    }

    private Measure measure(boolean journey) {
        String word = peekWord("<>=");
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
            measure = namedMeasure(word, journey);
        }
        if (journey
                && (measure instanceof Measure.Errors || measure instanceof Measure.Throughput)) {
            String what = "`" + word + "` counts requests, not journeys";
            throw wrong(what, word.length(), "a journey has pN, mean and max");
        }
        at += word.length();
        return measure;
    }

    private Measure namedMeasure(String word, boolean journey) {
        return switch (word) {
            case "mean" -> new Measure.Mean();
            case "max" -> new Measure.Max();
            case "errors" -> new Measure.Errors();
            case "throughput" -> new Measure.Throughput();
            default -> {
                List<String> known =
                        journey
                                ? MEASURES
                                : Stream.concat(MEASURES.stream(), Stream.of("journey", "warn"))
                                        .toList();
                String list = "a measure is pN (p50, p99.9), mean, max, errors or throughput";
                throw wrong(
                        "unknown measure `" + word + "`",
                        word.length(),
                        Suggestions.didYouMean(word, known).orElse(list));
            }
        };
    }

    private String nameBeforeComparison() {
        skipSpaces();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int end = at;
        while (end < text.length()
                && text.charAt(end) != '<'
                && text.charAt(end) != '>'
                && text.charAt(end) != '=') {
            end++;
        }
        String name = text.substring(at, end).stripTrailing();
        if (name.isEmpty()) {
            throw wrong("a name is missing after `of`", 1, "of a request or a workload");
        }
        int during = name.indexOf(" during ");
        if (during > 0 && end < text.length()) {
            at += during + 1;
            throw wrong(
                    "`during` stands at the end",
                    "during".length(),
                    "write `of "
                            + name.substring(0, during)
                            + " … "
                            + name.substring(during + 1)
                            + "`");
        }
        at = end;
        return name;
    }

    private Comparison comparison() {
        skipSpaces();
        int end = at;
        while (end < text.length() && "<>=!≤≥".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String sign = text.substring(at, end);
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(sign)) {
                at = end;
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
        String word = peekWord("");
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
        String word = peekWord("");
        if (word.isEmpty()) {
            throw wrong(
                    "a limit is missing",
                    1,
                    "write for example `" + SloLimits.example(measure) + "`");
        }
        Matcher spaced = SPACED.matcher(text).region(at, text.length());
        word = spaced.lookingAt() ? spaced.group() : word;
        Optional<Double> limit = SloLimits.parse(measure, word);
        if (limit.isPresent()) {
            refuseNever(measure, comparison, limit.get(), word);
            at += word.length();
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
        String rest = text.substring(at + word.length());
        Matcher unit = UNIT.matcher(rest.stripLeading());
        boolean detached = NUMBER.matcher(word).matches() && unit.lookingAt();
        return detached
                ? word
                        + rest.substring(
                                0, rest.length() - rest.stripLeading().length() + unit.end())
                : word;
    }

    private Optional<String> during() {
        skipSpaces();
        if (at == text.length()) {
            return Optional.empty();
        }
        if (!word("during")) {
            String word = peekWord("");
            throw wrong(
                    "unknown word `" + word + "` after the limit",
                    word.length(),
                    Suggestions.didYouMean(word, List.of("during"))
                            .orElse("only `during PHASE` may follow"));
        }
        skipSpaces();
        if (at < text.length() && text.charAt(at) == '"') {
            String name = quoted();
            skipSpaces();
            if (at < text.length()) {
                throw wrong("nothing may follow the phase", text.length() - at, "remove it");
            }
            return Optional.of(name);
        }
        String name = text.substring(at).strip();
        if (name.isEmpty()) {
            throw wrong("a name is missing after `during`", 1, "of a phase");
        }
        return Optional.of(name);
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 1 : 0;
            name.append(end < text.length() ? text.charAt(end) : ' ');
            end++;
        }
        if (end >= text.length()) {
            throw wrong("the quote is not closed", text.length() - at, "close it with \"");
        }
        at = end + 1;
        return name.toString();
    }

    /** Steps over a word if it stands here. */
    private boolean word(String expected) {
        if (!peekWord("<>=").equals(expected)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /**
     * The word that begins here, after spaces; it ends before a space or one of some characters.
     */
    private String peekWord(String ends) {
        skipSpaces();
        int end = at;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at, end);
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SloSyntaxException wrong(String what, int length, String help) {
        return new SloSyntaxException(what, at, length, help);
    }
}
