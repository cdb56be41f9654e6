package io.plimsoll.results.report.html;

import io.plimsoll.model.outcome.Verdict.Reason;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Health;
import io.plimsoll.results.report.Ledger;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.ShardRow;
import java.util.List;

/** Whether the figures can be believed: both ledgers, and how the generator itself fared. */
record TrustSection(Markup page, Report report) {

    private static final int SHARDS_MAX = 64;

    void write() {
        page.open("section", "id", "trust", "aria-labelledby", "trust-name");
        page.element("h2", "Trust", "id", "trust-name");
        page.element(
                "p",
                report.headline().valid()
                        ? "Valid: the generator delivered its plan."
                        : "Not valid: the plan was not delivered.",
                "class",
                report.headline().valid() ? "valid" : "invalid");
        findings(report.findings());
        page.open("div", "class", "wide");
        report.ledgers().forEach(this::ledger);
        page.close();
        page.open("dl", "class", "facts");
        for (Health.Fact fact : report.health().facts()) {
            page.open("div").element("dt", fact.name()).element("dd", fact.figure()).close();
        }
        page.open("div").element("dt", "Throughput").element("dd", report.rate()).close();
        page.close();
        shards(report.health().shards());
        page.close();
    }

    private void findings(List<Reason> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.open("ul", "class", "findings");
        for (Reason finding : findings) {
            page.open("li", "class", finding.invalidates() ? "invalid" : "warning");
            page.element("b", finding.kind().label()).text(": " + finding.figure()).close();
        }
        page.close();
    }

    /** As an equation, because that is what it is. */
    private void ledger(Ledger ledger) {
        page.open("p", "class", "ledger").element("b", ledger.of());
        page.element("span", Figures.count(ledger.planned()) + " planned");
        String sign = "= ";
        for (Ledger.End end : ledger.ends()) {
            page.element("span", sign + end, "class", end.count() == 0 ? "none" : "some");
            sign = "+ ";
        }
        page.close();
    }

    private void shards(List<ShardRow> shards) {
        if (shards.isEmpty()) {
            return;
        }
        page.open("div", "class", "wide").open("table");
        page.element("caption", "Event loops of the generator");
        page.open("thead").open("tr");
        page.element("th", "Shard", "scope", "col");
        for (String column :
                List.of(
                        "Fired",
                        "Lateness p99",
                        "Max",
                        "Read delay p99",
                        "Max",
                        "Runnable, not running")) {
            page.element("th", column, "scope", "col", "class", "n");
        }
        page.close().close().open("tbody");
        for (ShardRow shard : shards.subList(0, Math.min(SHARDS_MAX, shards.size()))) {
            page.open("tr");
            page.element("th", Integer.toString(shard.number()), "scope", "row");
            for (String cell :
                    List.of(
                            Figures.count(shard.fired()),
                            shard.lateness().percentile(99),
                            shard.lateness().max(),
                            shard.readDelay().percentile(99),
                            shard.readDelay().max(),
                            shard.runDelay())) {
                page.element("td", cell, "class", "n");
            }
            page.close();
        }
        page.close().close().close();
    }
}
