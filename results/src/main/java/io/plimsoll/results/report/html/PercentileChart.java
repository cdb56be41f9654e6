package io.plimsoll.results.report.html;

import io.plimsoll.model.scenario.Slo;
import io.plimsoll.results.report.Distribution;
import io.plimsoll.results.report.Report;

/**
 * Response against service by percentile, on a scale that gives each further nine the same room, so
 * that the slowest requests are seen as well as the usual ones.
 */
final class PercentileChart {

    private static final double LEFT = 58;
    private static final double RIGHT = 996;
    private static final double TOP = 30;
    private static final double BOTTOM = 330;
    private static final int PER_NINE = 40;
    private static final int NINES_MAX = 7;

    private final Markup page;
    private final Report report;
    private final Scale x;
    private final Scale y;

    PercentileChart(Markup page, Report report) {
        this.page = page;
        this.report = report;
        long count = report.response().times().count();
        double nines = Math.clamp(Math.log10(Math.max(count, 10)), 1, NINES_MAX);
        x = Scale.linear(0, nines, LEFT, RIGHT);
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Distribution line : new Distribution[] {report.response(), report.service()}) {
            if (!line.isEmpty()) {
                least = Math.min(least, Math.max(1_000, line.times().percentile(0)));
                most = Math.max(most, line.times().max());
            }
        }
        y = Scale.around(Math.min(least, most), Math.max(most, 2_000), BOTTOM, TOP);
    }

    void draw() {
        Charts.begin(
                page,
                "percentiles",
                1000,
                BOTTOM + 26,
                "Response and service by percentile",
                "How long the fastest share of the requests took at most. The table below holds"
                        + " the usual percentiles.");
        legend();
        Charts.rules(page, y, LEFT, RIGHT, Charts::time);
        for (int nine = 0; nine <= x.to() + 1e-9; nine++) {
            tick(nine, nine == 0 ? "0" : "p" + percent(nine));
        }
        tick(Math.log10(2), "p50");
        limits();
        line("line second", report.service());
        line("line first", report.response());
        page.close();
    }

    private void legend() {
        String[] lines = {
            "line first",
            "response, from the intended start",
            "line second",
            "service, from sending"
        };
        double at = LEFT;
        for (int i = 0; i < lines.length; i += 2) {
            page.empty("path", "class", lines[i], "d", Path.across(9, at, at + 18));
            page.element("text", lines[i + 1], "x", at + 23, "y", 13);
            at += 23 + lines[i + 1].length() * 6.6 + 16;
        }
    }

    /** {@code 90}, {@code 99}, {@code 99.9}. */
    private static String percent(int nines) {
        return switch (nines) {
            case 1 -> "90";
            case 2 -> "99";
            default -> "99." + "9".repeat(nines - 2);
        };
    }

    private void tick(double nines, String name) {
        double at = x.at(nines);
        page.empty("path", "class", "rule up", "d", Path.down(at, TOP, BOTTOM + 4));
        boolean last = at > RIGHT - 20;
        page.element(
                "text",
                name,
                "class",
                last ? "value" : "time",
                "x",
                last ? RIGHT : at,
                "y",
                BOTTOM + 18);
    }

    /** What the percentiles of all requests were allowed to be, from there downwards. */
    private void limits() {
        for (var row : report.slos()) {
            Slo slo = row.slo();
            if (slo.measure() instanceof Slo.Measure.Percentile percentile
                    && slo.subject() instanceof Slo.Subject.AllRequests
                    && slo.during().isEmpty()
                    && slo.limit() >= y.from()
                    && slo.limit() <= y.to()
                    && percentile.percent() < 100) {
                double at = x.at(-Math.log10(1 - percentile.percent() / 100));
                double limit = y.at(slo.limit());
                page.empty("path", "class", "limit", "d", Path.across(limit, at - 14, at + 14));
                page.element(
                        "text",
                        slo.toString(),
                        "class",
                        "limit-name",
                        "x",
                        Math.max(at, LEFT + 90),
                        "y",
                        limit - 6);
            }
        }
    }

    /** The whole line, and once more dashed from where it is a lower bound. */
    private void line(String kind, Distribution times) {
        if (times.isEmpty()) {
            return;
        }
        Path exact = new Path();
        Path bound = new Path();
        double nines = Math.min(x.to(), Math.log10(Math.max(times.times().count(), 10)));
        int steps = (int) Math.ceil(nines * PER_NINE);
        boolean bounded = false;
        for (int step = 0; step <= steps; step++) {
            double at = Math.min(nines, (double) step / PER_NINE);
            long nanos = times.times().percentile(100 * (1 - Math.pow(10, -at)));
            bounded = bounded || times.isBound(nanos);
            (bounded ? bound : exact).to(x.at(at), y.at(nanos));
        }
        // The slowest is behind every share; of few requests it stands far above the last of them.
        long slowest = times.times().max();
        (bounded || times.isBound(slowest) ? bound : exact).to(x.at(nines), y.at(slowest));
        if (!exact.isEmpty()) {
            page.empty("path", "class", kind, "d", exact);
        }
        if (!bound.isEmpty()) {
            page.empty("path", "class", kind + " bound", "d", bound);
        }
    }
}
