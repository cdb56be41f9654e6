package io.plimsoll.results.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/**
 * Numbers as people read them: times with three significant digits and a unit, counts exact with
 * thousands separated, shares that say 0 or 100 % only when that is the whole truth.
 */
public final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final String[] TIME_UNITS = {"ns", "µs", "ms", "s"};
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /** {@code 204µs}, {@code 22.0ms}, {@code 1.40s}, from 1,000 s on {@code 16m40s}. */
    public static String time(double nanos) {
        if (!(nanos > 0)) {
            return "0ms";
        }
        if (nanos >= 999.5e9) {
            return clock(Duration.ofNanos(Math.round(nanos)));
        }
        return scaled(nanos, TIME_UNITS);
    }

    /** A time that may be a lower bound only: {@code ≥ 5.00s}. */
    public static String time(double nanos, boolean atLeast) {
        return atLeast ? "≥ " + time(nanos) : time(nanos);
    }

    /** How long something took: {@code 12.3s}, from a minute on {@code 9m50s}. */
    public static String elapsed(Duration duration) {
        boolean fine = duration.toMillis() < 59_950 && !duration.isZero();
        return fine ? time(duration.toNanos()) : clock(duration);
    }

    /** Whole seconds: {@code 7s}, {@code 3m12s}, {@code 24h}, {@code 1h0m5s}. */
    public static String clock(Duration duration) {
        long seconds = Math.max(0, Math.round(duration.toMillis() / 1e3));
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        long rest = seconds % 60;
        StringBuilder text = new StringBuilder(hours > 0 ? hours + "h" : "");
        text.append(minutes > 0 || (hours > 0 && rest > 0) ? minutes + "m" : "");
        text.append(rest > 0 || text.isEmpty() ? rest + "s" : "");
        return text.toString();
    }

    /** {@code 119,750}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1 SLO}, {@code 6 SLOs}. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A number without a unit: {@code 0.125}, {@code 98.7}, {@code 9,998}. */
    public static String number(double value) {
        if (value >= 99.95 || value == Math.rint(value)) {
            return count(Math.round(value));
        }
        return plain(BigDecimal.valueOf(value).round(THREE_DIGITS));
    }

    /** {@code 0.5/s}, {@code 98.7/s}, {@code 9,998/s}; what is rare {@code 3/m} or {@code 1/h}. */
    public static String rate(double perSecond) {
        if (perSecond > 0 && perSecond < 0.09995) {
            double perMinute = perSecond * 60;
            return perMinute > 0.9995 ? number(perMinute) + "/m" : number(perSecond * 3600) + "/h";
        }
        if (perSecond >= 99.95) {
            return count(Math.round(perSecond)) + "/s";
        }
        return perSecond > 0
                ? plain(BigDecimal.valueOf(perSecond).round(THREE_DIGITS)) + "/s"
                : "0/s";
    }

    /**
     * A share of 0..1 in percent: {@code 34%}, {@code 99.94%}; never rounded to nothing or to all.
     */
    public static String percent(double share) {
        double percent = share * 100;
        if (!(percent > 0)) {
            return "0%";
        }
        if (percent < 0.01) {
            return "<0.01%";
        }
        if (percent >= 100) {
            return percent == 100 ? "100%" : count(Math.round(percent)) + "%";
        }
        if (percent > 99.99) {
            return ">99.99%";
        }
        BigDecimal value = BigDecimal.valueOf(percent);
        return plain(
                        percent > 99
                                ? value.setScale(2, RoundingMode.DOWN)
                                : value.round(THREE_DIGITS))
                + "%";
    }

    /** {@code 512 B}, {@code 1.23 MB}. */
    public static String bytes(long bytes) {
        return bytes < 1000
                ? bytes + " B"
                : scaled(bytes, BYTE_UNITS).replaceFirst("(?=[a-zA-Z])", " ");
    }

    private static String scaled(double value, String[] units) {
        int unit = 0;
        double rest = value;
        while (rest >= 999.5 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        BigDecimal rounded = BigDecimal.valueOf(rest);
        int scale = rest >= 99.95 || unit == 0 ? 0 : rest >= 9.995 ? 1 : 2;
        return rounded.setScale(scale, RoundingMode.HALF_UP).toPlainString() + units[unit];
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
