package io.plimsoll.checks.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A required figure beside the measured one.
 *
 * @param figure what is compared
 * @param bound whether the limit is the most or the least
 * @param limit the required value
 * @param measured the measured value; not a number when it could not be measured
 * @param unit of both
 */
record Check(String figure, Bound bound, double limit, double measured, String unit) {
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    static Check atMost(String figure, double limit, double measured, String unit) {
        return new Check(figure, Bound.AT_MOST, limit, measured, unit);
    }

    static Check atLeast(String figure, double limit, double measured, String unit) {
        return new Check(figure, Bound.AT_LEAST, limit, measured, unit);
    }

    boolean met() {
        return switch (bound) {
            case AT_MOST -> measured <= limit;
            case AT_LEAST -> measured >= limit;
        };
    }

    /** A row of the table of required figures; what is rounded is rounded against us. */
    String row() {
        String sign = bound == Bound.AT_MOST ? "≤ " : "≥ ";
        String required = sign + plain(BigDecimal.valueOf(limit)) + unit;
        if (Double.isNaN(measured)) {
            return "| %s | %s | | not measured |".formatted(figure, required);
        }
        RoundingMode against = bound == Bound.AT_MOST ? RoundingMode.CEILING : RoundingMode.FLOOR;
        String value = plain(new BigDecimal(measured).round(new MathContext(4, against)));
        return "| %s | %s | %s%s | %s |"
                .formatted(figure, required, value, unit, met() ? "met" : "**not met**");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
