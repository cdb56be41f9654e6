package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Figures;
import java.time.Duration;
import java.util.function.DoubleFunction;

/** What all drawings have: a frame with a title, rules with their values, a time axis. */
final class Charts {

    private static final double CHARACTER = 6.6;
    private static final int[] TIME_STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
        86_400
    };
    private static final int TIME_TICKS_MAX = 12;

    private Charts() {}

    /** Opens a drawing that tells those who cannot see it what it shows. */
    static void begin(
            Markup page, String id, double width, double height, String title, String description) {
        page.open(
                "svg",
                "viewBox",
                "0 0 " + Markup.number(width) + " " + Markup.number(height),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        page.element("title", title, "id", id + "-title");
        page.element("desc", description, "id", id + "-desc");
    }

    /** Lines across a panel, each with its value at the left. */
    static void rules(
            Markup page, Scale y, double left, double right, DoubleFunction<String> name) {
        for (double tick : y.ticks(4)) {
            double at = y.at(tick);
            page.empty("path", "class", "rule", "d", Path.across(at, left, right));
            page.element("text", name.apply(tick), "class", "value", "x", left - 7, "y", at + 4);
        }
    }

    static void timeAxis(Markup page, Scale x, int seconds, double from, double to) {
        int step = timeStep(seconds);
        for (int second = 0; second <= seconds; second += step) {
            double at = x.at(second);
            page.empty("path", "class", "rule up", "d", Path.down(at, from, to + 4));
            boolean last = at > x.end() - 20;
            page.element(
                    "text",
                    Figures.clock(Duration.ofSeconds(second)),
                    "class",
                    last ? "value" : "time",
                    "x",
                    last ? x.end() : at,
                    "y",
                    to + 18);
        }
    }

    private static int timeStep(int seconds) {
        for (int step : TIME_STEPS) {
            if ((long) step * TIME_TICKS_MAX >= seconds) {
                return step;
            }
        }
        return Math.ceilDiv(seconds, TIME_TICKS_MAX);
    }

    /** About how wide a text is. */
    static double width(String text) {
        return text.codePointCount(0, text.length()) * CHARACTER;
    }

    /** As much of a text as has room; nothing when that would be too little to read. */
    static String fit(String text, double width) {
        int room = (int) (width / CHARACTER);
        int length = text.codePointCount(0, text.length());
        if (length <= room) {
            return text;
        }
        return room < 4 ? "" : text.substring(0, text.offsetByCodePoints(0, room - 1)) + "…";
    }

    /** A value of a time axis: {@code 10ms}. */
    static String time(double nanos) {
        return Figures.time(nanos).replaceFirst("\\.0+(?=\\D)", "");
    }

    /** {@code 0.5}, {@code 200}, {@code 10,000}. */
    static String count(double value) {
        return Figures.number(value);
    }
}
