package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.SloRow;

/** What had to hold, what was measured, and how far from the limit that is. */
record SloSection(Markup page, Report report) {

    private static final double WIDTH = 160;
    private static final double LIMIT = 110;

    void write() {
        page.open("section", "id", "slos", "aria-labelledby", "slos-name");
        page.element("h2", "SLOs", "id", "slos-name");
        page.open("div", "class", "wide").open("table", "class", "slos");
        page.open("thead").open("tr");
        page.element("th", "", "scope", "col", "aria-label", "Decided");
        page.element("th", "SLO", "scope", "col");
        page.element("th", "Measured", "scope", "col", "class", "n");
        page.element("th", "Against the limit", "scope", "col");
        page.element("th", "Margin", "scope", "col", "class", "n");
        page.close().close();
        page.open("tbody");
        report.slos().forEach(this::row);
        page.close().close().close();
        page.element(
                "p",
                "A pass or a miss is proved: it holds whatever would have become of the requests"
                        + " that the generator failed to send in time. The bar is the measured"
                        + " figure, the line across it the limit; the margin is the distance"
                        + " between them, as a share of the limit.",
                "class",
                "note");
        page.close();
    }

    private void row(SloRow slo) {
        page.open("tr", "class", css(slo.standing()));
        page.element("td", word(slo.standing()), "class", "decided");
        page.open("th", "scope", "row").element("bdi", slo.sentence());
        page.text(slo.asked() ? "" : " (default)");
        if (!slo.note().isEmpty()) {
            page.element("span", slo.note(), "class", "why");
        }
        page.close();
        page.element("td", slo.actual(), "class", "n");
        page.open("td");
        gauge(slo);
        page.close();
        page.element("td", slo.margin(), "class", "n");
        page.close();
    }

    private static String word(SloRow.Standing standing) {
        return switch (standing) {
            case MISSED -> "✗ missed";
            case OPEN -> "? open";
            case WARNING -> "! warning";
            case MET -> "✓ met";
        };
    }

    private static String css(SloRow.Standing standing) {
        return switch (standing) {
            case MISSED -> "fail";
            case OPEN -> "open";
            case WARNING -> "warn";
            case MET -> "pass";
        };
    }

    /** The measured figure as a bar, and the limit as a line across it, always at one place. */
    private void gauge(SloRow slo) {
        page.open(
                "svg",
                "class",
                "gauge",
                "viewBox",
                "0 0 " + Markup.number(WIDTH) + " 14",
                "aria-hidden",
                "true");
        page.empty("rect", "class", "track", "x", 0, "y", 4, "width", WIDTH, "height", 6);
        double good = slo.isCeiling() ? 0 : LIMIT;
        page.empty(
                "rect",
                "class",
                "allowed",
                "x",
                good,
                "y",
                4,
                "width",
                slo.isCeiling() ? LIMIT : WIDTH - LIMIT,
                "height",
                6);
        double width = Math.clamp(slo.load() * LIMIT, slo.load() > 0 ? 1.5 : 0, WIDTH);
        page.empty("rect", "class", "load", "x", 0, "y", 5, "width", width, "height", 4);
        page.empty("path", "class", "line", "d", "M" + Markup.number(LIMIT) + " 0v14");
        page.close();
    }
}
