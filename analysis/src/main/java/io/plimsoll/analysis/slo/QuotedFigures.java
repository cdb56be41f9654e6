package io.plimsoll.analysis.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as findings quote them: counts whole, all else to three digits. */
final class QuotedFigures {

    private static final MathContext DIGITS = new MathContext(3);

    private QuotedFigures() {}

    /** {@code 0.21ms}, {@code 612ms}, {@code 1.4s}. */
    static String time(double nanos) {
        return nanos < 1e9 ? rounded(nanos / 1e6) + "ms" : rounded(nanos / 1e9) + "s";
    }

    /** {@code 14.2%}. */
    static String percent(double share) {
        return rounded(share * 100) + "%";
    }

    /** {@code 190/s}. */
    static String perSecond(double rate) {
        return rounded(rate) + "/s";
    }

    /** {@code 1 request}, {@code 1,204 requests}. */
    static String count(long count, String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code 30,000}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String rounded(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
