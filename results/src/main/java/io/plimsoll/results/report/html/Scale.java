package io.plimsoll.results.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to places on an axis, evenly or by their logarithm.
 *
 * @param from the value at {@code start}; above 0 when logarithmic
 * @param to the value at {@code end}; other than {@code from}
 * @param start in the drawing's units
 */
record Scale(double from, double to, double start, double end, boolean logarithmic) {

    static Scale linear(double from, double to, double start, double end) {
        return new Scale(from, to > from ? to : from + 1, start, end, false);
    }

    /** By the logarithm, between round values around both, the least at least 1. */
    static Scale around(double least, double most, double start, double end) {
        double low = Math.max(1, least);
        double from = step(low * 1.000_01);
        while (from > low * 1.000_001) {
            from = step(from / 2.6);
        }
        return logarithmic(from, step(Math.max(most, low)), start, end);
    }

    static Scale logarithmic(double from, double to, double start, double end) {
        return new Scale(from, to > from ? to : 10 * from, start, end, true);
    }

    /** Where a value lies; what is beyond the axis lies at its end. */
    double at(double value) {
        double share =
                logarithmic
                        ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                        : (value - from) / (to - from);
        return start + Math.clamp(share, 0, 1) * (end - start);
    }

    /** Round values in 1, 2 and 5, about so many; powers of ten where they are far apart. */
    List<Double> ticks(int most) {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            boolean near = to / from <= 101;
            double first = Math.pow(10, Math.floor(Math.log10(from) + 1e-9));
            for (double decade = first; decade <= to * 1.001; decade *= 10) {
                for (double times : near ? new double[] {1, 2, 5} : new double[] {1}) {
                    if (times * decade >= from * 0.999 && times * decade <= to * 1.001) {
                        ticks.add(times * decade);
                    }
                }
            }
            return ticks;
        }
        double step = step((to - from) / most);
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to * 1.000_001; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is at least this. */
    static double step(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (double times : new double[] {1, 2, 5}) {
            if (times * decade >= least * 0.999_999) {
                return times * decade;
            }
        }
        return 10 * decade;
    }

    /** The end of an axis that begins at 0 and is to hold this. */
    static double roundUp(double most) {
        double step = step(Math.max(most, 1e-9) / 4);
        return Math.max(1, Math.ceil(most / step - 1e-9) * step);
    }
}
