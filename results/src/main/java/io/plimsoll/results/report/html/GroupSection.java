package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Distribution;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Group;
import io.plimsoll.results.report.Report;
import java.util.List;
import java.util.Locale;

/** The tables, one for each kind of {@link Group}. */
record GroupSection(Markup page, Report report) {

    private static final int ROWS_MAX = 500;
    private static final double WIDTH = 150;

    void write() {
        page.open("section", "id", "tables", "aria-labelledby", "tables-name");
        page.element("h2", "Requests, journeys, phases", "id", "tables-name");
        report.groups().stream().filter(this::saysMore).forEach(this::table);
        page.element(
                "p",
                "The bar runs from p50 (dot) to p99, its thin end to the maximum, all rows of a"
                        + " table on one logarithmic scale.",
                "class",
                "note");
        page.close();
    }

    /** A journey of one request, or the only workload, repeats the table above it. */
    private boolean saysMore(Group group) {
        return switch (group.of()) {
            case JOURNEY -> report.severalSteps() && !group.rows().isEmpty();
            case WORKLOAD -> group.rows().size() > 1;
            case REQUEST, TARGET, GROUP, PHASE -> !group.rows().isEmpty();
        };
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void table(Group group) {
        boolean service = group.rows().stream().anyMatch(row -> !row.service().isEmpty());
        page.open("div", "class", "wide").open("table", "class", "rows");
        page.element("caption", "By " + group.of().label());
        columns();
        page.open("thead").open("tr");
        page.element("th", capitalized(group.of().label()), "scope", "col");
        number("th", "Count", "scope", "col");
        number("th", "Ok", "scope", "col");
        for (double percent : Distribution.PERCENTS) {
            number("th", Distribution.name(percent), "scope", "col");
        }
        number("th", "Max", "scope", "col");
        if (service) {
            number("th", "Service p99", "scope", "col");
        } else {
            page.element("td", ""); // so that the bars of all tables line up
        }
        page.element("th", "", "scope", "col", "aria-label", "Spread");
        page.close().close().open("tbody");
        Scale x = scale(group.rows());
        group.rows().stream().limit(ROWS_MAX).forEach(row -> row(row, service, x));
        page.close().close();
        if (group.rows().size() > ROWS_MAX) {
            page.element(
                    "p",
                    "and " + Figures.count((long) group.rows().size() - ROWS_MAX) + " more",
                    "class",
                    "note");
        }
        page.close();
    }

    /** As wide in each table as in the others, so that they line up. */
    private void columns() {
        page.open("colgroup");
        page.empty("col").empty("col");
        page.empty("col", "span", Distribution.PERCENTS.size() + 2);
        page.empty("col").empty("col");
        page.close();
    }

    private void number(String element, String text, String... attributes) {
        Object[] all = new Object[attributes.length + 2];
        all[0] = "class";
        all[1] = "n";
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        page.element(element, text, all);
    }

    private void row(Group.Row row, boolean service, Scale x) {
        page.open("tr");
        page.open("th", "scope", "row").element("bdi", row.name()).close();
        number("td", Figures.count(row.planned()));
        number("td", row.ok());
        for (double percent : Distribution.PERCENTS) {
            number("td", row.response().percentile(percent));
        }
        number("td", row.response().max());
        if (service) {
            number("td", row.service().percentile(99));
        } else {
            page.element("td", "");
        }
        page.open("td");
        spread(row.response(), x);
        page.close().close();
    }

    private static Scale scale(List<Group.Row> rows) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Group.Row row : rows) {
            if (!row.response().isEmpty()) {
                least = Math.min(least, Math.max(1_000, row.response().times().percentile(50)));
                most = Math.max(most, row.response().times().max());
            }
        }
        return Scale.logarithmic(Math.min(least, Math.max(1, most)), most, 5, WIDTH - 5);
    }

    private void spread(Distribution times, Scale x) {
        if (times.isEmpty()) {
            return;
        }
        double half = x.at(times.times().percentile(50));
        double most = x.at(times.times().percentile(99));
        page.open(
                "svg",
                "class",
                "spread",
                "viewBox",
                "0 0 " + Markup.number(WIDTH) + " 12",
                "aria-hidden",
                "true");
        page.empty("path", "class", "rest", "d", Path.across(6, most, x.at(times.times().max())));
        page.empty("path", "class", "usual", "d", Path.across(6, half, most));
        page.empty("circle", "cx", half, "cy", 6, "r", 3.5);
        page.close();
    }
}
