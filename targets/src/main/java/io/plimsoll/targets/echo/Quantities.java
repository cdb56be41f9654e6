package io.plimsoll.targets.echo;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the quantities of options and queries. What cannot be read is refused with an {@link
 * IllegalArgumentException} whose message says what it is and what would be right.
 */
public final class Quantities {

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)([^0-9.]*)");
    private static final double LONGEST_NANOS = 24 * 3600e9;
    private static final double BYTES_MAX = 1e13;

    private Quantities() {}

    /** A duration up to 24 hours, such as {@code 200us}, {@code 1.5ms} or {@code 30s}. */
    public static long durationNanos(String text) {
        String wanted = "a duration up to 24h such as 200us, 1ms, 30s";
        Matcher parts = parts(text, wanted);
        double unit =
                switch (parts.group(2)) {
                    case "ns" -> 1;
                    case "us", "µs" -> 1e3;
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    case "m" -> 60e9;
                    case "h" -> 3600e9;
                    default -> throw wrong(text, wanted);
                };
        double nanos = Double.parseDouble(parts.group(1)) * unit;
        if (nanos > LONGEST_NANOS) {
            throw wrong(text, wanted);
        }
        return Math.round(nanos);
    }

    /** A share, {@code 0%} to {@code 100%}, as 0 to 1. */
    public static double share(String text) {
        String wanted = "a share from 0% to 100%";
        Matcher parts = parts(text, wanted);
        double share = Double.parseDouble(parts.group(1)) / 100;
        if (!parts.group(2).equals("%") || share > 1) {
            throw wrong(text, wanted);
        }
        return share;
    }

    /** A rate above zero and up to 1e9/s, such as {@code 10000/s} or {@code 600/m}. */
    public static double perSecond(String text) {
        String wanted = "a rate above 0 such as 10000/s, 600/m, 60/h";
        Matcher parts = parts(text, wanted);
        double unit =
                switch (parts.group(2)) {
                    case "/s" -> 1;
                    case "/m" -> 60;
                    case "/h" -> 3600;
                    default -> throw wrong(text, wanted);
                };
        double rate = Double.parseDouble(parts.group(1)) / unit;
        if (rate <= 0 || rate > 1e9) {
            throw wrong(text, wanted);
        }
        return rate;
    }

    /** A number of bytes up to 10 TB, such as {@code 100000}, {@code 64KiB} or {@code 1MB}. */
    public static long bytes(String text) {
        String wanted = "a number of bytes up to 10TB such as 100000, 64KiB, 1MB";
        Matcher parts = parts(text, wanted);
        double unit =
                switch (parts.group(2).toLowerCase(Locale.ROOT)) {
                    case "", "b" -> 1;
                    case "kb" -> 1e3;
                    case "mb" -> 1e6;
                    case "gb" -> 1e9;
                    case "tb" -> 1e12;
                    case "kib" -> 0x1p10;
                    case "mib" -> 0x1p20;
                    case "gib" -> 0x1p30;
                    default -> throw wrong(text, wanted);
                };
        double bytes = Double.parseDouble(parts.group(1)) * unit;
        if (bytes > BYTES_MAX) {
            throw wrong(text, wanted);
        }
        return Math.round(bytes);
    }

    /** A whole number between two others, both allowed. */
    public static int whole(String text, int least, int most) {
        String wanted = "a whole number from %d to %d".formatted(least, most);
        if (!text.matches("[0-9]{1,10}")) {
            throw wrong(text, wanted);
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw wrong(text, wanted);
        }
        return (int) number;
    }

    static IllegalArgumentException wrong(String text, String wanted) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new IllegalArgumentException("`%s` is not %s".formatted(shown, wanted));
    }

    private static Matcher parts(String text, String wanted) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        if (!parts.matches()) {
            throw wrong(text, wanted);
        }
        return parts;
    }
}
