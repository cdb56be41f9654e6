package io.plimsoll.app.cli.result;

import io.plimsoll.app.cli.result.Paint.Ink;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.BudgetLevel;
import io.plimsoll.model.outcome.Verdict.BudgetResult;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Slo.Consequence;
import io.plimsoll.model.scenario.Slo.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was decided about each SLO and budget, the worst first.
 *
 * @param all whether those that were met are all listed
 */
record SloLines(Paint paint, boolean all) {

    private static final int MET_LISTED = 2;

    /** A line: what it says, how it is painted, what stands behind it. */
    private record Line(String mark, Ink ink, String text, String actual, String note) {}

    /** How many were met, missed, or are open; warnings count apart. */
    static String counted(Verdict verdict) {
        long count = required(verdict).count();
        long missed = decided(verdict, Decision.FAIL);
        long open = decided(verdict, Decision.INCONCLUSIVE);
        String slos =
                missed > 0
                        ? "%d of %s missed".formatted(missed, Figures.count(count, "SLO"))
                        : open > 0
                                ? "%d of %s undecided".formatted(open, Figures.count(count, "SLO"))
                                : Figures.count(count, "SLO") + " met";
        return slos
                + counted(", %s violated", verdict, BudgetLevel.VIOLATED)
                + counted(", %s undecided", verdict, BudgetLevel.UNDECIDED)
                + warnings(verdict);
    }

    private static String counted(String what, Verdict verdict, BudgetLevel level) {
        long budgets = verdict.budgets().stream().filter(b -> b.level() == level).count();
        return budgets == 0 ? "" : what.formatted(Figures.count(budgets, "budget"));
    }

    private static String warnings(Verdict verdict) {
        long slos =
                verdict.slos().stream()
                        .filter(slo -> isWarning(slo) && slo.decision() != Decision.PASS)
                        .count();
        long budgets =
                verdict.budgets().stream()
                        .filter(budget -> budget.level() == BudgetLevel.WARNING)
                        .count();
        return slos + budgets == 0 ? "" : ", " + Figures.count(slos + budgets, "warning");
    }

    private static Stream<SloResult> required(Verdict verdict) {
        return verdict.slos().stream().filter(slo -> !isWarning(slo));
    }

    private static long decided(Verdict verdict, Decision decision) {
        return required(verdict).filter(slo -> slo.decision() == decision).count();
    }

    private static boolean isWarning(SloResult slo) {
        return slo.slo().consequence() == Consequence.WARN;
    }

    List<String> lines(Run run, Verdict verdict) {
        List<SloResult> met =
                verdict.slos().stream().filter(slo -> slo.decision() == Decision.PASS).toList();
        boolean cut = !all && met.size() > MET_LISTED;
        List<Line> lines = new ArrayList<>();
        for (Decision decision : List.of(Decision.FAIL, Decision.INCONCLUSIVE)) {
            required(verdict)
                    .filter(slo -> slo.decision() == decision)
                    .forEach(slo -> lines.add(line(slo, run)));
        }
        verdict.budgets().stream()
                .filter(budget -> budget.level() != BudgetLevel.WITHIN)
                .forEach(budget -> lines.add(line(budget)));
        verdict.slos().stream()
                .filter(slo -> isWarning(slo) && slo.decision() != Decision.PASS)
                .forEach(slo -> lines.add(line(slo, run)));
        for (SloResult slo : cut ? met.subList(0, 1) : met) {
            String others = "(" + Figures.count(met.size(), "SLO") + " met; --all lists them)";
            Line line = line(slo, run);
            lines.add(cut ? new Line(line.mark, line.ink, line.text, line.actual, others) : line);
        }
        verdict.budgets().stream()
                .filter(budget -> budget.level() == BudgetLevel.WITHIN)
                .forEach(budget -> lines.add(line(budget)));
        return printed(lines);
    }

    private List<String> printed(List<Line> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Table table = new Table(SloLine.COLUMNS_MAX);
        lines.forEach(line -> table.row(line.mark + " " + line.text, line.actual));
        List<String> rows = table.lines("  ");
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Line line = lines.get(i);
            String note = line.note.isEmpty() ? "" : "   " + SafeText.of(line.note, 120);
            String row =
                    line.ink == Ink.GREEN
                            ? rows.get(i).replaceFirst(line.mark, paint.paint(Ink.GREEN, line.mark))
                            : paint.paint(line.ink, rows.get(i));
            printed.add(row + note);
        }
        return printed;
    }

    private static Line line(SloResult slo, Run run) {
        String text = SloLine.sentence(slo.slo(), run.scenario());
        String actual = SloLine.actual(slo);
        return switch (slo.decision()) {
            case PASS -> new Line("✓", Ink.GREEN, text, actual, slo.note());
            case FAIL ->
                    isWarning(slo)
                            ? new Line("!", Ink.YELLOW, text, actual, slo.note())
                            : new Line("✗", Ink.RED, text, actual, slo.note());
            case INCONCLUSIVE -> new Line("?", Ink.YELLOW, text, actual, slo.note());
        };
    }

    private static Line line(BudgetResult budget) {
        String text = SafeText.of("budget " + budget.budget().figure(), SloLine.COLUMNS_MAX - 12);
        String actual = SloLine.actual(budget.worst());
        String limit = budget.budget().text(budget.worst().slo().limit());
        String note = budget.worst().note().isEmpty() ? "" : ", " + budget.worst().note();
        String beyond = budget.budget().measure() instanceof Measure.Throughput ? "below" : "over";
        return switch (budget.level()) {
            case WITHIN -> new Line("✓", Ink.GREEN, text, actual, "within its target " + limit);
            case OVER_TARGET ->
                    new Line("!", Ink.YELLOW, text, actual, beyond + " its target " + limit + note);
            case WARNING ->
                    new Line(
                            "!", Ink.YELLOW, text, actual, beyond + " its warning " + limit + note);
            case VIOLATED ->
                    new Line("✗", Ink.RED, text, actual, beyond + " its violation " + limit + note);
            case UNDECIDED -> new Line("?", Ink.YELLOW, text, actual, "violation " + limit + note);
        };
    }
}
