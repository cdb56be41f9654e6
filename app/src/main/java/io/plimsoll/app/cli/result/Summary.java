package io.plimsoll.app.cli.result;

import io.plimsoll.app.cli.result.Paint.Ink;
import io.plimsoll.model.basics.Cells;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Verdict.Reason;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.results.report.Distribution;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Headline;
import io.plimsoll.results.report.Ledger;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.SafeText;
import io.plimsoll.results.report.SloRow;
import io.plimsoll.results.report.SloRow.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished run on one screen: the verdict first, the evidence after it.
 *
 * @param allSlos whether SLOs that were met are all listed
 * @param columns of the window; as many as one likes without one, where nothing is cut
 */
public record Summary(Paint paint, Extent extent, boolean allSlos, int columns) {

    private static final int HEADLINE_COLUMNS = 88;
    private static final int NAME_COLUMNS_MAX = 50;
    private static final int SENTENCE_COLUMNS_MAX = 70;
    private static final int LABEL_COLUMNS = 36;
    private static final int NOTE_COLUMNS_MAX = 120;
    private static final int FIGURE_COLUMNS_MAX = 160;
    private static final int MET_LISTED = 2;

    /** How much of it is wanted. */
    public enum Extent {
        VERDICT,
        USUAL,
        EVERYTHING
    }

    public List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(report.headline()));
        lines.addAll(slos(report.slos()));
        lines.addAll(findings(report.findings()));
        if (extent == Extent.VERDICT) {
            return lines;
        }
        lines.add(percentiles(report.response()));
        lines.add(percentiles(report.service()));
        if (extent == Extent.EVERYTHING) {
            report.stages().forEach(stage -> lines.add(percentiles(stage)));
        } else {
            report.visibleWait().ifPresent(wait -> lines.add(percentiles(wait)));
        }
        for (Ledger ledger : report.ledgers()) {
            lines.add("%-10s%s".formatted(ledger.of(), ledger.equation()));
        }
        lines.add("Rate      " + report.rate());
        lines.add("Delivery  " + report.delivery());
        Tables tables = new Tables(report, extent == Extent.EVERYTHING, columns);
        addApart(lines, tables.lines());
        addApart(lines, tables.errors());
        report.hints().forEach(hint -> lines.add("→ " + hint));
        ExitCode code = report.exitCode();
        if (code != ExitCode.PASS) {
            lines.add(paint.paint(Ink.DIM, "exit %d: %s".formatted(code.code(), code.meaning())));
        }
        return lines;
    }

    private String fitting(String text, int cellsMax) {
        return SafeText.fitting(text, columns == Integer.MAX_VALUE ? columns : cellsMax);
    }

    private static void addApart(List<String> lines, List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.addAll(block);
        }
    }

    private String headline(Headline headline) {
        Ink ink =
                switch (headline.decision()) {
                    case PASS -> Ink.GREEN;
                    case FAIL -> Ink.RED;
                    case INCONCLUSIVE -> Ink.YELLOW;
                };
        String word = headline.decision().name();
        String name = fitting(headline.name(), NAME_COLUMNS_MAX);
        String what = "  " + name + ": " + headline.outcome();
        String right = headline.elapsed() + (headline.valid() ? ", valid" : ", not valid");
        int width = Math.min(HEADLINE_COLUMNS, columns);
        int gap = Math.max(2, width - word.length() - Cells.of(what) - right.length());
        return paint.paint(ink, word) + paint.paint(Ink.BOLD, what) + " ".repeat(gap) + right;
    }

    private List<String> slos(List<SloRow> slos) {
        boolean cut = !allSlos && slos.stream().filter(Summary::isMetSlo).count() > MET_LISTED;
        long met = slos.stream().filter(slo -> isMetSlo(slo) && !isWarning(slo)).count();
        List<SloRow> shown = new ArrayList<>();
        for (SloRow slo : slos) {
            boolean another = isMetSlo(slo) && shown.stream().anyMatch(Summary::isMetSlo);
            if (!cut || !another) {
                shown.add(slo);
            }
        }
        if (shown.isEmpty()) {
            return List.of();
        }
        Table table = new Table();
        shown.forEach(slo -> table.row(mark(slo) + " " + sentence(slo), slo.actual()));
        List<String> rows = table.lines("  ");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            SloRow slo = shown.get(i);
            String note = slo.note().isEmpty() ? "" : "   " + fitting(slo.note(), NOTE_COLUMNS_MAX);
            if (cut && isMetSlo(slo)) {
                note = "   (" + Figures.count(met, "SLO") + " met; --all lists them)";
            }
            lines.add(colour(slo, rows.get(i)) + note);
        }
        return lines;
    }

    private static boolean isMetSlo(SloRow slo) {
        return slo.standing() == Standing.MET && !slo.budget();
    }

    /** As in the headline, a sentence that only warns is none of the SLOs that were met. */
    private static boolean isWarning(SloRow slo) {
        return slo.slo().consequence() == Slo.Consequence.WARN;
    }

    private String sentence(SloRow slo) {
        return fitting(slo.sentence(), SENTENCE_COLUMNS_MAX) + (slo.asked() ? "" : " (default)");
    }

    private static String mark(SloRow slo) {
        return switch (slo.standing()) {
            case MISSED -> "✗";
            case OPEN -> "?";
            case WARNING -> "!";
            case MET -> "✓";
        };
    }

    private String colour(SloRow slo, String line) {
        return switch (slo.standing()) {
            case MISSED -> paint.paint(Ink.RED, line);
            case OPEN, WARNING -> paint.paint(Ink.YELLOW, line);
            case MET -> line.replaceFirst("✓", paint.paint(Ink.GREEN, "✓"));
        };
    }

    private List<String> findings(List<Reason> findings) {
        List<String> lines = new ArrayList<>();
        for (Reason finding : findings) {
            boolean aloud = finding.invalidates() || finding.kind() == Reason.Kind.GENERATOR_BOUND;
            String figure = fitting(finding.figure(), FIGURE_COLUMNS_MAX);
            String line = "  ! " + finding.kind().label() + ": " + figure;
            lines.add(aloud ? paint.paint(Ink.YELLOW, line) : line);
        }
        return lines;
    }

    private static String percentiles(Distribution times) {
        StringBuilder line = new StringBuilder(times.label());
        line.repeat(' ', Math.max(1, LABEL_COLUMNS - times.label().length()));
        if (times.isEmpty()) {
            return line.append("no sample").toString();
        }
        for (double percent : Distribution.PERCENTS) {
            line.append(Distribution.name(percent)).append(' ');
            line.append(times.percentile(percent)).append("  ");
        }
        return line.append("max ").append(times.max()).toString();
    }
}
