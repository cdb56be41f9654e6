package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Distribution;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.Timeline;
import io.plimsoll.results.report.Timeline.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The three drawings, each with its figures as a table. */
record ChartSections(Markup page, Report report) {

    void write() {
        if (!report.timeline().columns().isEmpty()) {
            timeline();
        }
        percentiles();
        HeatMap map = new HeatMap(page, report.timeline());
        if (!map.isEmpty()) {
            heat(map);
        }
    }

    private void timeline() {
        section("timeline", "Timeline");
        page.open("div", "class", "plot");
        new TimelineChart(page, report).draw();
        page.close();
        page.element("p", columnNote(), "class", "note");
        page.open("details").element("summary", "These figures as a table");
        page.open("div", "class", "wide").open("table", "class", "small");
        page.open("thead").open("tr");
        page.element("th", "At", "scope", "col");
        for (String column :
                List.of(
                        "Planned",
                        "Started",
                        "Ok",
                        "p50",
                        "p99",
                        "Max",
                        "Failed",
                        "Timed out",
                        "Dropped",
                        "In flight",
                        "Lateness p99",
                        "Read delay p99")) {
            page.element("th", column, "scope", "col", "class", "n");
        }
        page.close().close().open("tbody");
        report.timeline().columns().forEach(this::row);
        page.close().close().close().close().close();
    }

    private String columnNote() {
        Timeline timeline = report.timeline();
        String due =
                "Planned arrivals and errors stand at the time they were due, the rest at the time"
                        + " it happened. A request that was given up counts as a response of at"
                        + " least its time so far (≥).";
        if (timeline.columnSeconds() == 1) {
            return "Each step is a second. " + due;
        }
        return "Each step is "
                + Figures.clock(Duration.ofSeconds(timeline.columnSeconds()))
                + ": rates are its mean, everything else is that of its worst second. "
                + due;
    }

    private void row(Column column) {
        page.open("tr");
        page.element("th", Figures.clock(Duration.ofSeconds(column.fromSecond())), "scope", "row");
        List<String> cells = new ArrayList<>();
        cells.add(Figures.rate(column.perSecond(column.planned())));
        cells.add(Figures.rate(column.perSecond(column.started())));
        cells.add(Figures.rate(column.perSecond(column.ok())));
        cells.add(column.response(column.responseP50Nanos()));
        cells.add(column.response(column.responseP99Nanos()));
        cells.add(column.response(column.responseMaxNanos()));
        cells.add(Figures.count(column.failed()));
        cells.add(Figures.count(column.timedOut()));
        cells.add(Figures.count(column.dropped()));
        cells.add(Figures.count(column.inFlight()));
        cells.add(time(column.latenessP99Nanos()));
        cells.add(time(column.readDelayP99Nanos()));
        cells.forEach(cell -> page.element("td", cell, "class", "n"));
        page.close();
    }

    private static String time(long nanos) {
        return nanos == 0 ? "-" : Figures.time(nanos);
    }

    private void percentiles() {
        section("percentiles", "Percentiles");
        if (!report.response().isEmpty()) {
            page.open("div", "class", "plot");
            new PercentileChart(page, report).draw();
            page.close();
            page.element(
                    "p",
                    "Response counts from the moment a request was due, service from its sending."
                            + " Where they part, requests waited. Recorded phases only.",
                    "class",
                    "note");
        }
        page.open("div", "class", "wide").open("table");
        page.open("thead").open("tr");
        page.element("th", "Of recorded phases", "scope", "col");
        page.element("th", "Count", "scope", "col", "class", "n");
        for (double percent : Distribution.PERCENTS) {
            page.element("th", Distribution.name(percent), "scope", "col", "class", "n");
        }
        page.element("th", "Max", "scope", "col", "class", "n");
        page.element("th", "Mean", "scope", "col", "class", "n");
        page.close().close().open("tbody");
        distribution(report.response());
        distribution(report.service());
        report.stages().stream().filter(stage -> !stage.isEmpty()).forEach(this::distribution);
        page.close().close().close().close();
    }

    private void distribution(Distribution times) {
        page.open("tr");
        page.element("th", times.label(), "scope", "row");
        page.element("td", Figures.count(times.times().count()), "class", "n");
        for (double percent : Distribution.PERCENTS) {
            page.element("td", times.percentile(percent), "class", "n");
        }
        page.element("td", times.max(), "class", "n");
        page.element("td", times.mean(), "class", "n");
        page.close();
    }

    private void heat(HeatMap map) {
        section("heat", "Heat map");
        page.open("div", "class", "plot");
        map.draw();
        page.close();
        page.element(
                "p",
                "The stronger a cell's colour, the more responses took so long at that time; the strongest"
                        + " holds "
                        + Figures.count(map.most())
                        + ". Unrecorded phases are shown too.",
                "class",
                "note");
        page.close();
    }

    private void section(String id, String name) {
        page.open("section", "id", id, "aria-labelledby", id + "-name");
        page.element("h2", name, "id", id + "-name");
    }
}
