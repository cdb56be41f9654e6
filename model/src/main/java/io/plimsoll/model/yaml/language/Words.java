package io.plimsoll.model.yaml.language;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.RequestHead;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every kind of scalar of the language. */
public final class Words {

    /**
     * From one value to another.
     *
     * @param single written as one value
     */
    public record Between<T>(T from, T to, boolean single) {}

    public static final int TEXT_MAX = 100;
    public static final double RATE_MAX = 10_000_000;
    private static final int COUNT_MAX = 1_000_000;
    private static final int WEIGHT_MAX = 10_000;
    private static final Pattern CLASS = Pattern.compile("([1-5])(?:xx|XX)");
    private static final Pattern CODES =
            Pattern.compile("([1-5][0-9][0-9])(?:\\s*\\.\\.\\s*([1-5][0-9][0-9]))?");
    static final String NUMBER = "[0-9]+(\\\\.[0-9]+)?";
    static final String TIME = "([0-9]+(\\\\.[0-9]+)?(ns|us|µs|ms|s|m|h|d))+";
    static final String PER = NUMBER + " */ *(s|m|h)";

    /** What a label for people looks like. */
    static final String LABEL = "[^ ](.*[^ ])?";

    public static final Word<Duration> DURATION =
            new Word<>(
                    "a duration longer than 0, at most 366d",
                    "`30s`, `150ms` or `1m30s`",
                    positive(TIME),
                    text -> Durations.parse(text).filter(duration -> !duration.isZero()),
                    Durations::mend);

    public static final Word<Duration> PAUSE =
            new Word<>(
                    "a duration of at most 366d",
                    "`0s`, `30s` or `1m30s`",
                    pattern(TIME),
                    Durations::parse,
                    Durations::mend);

    public static final Word<Between<Duration>> PAUSES =
            between(
                    PAUSE,
                    "a duration, or a shorter to a longer one",
                    "`100ms` or `100ms..300ms`",
                    pattern(TIME + "( *\\\\.\\\\. *" + TIME + ")?"),
                    true,
                    range -> range.to().compareTo(range.from()) >= 0);

    public static final Word<Rate> RATE =
            new Word<>(
                    "a rate above 0, at most 10000000/s",
                    "`200/s`, `30/m` or `100/h`",
                    positive(PER),
                    text ->
                            Rate.parse(text)
                                    .filter(
                                            rate ->
                                                    rate.perSecond() > 0
                                                            && rate.perSecond() <= RATE_MAX),
                    Rate::mend);

    public static final Word<Rate> RATE_OR_NONE =
            new Word<>(
                    "a rate of at most 10000000/s",
                    "`0/s`, `200/s` or `30/m`",
                    pattern(PER),
                    text -> Rate.parse(text).filter(rate -> rate.perSecond() <= RATE_MAX),
                    Rate::mend);

    public static final Word<Between<Rate>> RATES =
            between(
                    RATE_OR_NONE,
                    "a rate to another, not both 0",
                    "`1/s..50/s`",
                    positive(PER + " *\\\\.\\\\. *" + PER),
                    false,
                    range -> range.from().perSecond() + range.to().perSecond() > 0);

    public static final Word<Integer> COUNT = whole("a whole number", 1, COUNT_MAX, "`100`");
    public static final Word<Integer> WEIGHT = whole("a whole number", 0, WEIGHT_MAX, "`60`");
    public static final Word<Integer> USER_COUNT = whole("a whole number", 0, COUNT_MAX, "`300`");

    public static final Word<Between<Integer>> USERS =
            between(
                    USER_COUNT,
                    "a number of users, or one to another, not 0",
                    "`300` or `10..500`",
                    "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000000},{\"type\":\"string\",\"pattern\":\"^[0-9]+"
                            + " *\\\\.\\\\. *[0-9]+$\",\"allOf\":[{\"pattern\":\"[1-9]\"}]}]}",
                    true,
                    range -> range.from() + range.to() > 0);

    public static final Word<Long> SEED =
            new Word<>(
                    "a whole number from -2^63 to 2^63-1",
                    "`42`",
                    "{\"type\":\"integer\"}",
                    text -> text.matches("-?[0-9]{1,19}") ? longOf(text) : Optional.empty(),
                    text -> Optional.of(text.replaceAll("[\\s_,']", "")));

    public static final Word<Boolean> FLAG =
            new Word<>(
                    "true or false",
                    "`true`",
                    "{\"type\":\"boolean\"}",
                    text -> Optional.ofNullable(Map.of("true", true, "false", false).get(text)),
                    text ->
                            Optional.ofNullable(
                                            switches("true", "false")
                                                    .get(text.toLowerCase(Locale.ROOT)))
                                    .or(() -> nearest(text, List.of("true", "false"))));

    public static final Word<Boolean> ON_OFF =
            new Word<>(
                    "on or off",
                    "`on`",
                    "{\"enum\":[\"on\",\"off\"]}",
                    text -> Optional.ofNullable(Map.of("on", true, "off", false).get(text)),
                    text ->
                            Optional.ofNullable(
                                            switches("on", "off")
                                                    .get(text.toLowerCase(Locale.ROOT)))
                                    .or(() -> nearest(text, List.of("on", "off"))));

    public static final Word<Connections> CONNECTIONS =
            choice(
                    Map.of(
                            "shared",
                            Connections.SHARED,
                            "per-user",
                            Connections.PER_USER,
                            "new",
                            Connections.NEW),
                    List.of("shared", "per-user", "new"));

    public static final Word<Boolean> ON_ERROR =
            choice(Map.of("continue", true, "stop", false), List.of("continue", "stop"));

    public static final Word<Check.Status.Range> STATUS =
            new Word<>(
                    "a status code or a range of them",
                    "`200`, `2xx` or `200..204`",
                    "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":100,\"maximum\":599},{\"type\":\"string\",\"pattern\":\"^([1-5](xx|XX)|[1-5][0-9][0-9]"
                            + " *\\\\.\\\\. *[1-5][0-9][0-9])$\"}]}",
                    Words::status,
                    text ->
                            Optional.of(
                                    text.strip()
                                            .replaceFirst("^([1-5])[x*X]{1,3}$", "$1xx")
                                            .replaceFirst(
                                                    "(?<=[0-9])\\s*(?:-|–|to|\\.{1,3})\\s*(?=[0-9])",
                                                    "..")));

    public static final Word<Duration> AT_MOST =
            new Word<>(
                    "`<` and a duration of at most 366d",
                    "`< 100ms`",
                    positive("< *" + TIME),
                    text ->
                            text.startsWith("<")
                                    ? DURATION.parse(text.substring(1))
                                    : Optional.empty(),
                    text -> {
                        String time = text.replaceFirst("^[<>=≤ ]+", "");
                        String unit = time.matches("[0-9]+") ? "ms" : "";
                        return Durations.mend(time + unit).map(mended -> "< " + mended);
                    });

    /** A label for people: it appears in every result. */
    public static final Word<String> NAME =
            new Word<>(
                    "a name of 1 to " + TEXT_MAX + " characters",
                    "`lookup`",
                    "{\"type\":[\"string\",\"number\",\"boolean\"],\"maxLength\":%d,\"pattern\":\"^%s$\"}"
                            .formatted(TEXT_MAX, LABEL),
                    text -> Optional.of(text).filter(Words::isName),
                    text -> Optional.empty());

    /** Text as it stands. */
    public static final Word<String> TEXT =
            new Word<>(
                    "text",
                    "`text`",
                    "{\"type\":[\"string\",\"number\",\"boolean\"]}",
                    Optional::of,
                    text -> Optional.empty());

    /** Where a request goes; what {@code ${name}} stands for is checked once vars are known. */
    public static final Word<String> PATH =
            new Word<>(
                    "a path that begins with /",
                    "`/entities/7?depth=2`",
                    "{\"type\":\"string\",\"pattern\":\"^/\"}",
                    text -> Optional.of(text).filter(path -> path.startsWith("/")),
                    text ->
                            Optional.of(
                                    RequestHead.encodedPath(
                                            "/" + text.replaceFirst("^[a-z]+://[^/]*/?", ""))));

    public static final Word<Integer> ROUNDS = whole("a whole number", 1, Flow.Rounds.MAX, "`3`");

    private Words() {}

    static String pattern(String regex) {
        return "{\"type\":\"string\",\"pattern\":\"^ *" + regex + " *$\"}";
    }

    /** The same of figures of which one at least is above 0. */
    private static String positive(String regex) {
        return pattern(regex).replaceFirst("}$", ",\"allOf\":[{\"pattern\":\"[1-9]\"}]}");
    }

    static Word<Integer> whole(String what, int least, int most, String example) {
        String range =
                "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}".formatted(least, most);
        return new Word<>(
                "%s from %d to %d".formatted(what, least, most),
                example,
                range,
                text ->
                        Optional.of(text)
                                .filter(digits -> digits.matches("[0-9]{1,9}"))
                                .map(Integer::valueOf)
                                .filter(number -> number >= least && number <= most),
                Words::wholeMend);
    }

    private static Optional<String> wholeMend(String text) {
        String digits = text.replaceAll("[\\s_',]", "").toLowerCase(Locale.ROOT);
        boolean thousands = digits.matches("[0-9]+(\\.[0-9]+)?k");
        try {
            BigDecimal number =
                    new BigDecimal(
                            thousands ? digits.substring(0, digits.length() - 1) + "e3" : digits);
            return Optional.of(number.toBigIntegerExact().toString())
                    .filter(plain -> plain.length() < 10);
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T> Word<Between<T>> between(
            Word<T> end,
            String what,
            String examples,
            String schema,
            boolean oneAlso,
            Function<Between<T>, Boolean> fits) {
        return new Word<>(
                what,
                examples,
                schema,
                text -> {
                    int dots = text.indexOf("..");
                    if (dots < 0 && !oneAlso) {
                        return Optional.empty();
                    }
                    Optional<T> from =
                            end.parse((dots < 0 ? text : text.substring(0, dots)).strip());
                    Optional<T> to = dots < 0 ? from : end.parse(text.substring(dots + 2).strip());
                    return from.flatMap(f -> to.map(t -> new Between<>(f, t, dots < 0)))
                            .filter(fits::apply);
                },
                text -> betweenMend(end, text, oneAlso));
    }

    private static <T> Optional<String> betweenMend(Word<T> end, String text, boolean oneAlso) {
        String[] ends = text.strip().split("\\s*(?:\\.{2,}|…|–|-|\\bto\\b)\\s*");
        if (ends.length == 1 && oneAlso) {
            return mended(end, ends[0]);
        }
        if (ends.length != 2) {
            return Optional.empty();
        }
        String unit = ends[1].replaceFirst("^[0-9.,]+", "");
        String from = ends[0].matches("[0-9.,]+") ? ends[0] + unit : ends[0];
        return mended(end, from).flatMap(f -> mended(end, ends[1]).map(t -> f + ".." + t));
    }

    private static <T> Optional<String> mended(Word<T> word, String text) {
        return word.parse(text).isPresent() ? Optional.of(text) : word.mender().apply(text);
    }

    static <T> Word<T> choice(Map<String, T> values, List<String> order) {
        String what = "one of " + String.join(", ", order);
        String schema =
                order.stream().collect(Collectors.joining("\",\"", "{\"enum\":[\"", "\"]}"));
        return new Word<>(
                what,
                "`" + order.getFirst() + "`",
                schema,
                text -> Optional.ofNullable(values.get(text)),
                text -> nearest(text, order));
    }

    static Optional<String> nearest(String text, List<String> known) {
        return Suggestions.nearest(text, known).stream().findFirst();
    }

    private static Map<String, String> switches(String on, String off) {
        return Map.of(
                "yes", on, "on", on, "true", on, "1", on, "no", off, "off", off, "false", off, "0",
                off);
    }

    private static Optional<Long> longOf(String text) {
        BigDecimal number = new BigDecimal(text);
        boolean fits =
                number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                        && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static Optional<Check.Status.Range> status(String text) {
        Matcher whole = CLASS.matcher(text);
        if (whole.matches()) {
            int hundred = Integer.parseInt(whole.group(1)) * 100;
            return Optional.of(new Check.Status.Range(hundred, hundred + 99));
        }
        Matcher codes = CODES.matcher(text);
        if (!codes.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(codes.group(1));
        int last = codes.group(2) == null ? first : Integer.parseInt(codes.group(2));
        return last < first ? Optional.empty() : Optional.of(new Check.Status.Range(first, last));
    }

    public static boolean isName(String text) {
        return !text.isBlank()
                && text.strip().equals(text)
                && text.codePointCount(0, text.length()) <= TEXT_MAX
                && text.codePoints().noneMatch(Character::isISOControl);
    }
}
