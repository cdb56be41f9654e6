package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Repeat;
import io.plimsoll.results.report.Report;

/** What it takes to do it again, and how the figures are meant. */
record RepeatSection(Markup page, Report report) {

    void write() {
        Repeat repeat = report.repeat();
        page.open("section", "id", "repeat", "aria-labelledby", "repeat-name");
        page.element("h2", "Reproduce", "id", "repeat-name");
        page.open("pre").line(repeat.command()).close();
        page.open("dl", "class", "facts");
        fact("Target", repeat.target());
        fact("Seed", Long.toString(repeat.seed()));
        fact("Version", "Plimsoll " + report.origin().version());
        fact("Machine", report.origin().machine());
        page.close();
        page.element("h3", "The scenario as it was run");
        page.open(
                "pre",
                "class",
                "scenario",
                "tabindex",
                0,
                "role",
                "region",
                "aria-label",
                "Scenario");
        repeat.scenario().forEach(page::line);
        page.close();
        page.close();
        page.open("section", "id", "method", "aria-labelledby", "method-name");
        page.element("h2", "Method", "id", "method-name");
        page.element(
                "p",
                "A request is due at a time that the plan fixes before the run. Response counts from"
                        + " there to the arrival of the answer's last byte, so that waiting is never"
                        + " hidden; where the kernel stamps what it receives, its stamp is the end."
                        + " Timed-out and unfinished requests count as at least as long as they were"
                        + " waited for, shown by ≥. Percentiles come from merged histograms of three"
                        + " significant digits and are never averaged; maxima are exact.");
        page.element(
                "p",
                "Ledgers, errors and the drawings over time cover the whole run; percentiles, SLOs"
                        + " and validity its recorded phases.");
        page.close();
    }

    private void fact(String name, String figure) {
        page.open("div").element("dt", name).open("dd").element("bdi", figure).close().close();
    }
}
