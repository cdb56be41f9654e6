package io.plimsoll.results.report.html;

import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.Timeline;
import io.plimsoll.results.report.Timeline.Column;
import io.plimsoll.results.report.Timeline.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The run over time: panels one under the other on one time axis, phases above them. A column that
 * the pointer rests on tells its figures.
 */
final class TimelineChart {

    static final double LEFT = 58;
    static final double RIGHT = 996;

    private static final double WIDTH = 1000;
    private static final double GAP = 44;
    private static final double CHARACTER = 6.6;
    private static final double MILLI = 1e6;

    private final Markup page;
    private final Report report;
    private final Timeline timeline;
    private final Scale x;
    private double top;

    TimelineChart(Markup page, Report report) {
        this.page = page;
        this.report = report;
        timeline = report.timeline();
        x = Scale.linear(0, timeline.seconds(), LEFT, RIGHT);
    }

    void draw() {
        PhaseBands phases = new PhaseBands(page, timeline.phases(), x);
        boolean errors = timeline.columns().stream().anyMatch(column -> column.errors() > 0);
        double height = phases.height() + GAP + 130 + GAP + 180 + GAP + 64 + GAP + 90 + 26;
        height += errors ? GAP + 64 : 0;
        Charts.begin(
                page,
                "timeline",
                WIDTH,
                height,
                "The run over time",
                "Rates, response times, errors, requests in flight and the generator's own delays"
                        + " on one time axis. The table below holds the same figures.");
        phases.draw(height - 24);
        top = phases.height();
        double first = top + GAP;
        rates(130);
        responses(180);
        if (errors) {
            errors(64);
        }
        inFlight(64);
        delays(90);
        Charts.timeAxis(page, x, timeline.seconds(), first, top);
        columns(first, top);
        page.close();
    }

    /** Moves down to a panel of this height, with its title and the names of its lines. */
    private double panel(double height, String title, String... lines) {
        top += GAP;
        page.element("text", title, "class", "name", "x", 0, "y", top - 16);
        double at = Math.max(LEFT, title.length() * CHARACTER * 1.06 + 18);
        for (int i = 0; i < lines.length; i += 2) {
            page.empty("path", "class", lines[i], "d", sample(lines[i], at, top - 20));
            page.element("text", lines[i + 1], "x", at + 23, "y", top - 16);
            at += 23 + lines[i + 1].length() * CHARACTER + 16;
        }
        double panelTop = top;
        top += height;
        return panelTop;
    }

    /** A piece of the line, or of the bar. */
    private static String sample(String kind, double x, double y) {
        return kind.startsWith("bar")
                ? new Path().box(x + 4, y - 5, 12, 10).toString()
                : Path.across(y, x, x + 18).toString();
    }

    private void rates(double height) {
        double from =
                panel(
                        height,
                        "Rate, per second",
                        "line planned",
                        "arrivals planned",
                        "line second",
                        "arrivals started",
                        "line first",
                        "requests ok");
        double most = 0;
        for (Column column : timeline.columns()) {
            most = Math.max(most, column.perSecond(column.planned()));
            most = Math.max(most, column.perSecond(column.started()));
            most = Math.max(most, column.perSecond(column.ok()));
        }
        Scale y = Scale.linear(0, Scale.roundUp(most), top, from);
        Charts.rules(page, y, LEFT, RIGHT, Charts::count);
        stairs("line first", y, column -> column.perSecond(column.ok()));
        stairs("line second", y, column -> column.perSecond(column.started()));
        stairs("line planned", y, column -> column.perSecond(column.planned()));
    }

    private void stairs(String kind, Scale y, ToDoubleFunction<Column> figure) {
        Path path = new Path();
        for (Column column : timeline.columns()) {
            path.step(from(column), to(column), y.at(figure.applyAsDouble(column)));
        }
        page.empty("path", "class", kind, "d", path);
    }

    private double from(Column column) {
        return x.at(column.fromSecond());
    }

    private double to(Column column) {
        return x.at(column.fromSecond() + (double) column.seconds());
    }

    private void responses(double height) {
        double from =
                panel(
                        height,
                        "Response",
                        "line first",
                        "p99",
                        "line thin",
                        "p50",
                        "line dots",
                        "max");
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Column column : timeline.columns()) {
            if (column.responseMaxNanos() > 0) {
                least = Math.min(least, Math.max(1_000, column.responseP50Nanos()));
                most = Math.max(most, column.responseMaxNanos());
            }
        }
        List<Slo> limits = limits();
        for (Slo slo : limits) {
            least = Math.min(least, slo.limit());
            most = Math.max(most, slo.limit());
        }
        if (most == 0) {
            page.element("text", "no response", "x", LEFT, "y", from + height / 2);
            return;
        }
        Scale y = Scale.around(least, most, top, from);
        Charts.rules(page, y, LEFT, RIGHT, Charts::time);
        band(y);
        places("line dots", y, Column::responseMaxNanos);
        places("line thin", y, Column::responseP50Nanos);
        places("line first", y, Column::responseP99Nanos);
        limits.forEach(slo -> limit(slo, y));
    }

    /** The SLOs that a line in this panel can be held against. */
    private List<Slo> limits() {
        return report.slos().stream()
                .map(row -> row.slo())
                .filter(slo -> isDrawn(slo.measure()))
                .filter(slo -> slo.subject() instanceof Slo.Subject.AllRequests)
                .toList();
    }

    private static boolean isDrawn(Slo.Measure measure) {
        return switch (measure) {
            case Slo.Measure.Percentile p -> p.percent() == 50 || p.percent() == 99;
            case Slo.Measure.Max _ -> true;
            case Slo.Measure.Mean _, Slo.Measure.Errors _, Slo.Measure.Throughput _ -> false;
        };
    }

    private void limit(Slo slo, Scale y) {
        double from = LEFT;
        double to = RIGHT;
        for (Stretch phase : timeline.phases()) {
            if (slo.during().map(phase.name()::equals).orElse(false)) {
                from = x.at(phase.fromSeconds());
                to = x.at(phase.toSeconds());
            }
        }
        rule(slo.toString(), y.at(slo.limit()), from, to);
    }

    /** A line that something has to keep under. */
    private void rule(String name, double at, double from, double to) {
        page.empty("path", "class", "limit", "d", Path.across(at, from, to));
        page.element(
                "text",
                Charts.fit(name, to - from),
                "class",
                "limit-name",
                "x",
                to - 4,
                "y",
                at - 4);
    }

    /** Between half and 99 of 100. */
    private void band(Scale y) {
        Path path = new Path();
        List<Column> stretch = new ArrayList<>();
        for (Column column : timeline.columns()) {
            if (column.responseP99Nanos() == 0) {
                band(path, stretch, y);
                stretch.clear();
            } else {
                stretch.add(column);
            }
        }
        band(path, stretch, y);
        page.empty("path", "class", "band", "d", path);
    }

    private void band(Path path, List<Column> stretch, Scale y) {
        if (stretch.isEmpty()) {
            return;
        }
        path.lift();
        stretch.forEach(column -> path.to(middle(column), y.at(column.responseP99Nanos())));
        stretch.reversed()
                .forEach(column -> path.to(middle(column), y.at(column.responseP50Nanos())));
        path.close();
    }

    private double middle(Column column) {
        return (from(column) + to(column)) / 2;
    }

    /** A line through the columns that have a figure. */
    private void places(String kind, Scale y, ToLongFunction<Column> nanos) {
        Path path = new Path();
        for (Column column : timeline.columns()) {
            long value = nanos.applyAsLong(column);
            if (value > 0) {
                path.to(middle(column), y.at(value));
            } else {
                path.lift();
            }
        }
        page.empty("path", "class", kind, "d", path);
    }

    private void errors(double height) {
        double from =
                panel(
                        height,
                        "Errors, per second",
                        "bar failed",
                        "failed",
                        "bar timed-out",
                        "timed out",
                        "bar dropped",
                        "dropped");
        double most =
                timeline.columns().stream()
                        .mapToDouble(column -> column.perSecond(column.errors()))
                        .max()
                        .orElse(0);
        Scale y = Scale.linear(0, Scale.roundUp(most), top, from);
        Charts.rules(page, y, LEFT, RIGHT, Charts::count);
        bars("bar failed", y, column -> 0, Column::failed);
        bars("bar timed-out", y, Column::failed, Column::timedOut);
        bars("bar dropped", y, column -> column.failed() + column.timedOut(), Column::dropped);
    }

    private void bars(
            String kind, Scale y, ToLongFunction<Column> below, ToLongFunction<Column> count) {
        Path path = new Path();
        for (Column column : timeline.columns()) {
            long errors = count.applyAsLong(column);
            if (errors > 0) {
                double base = y.at(column.perSecond(below.applyAsLong(column)));
                double height = base - y.at(column.perSecond(below.applyAsLong(column) + errors));
                double shown = Math.max(1, height);
                path.box(from(column), base - shown, Math.max(1, to(column) - from(column)), shown);
            }
        }
        if (!path.isEmpty()) {
            page.empty("path", "class", kind, "d", path);
        }
    }

    private void inFlight(double height) {
        double from = panel(height, "In flight");
        long most = timeline.columns().stream().mapToLong(Column::inFlight).max().orElse(0);
        Scale y = Scale.linear(0, Scale.roundUp(Math.max(most, 4)), top, from);
        Charts.rules(page, y, LEFT, RIGHT, Charts::count);
        Path area = new Path().to(LEFT, top);
        for (Column column : timeline.columns()) {
            area.step(from(column), to(column), y.at(column.inFlight()));
        }
        page.empty("path", "class", "band", "d", area.to(RIGHT, top).close());
        stairs("line thin", y, Column::inFlight);
    }

    private void delays(double height) {
        double from =
                panel(
                        height,
                        "The generator's own delay, p99",
                        "line first",
                        "lateness",
                        "line second",
                        "read delay");
        double most = 100 * MILLI;
        for (Column column : timeline.columns()) {
            most = Math.max(most, Math.max(column.latenessP99Nanos(), column.readDelayP99Nanos()));
        }
        Scale y = Scale.around(10_000, most, top, from);
        Charts.rules(page, y, LEFT, RIGHT, Charts::time);
        places("line second", y, Column::readDelayP99Nanos);
        places("line first", y, Column::latenessP99Nanos);
        String name = "later than this is undelivered";
        rule(name, y.at(Punctuality.LATE_NANOS), LEFT, RIGHT);
    }

    private void columns(double from, double to) {
        page.open("g", "class", "at");
        for (Column column : timeline.columns()) {
            page.open(
                    "rect",
                    "x",
                    from(column),
                    "y",
                    from,
                    "width",
                    Math.max(1, to(column) - from(column)),
                    "height",
                    to - from);
            page.element("title", told(column)).close();
        }
        page.close();
    }

    private static String told(Column column) {
        return "at %s: planned %s, started %s, ok %s; p50 %s, p99 %s, max %s; errors %s; in flight %s"
                .formatted(
                        Figures.clock(Duration.ofSeconds(column.fromSecond())),
                        Figures.rate(column.perSecond(column.planned())),
                        Figures.rate(column.perSecond(column.started())),
                        Figures.rate(column.perSecond(column.ok())),
                        column.response(column.responseP50Nanos()),
                        column.response(column.responseP99Nanos()),
                        column.response(column.responseMaxNanos()),
                        Figures.count(column.errors()),
                        Figures.count(column.inFlight()));
    }
}
