package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.BudgetLevel;
import io.plimsoll.model.outcome.Verdict.BudgetResult;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was decided about one SLO, or about one budget.
 *
 * @param slo of a budget the worst of its limits that is not met, or else its target
 * @param sentence as the scenario has it; of a budget «budget p95»
 * @param asked whether the scenario asked for it; otherwise it holds by default
 * @param actual what was measured; {@code -} without a sample
 * @param margin how far from the limit: «20.6% to spare», «12% over», «83 × the limit»
 * @param load the measured figure as a share of the limit; 0 without a sample
 * @param note when it was first broken, why it is inconclusive, what the figure does not show,
 *     where a budget stands; often empty
 */
public record SloRow(
        Slo slo,
        boolean budget,
        Standing standing,
        String sentence,
        boolean asked,
        String actual,
        String margin,
        double load,
        String note) {

    private static final int NOTE_CHARACTERS_MAX = 240;
    private static final int SENTENCE_CHARACTERS_MAX = 200;

    /** How it came out. */
    public enum Standing {
        MISSED,
        OPEN,
        WARNING,
        MET
    }

    /** All of them, the worst first. */
    static List<SloRow> all(Verdict verdict, Scenario scenario) {
        List<SloRow> rows = new ArrayList<>();
        for (Decision decision : List.of(Decision.FAIL, Decision.INCONCLUSIVE)) {
            addSlos(rows, verdict, scenario, s -> !isWarning(s) && s.decision() == decision);
        }
        addBudgets(rows, verdict, budget -> budget.level() != BudgetLevel.WITHIN);
        addSlos(rows, verdict, scenario, s -> isWarning(s) && s.decision() != Decision.PASS);
        addSlos(rows, verdict, scenario, s -> s.decision() == Decision.PASS);
        addBudgets(rows, verdict, budget -> budget.level() == BudgetLevel.WITHIN);
        return rows;
    }

    private static void addSlos(
            List<SloRow> rows, Verdict verdict, Scenario scenario, Predicate<SloResult> which) {
        verdict.slos().stream().filter(which).forEach(slo -> rows.add(of(slo, scenario)));
    }

    private static void addBudgets(
            List<SloRow> rows, Verdict verdict, Predicate<BudgetResult> which) {
        verdict.budgets().stream().filter(which).forEach(budget -> rows.add(of(budget)));
    }

    static boolean isWarning(SloResult result) {
        return result.slo().consequence() == Slo.Consequence.WARN;
    }

    /** Whether the limit is the most that is allowed, not the least. */
    public boolean isCeiling() {
        return isCeiling(slo);
    }

    private static boolean isCeiling(Slo slo) {
        return switch (slo.comparison()) {
            case LESS, AT_MOST -> true;
            case MORE, AT_LEAST -> false;
        };
    }

    private static SloRow of(SloResult result, Scenario scenario) {
        Slo slo = result.slo();
        Standing standing =
                switch (result.decision()) {
                    case PASS -> Standing.MET;
                    case FAIL -> isWarning(result) ? Standing.WARNING : Standing.MISSED;
                    case INCONCLUSIVE -> Standing.OPEN;
                };
        return new SloRow(
                slo,
                false,
                standing,
                SafeText.of(slo.toString(), SENTENCE_CHARACTERS_MAX),
                !Judge.isDefault(slo, scenario),
                actual(result),
                margin(result),
                load(result),
                SafeText.of(note(result), NOTE_CHARACTERS_MAX));
    }

    private static String note(SloResult result) {
        Stream<String> first =
                result.firstBroken().stream().map(at -> "first broken " + Figures.elapsed(at));
        return Stream.concat(first, Stream.of(result.note()).filter(note -> !note.isEmpty()))
                .collect(Collectors.joining(", "));
    }

    private static SloRow of(BudgetResult result) {
        SloResult worst = result.worst();
        String limit = result.budget().text(worst.slo().limit());
        String beyond = isCeiling(worst.slo()) ? "over its " : "below its ";
        String why = worst.note().isEmpty() ? "" : ", " + worst.note();
        String note =
                switch (result.level()) {
                    case WITHIN -> "within its target " + limit;
                    case OVER_TARGET -> beyond + "target " + limit + why;
                    case WARNING -> beyond + "warning " + limit + why;
                    case VIOLATED -> beyond + "violation " + limit + why;
                    case UNDECIDED -> "violation " + limit + why;
                };
        Standing standing =
                switch (result.level()) {
                    case WITHIN -> Standing.MET;
                    case OVER_TARGET, WARNING -> Standing.WARNING;
                    case VIOLATED -> Standing.MISSED;
                    case UNDECIDED -> Standing.OPEN;
                };
        return new SloRow(
                worst.slo(),
                true,
                standing,
                SafeText.of("budget " + result.budget().figure(), SENTENCE_CHARACTERS_MAX),
                true,
                actual(worst),
                margin(worst),
                load(worst),
                SafeText.of(note, NOTE_CHARACTERS_MAX));
    }

    private static String actual(SloResult result) {
        if (result.actual().isEmpty()) {
            return "-";
        }
        double actual = result.actual().get();
        return switch (result.slo().measure()) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    Figures.time(actual, result.censored());
            case Measure.Errors _ -> Figures.percent(actual);
            case Measure.Throughput _ -> Figures.rate(actual);
        };
    }

    private static String margin(SloResult result) {
        if (result.actual().isEmpty()) {
            return "-";
        }
        double margin = result.marginRatio();
        double load = load(result);
        String share = Figures.percent(Math.abs(margin));
        if (margin >= 0) {
            boolean missed = result.decision() == Decision.FAIL;
            return missed ? "at the limit" : share + " to spare";
        }
        if (!isCeiling(result.slo())) {
            return load < 1 ? share + " short" : "-";
        }
        if (load >= 2) {
            return Figures.number(load) + " × the limit";
        }
        // A miss that the figure does not show, because a part of it is not in the figure.
        return load > 1 ? share + " over" : "-";
    }

    private static double load(SloResult result) {
        double limit = result.slo().limit();
        return limit == 0 ? 0 : result.actual().map(actual -> actual / limit).orElse(0.0);
    }
}
