package io.plimsoll.model.basics;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something happens.
 *
 * @param perSecond at least 0, finite
 */
public record Rate(double perSecond) {

    private static final Pattern TEXT = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*/\\s*(s|m|h)\\s*");

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
        if (!match.matches() || match.group(1).length() > 18) {
            return Optional.empty();
        }
        double seconds =
                switch (match.group(2)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    default -> 3600;
                };
        return Optional.of(new Rate(Double.parseDouble(match.group(1)) / seconds));
    }

    /** The form that {@link #parse} reads back to the same rate. */
    @Override
    public String toString() {
        return new BigDecimal(Double.toString(perSecond)).stripTrailingZeros().toPlainString() + "/s";
    }
}
