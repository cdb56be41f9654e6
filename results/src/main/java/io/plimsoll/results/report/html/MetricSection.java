package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.MetricRow;
import io.plimsoll.results.report.Report;

/** The numbers that answers brought along, when the scenario collects any. */
record MetricSection(Markup page, Report report) {

    private static final int ROWS_MAX = 500;

    void write() {
        if (report.metrics().isEmpty()) {
            return;
        }
        page.open("section", "id", "metrics", "aria-labelledby", "metrics-name");
        page.element("h2", "Metrics of answers", "id", "metrics-name");
        page.open("div", "class", "wide").open("table");
        page.open("thead").open("tr");
        page.element("th", "Metric", "scope", "col");
        MetricRow.COLUMNS.forEach(
                column -> page.element("th", column, "scope", "col", "class", "n"));
        page.close().close().open("tbody");
        for (MetricRow row : report.metrics().stream().limit(ROWS_MAX).toList()) {
            page.open("tr");
            page.open("th", "scope", "row").element("bdi", row.name()).close();
            row.cells().forEach(cell -> page.element("td", cell, "class", "n"));
            page.close();
        }
        page.close().close().close();
        if (report.metrics().size() > ROWS_MAX) {
            int more = report.metrics().size() - ROWS_MAX;
            page.element("p", "and " + Figures.count(more) + " more", "class", "note");
        }
        page.close();
    }
}
