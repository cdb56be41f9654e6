package io.plimsoll.checks.bench;

import java.util.Collection;
import java.util.Locale;

/** The median and the quartiles of a few values. */
record Spread(double median, double lower, double upper, int count) {

    static Spread of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(
                quantile(sorted, 0.5),
                quantile(sorted, 0.25),
                quantile(sorted, 0.75),
                sorted.length);
    }

    /** The median with the quartiles in brackets, with the given digits after the point. */
    String show(int digits) {
        if (count == 0) {
            return "";
        }
        String format = "%." + digits + "f";
        return String.format(
                Locale.ROOT, format + " (" + format + "–" + format + ")", median, lower, upper);
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
