package io.plimsoll.model.basics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something happens.
 *
 * @param perSecond at least 0, finite
 */
public record Rate(double perSecond) implements Comparable<Rate> {

    private static final Pattern TEXT =
            Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*/\\s*(s|m|h)\\s*");

    private static final Pattern ROUGHLY = Pattern.compile("([0-9][0-9_'.,]*)\\s*([^0-9]{0,20})");

    /** Enough for every rate of once in a year and more often, written out in full. */
    private static final int DIGITS_MAX = 40;

    public Rate {
        if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("a rate is a finite number of at least 0");
        }
    }

    public static Rate perSecond(double count) {
        return new Rate(count);
    }

    /** Reads {@code 200/s}, {@code 30/m}, {@code 0.5/s} or {@code 100/h}; empty for all else. */
    public static Optional<Rate> parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches() || match.group(1).length() > DIGITS_MAX) {
            return Optional.empty();
        }
        return Optional.of(
                new Rate(Double.parseDouble(match.group(1)) / secondsOf(match.group(2))));
    }

    /**
     * What was probably meant by a text that {@link #parse} does not read: {@code 200/s} for {@code
     * 200rps}.
     */
    public static Optional<String> mend(String text) {
        Matcher match = ROUGHLY.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        String unit =
                match.group(2).replaceAll("^(per|req|requests|rq)\\b", "").replaceAll("[^a-z]", "");
        String letter =
                unit.isEmpty() || unit.equals("rps") || unit.equals("qps") || unit.equals("hz")
                        ? "s"
                        : unit.substring(0, 1);
        String mended = Durations.plainNumber(match.group(1)) + "/" + letter;
        return parse(mended).map(rate -> mended);
    }

    /**
     * Per second unless another unit is much shorter; {@link #parse} reads it back to the same
     * rate.
     */
    @Override
    public String toString() {
        String shortest = "";
        for (String unit : new String[] {"s", "m", "h"}) {
            BigDecimal count = new BigDecimal(Double.toString(perSecond * secondsOf(unit)));
            String text = count.stripTrailingZeros().toPlainString() + "/" + unit;
            boolean same = parse(text).filter(this::equals).isPresent();
            if (shortest.isEmpty() || (same && text.length() + 3 < shortest.length())) {
                shortest = text;
            }
        }
        return shortest;
    }

    @Override
    public int compareTo(Rate other) {
        return Double.compare(perSecond, other.perSecond);
    }

    private static double secondsOf(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            default -> throw new IllegalArgumentException("no unit of rates: " + unit);
        };
    }
}
