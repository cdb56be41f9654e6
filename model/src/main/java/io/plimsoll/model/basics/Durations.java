package io.plimsoll.model.basics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 150ms}, {@code 1.5s}, {@code 1m30s}, {@code 2h}. */
public final class Durations {

    private static final Pattern PART =
            Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ns|us|µs|ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern ROUGH_UNIT = Pattern.compile("[a-zµ]+");
    private static final List<String> NAMES =
            List.of(
                    "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute",
                    "minutes", "ms", "h", "hr", "hour", "hours", "d", "day", "days");

    private Durations() {}

    /**
     * Reads one or more numbers with their units, without a sign, up to 366 days; empty for all
     * else.
     */
    public static Optional<Duration> parse(String text) {
        String rest = text.strip();
        Matcher part = PART.matcher(rest);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            nanos =
                    nanos.add(
                            new BigDecimal(part.group(1))
                                    .multiply(BigDecimal.valueOf(nanosOf(part.group(2)))));
            end = part.end();
        }
        if (rest.isEmpty()
                || end != rest.length()
                || nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /**
     * What was probably meant by a text that {@link #parse} does not read: {@code 5m} for {@code 5
     * min}.
     */
    public static Optional<String> mend(String text) {
        String rest = plainNumber(text.toLowerCase(Locale.ROOT));
        if (rest.length() > 40) {
            return Optional.empty();
        }
        if (rest.matches("[0-9.]+")) {
            rest += "s";
        }
        String mended = ROUGH_UNIT.matcher(rest).replaceAll(unit -> unitFor(unit.group()));
        return parse(mended).map(duration -> mended);
    }

    /**
     * A short form that {@link #parse} reads back to the same duration: {@code 1h30m}, {@code
     * 1.5s}.
     */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        StringBuilder text = new StringBuilder();
        for (String unit : new String[] {"h", "m"}) {
            if (nanos >= nanosOf(unit)) {
                text.append(nanos / nanosOf(unit)).append(unit);
                nanos %= nanosOf(unit);
            }
        }
        if (nanos == 0) {
            return text.isEmpty() ? "0s" : text.toString();
        }
        String unit =
                nanos >= 1_000_000_000
                        ? "s"
                        : nanos >= 1_000_000 ? "ms" : nanos >= 1_000 ? "us" : "ns";
        BigDecimal count = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(nanosOf(unit)));
        return text.append(count.stripTrailingZeros().toPlainString()).append(unit).toString();
    }

    /** Without spaces and the marks between thousands, and with a decimal point. */
    static String plainNumber(String text) {
        return text.replaceAll("[\\s_']", "")
                .replaceAll(",(?=[0-9]{3}(?![0-9]))", "")
                .replace(',', '.');
    }

    private static String unitFor(String unit) {
        if (unit.startsWith("mil") || unit.startsWith("msec")) {
            return "ms";
        }
        if (unit.startsWith("mic") || unit.startsWith("usec")) {
            return "us";
        }
        return switch (unit) {
            case "ns", "us", "µs", "ms", "s", "m", "h", "d" -> unit;
            default ->
                    Suggestions.nearest(unit, NAMES).stream()
                            .findFirst()
                            .map(name -> name.startsWith("ms") ? "ms" : name.substring(0, 1))
                            .orElse(unit);
        };
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }
}
