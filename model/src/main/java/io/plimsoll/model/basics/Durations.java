package io.plimsoll.model.basics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 150ms}, {@code 1.5s}, {@code 1m30s}, {@code 2h}. */
public final class Durations {

    private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ns|us|µs|ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Durations() {}

    /** Reads one or more numbers with their units, without a sign, up to 366 days; empty for all else. */
    public static Optional<Duration> parse(String text) {
        String rest = text.strip();
        Matcher part = PART.matcher(rest);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanosOf(part.group(2)))));
            end = part.end();
        }
        if (rest.isEmpty() || end != rest.length() || nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /** The shortest form that {@link #parse} reads back to the same duration. */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        for (String unit : new String[] {"h", "m", "s", "ms", "us", "ns"}) {
            long size = nanosOf(unit);
            if (nanos >= size) {
                text.append(nanos / size).append(unit);
                nanos %= size;
            }
        }
        return text.toString();
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
