package io.plimsoll.results.report.html;

import io.plimsoll.results.report.ErrorRow;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Report;
import java.util.stream.Collectors;

/** What went wrong, who is to blame, and what the first one of each kind said. */
record ErrorSection(Markup page, Report report) {

    void write() {
        page.open("section", "id", "errors", "aria-labelledby", "errors-name");
        page.element("h2", "Errors", "id", "errors-name");
        if (report.errors().isEmpty()) {
            page.element("p", "None: no request failed.");
        } else {
            table();
        }
        if (!report.statuses().isEmpty()) {
            page.element(
                    "p",
                    "Answers by status: "
                            + report.statuses().entrySet().stream()
                                    .map(
                                            status ->
                                                    Figures.count(status.getValue())
                                                            + " × "
                                                            + status.getKey())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "class",
                    "note");
        }
        page.close();
    }

    private void table() {
        page.open("div", "class", "wide").open("table", "class", "errors");
        page.open("thead").open("tr");
        page.element("th", "Error", "scope", "col");
        page.element("th", "Count", "scope", "col", "class", "n");
        page.element("th", "Share", "scope", "col", "class", "n");
        page.element("th", "Who", "scope", "col");
        page.element("th", "What the first one said", "scope", "col");
        page.close().close().open("tbody");
        for (ErrorRow error : report.errors()) {
            page.open("tr");
            page.element("th", error.kind(), "scope", "row");
            page.element("td", Figures.count(error.count()), "class", "n");
            page.element("td", Figures.percent(error.share()), "class", "n");
            page.element("td", error.blame());
            page.open("td", "class", "said").element("bdi", error.said()).close();
            page.close();
        }
        page.close().close().close();
    }
}
