package io.plimsoll.results.report.html;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.results.report.Distribution;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Headline;
import io.plimsoll.results.report.Ledger;
import io.plimsoll.results.report.Report;
import java.util.List;

/** The top of the page: what was decided, in a word, a sentence and five figures. */
record VerdictSection(Markup page, Report report) {

    void write() {
        Headline headline = report.headline();
        page.open("header", "class", word(headline.decision()));
        page.open("p", "class", "when");
        mark();
        page.element("b", "Plimsoll").text(" load test, " + report.started()).close();
        page.open("h1").element("bdi", headline.name()).close();
        page.open("p", "class", "verdict");
        page.element("b", headline.decision().name());
        page.element("span", headline.outcome()).close();
        page.element("p", sentence(headline), "class", "lede");
        figures();
        if (!report.hints().isEmpty()) {
            page.open("ul", "class", "hints");
            report.hints().forEach(hint -> page.element("li", hint));
            page.close();
        }
        page.close();
    }

    static String word(Decision decision) {
        return switch (decision) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case INCONCLUSIVE -> "open";
        };
    }

    /** The mark on a ship's hull that shows how much load it can carry. */
    private void mark() {
        page.open("svg", "class", "mark", "viewBox", "0 0 24 16", "aria-hidden", "true");
        page.empty("circle", "cx", 12, "cy", 8, "r", 6.5);
        page.empty("path", "d", "M0 8H24");
        page.close();
    }

    private String sentence(Headline headline) {
        Ledger requests = report.ledgers().getLast();
        if (requests.planned() == 0) {
            return "No request became due in " + headline.elapsed() + "." + exit();
        }
        String planned =
                Figures.count(requests.planned(), "request")
                        + (requests.planned() == 1 ? " was" : " were");
        String times =
                report.response().isEmpty()
                        ? " None was answered in a recorded phase."
                        : " The median response took "
                                + inWords(50)
                                + ", the 99th percentile "
                                + inWords(99)
                                + ", counted from the moment each request was due.";
        String whose =
                headline.valid()
                        ? " The generator delivered its plan: these figures are the target's."
                        : " The generator did not deliver its plan: these figures are not the"
                                + " target's alone.";
        return planned
                + " planned in "
                + headline.elapsed()
                + ", and "
                + okShare()
                + " ended well."
                + times
                + whose
                + exit();
    }

    private String exit() {
        ExitCode code = report.exitCode();
        return code == ExitCode.PASS
                ? ""
                : " Exit code " + code.code() + ": " + code.meaning() + ".";
    }

    private String inWords(double percent) {
        return report.response().percentile(percent).replace("≥", "at least");
    }

    private String okShare() {
        Ledger requests = report.ledgers().getLast();
        return Figures.percent(
                (double) requests.ends().getFirst().count() / Math.max(1, requests.planned()));
    }

    private void figures() {
        Distribution response = report.response();
        page.open("dl", "class", "figures");
        for (double percent : List.of(50.0, 95.0, 99.0)) {
            figure(response.percentile(percent), Distribution.name(percent) + " response");
        }
        figure(report.ledgers().getLast().planned() == 0 ? "-" : okShare(), "requests ok");
        figure(report.meanRate(), "ok on average");
        page.close();
    }

    private void figure(String value, String name) {
        page.open("div").element("dt", name).element("dd", value).close();
    }
}
