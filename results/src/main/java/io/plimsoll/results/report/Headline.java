package io.plimsoll.results.report;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.BudgetLevel;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict in one line.
 *
 * @param outcome such as «1 of 6 SLOs missed»
 * @param valid whether the plan was delivered
 */
public record Headline(
        Decision decision, String name, String outcome, String elapsed, boolean valid) {

    private static final int NAME_CHARACTERS_MAX = 120;

    static Headline of(Run run, Verdict verdict) {
        return new Headline(
                verdict.decision(),
                SafeText.of(run.scenario().name(), NAME_CHARACTERS_MAX),
                outcome(run, verdict),
                Figures.elapsed(run.elapsed()),
                verdict.valid());
    }

    private static String outcome(Run run, Verdict verdict) {
        String slos = counted(verdict);
        return end(run, verdict).map(end -> end + ", " + slos).orElse(slos);
    }

    /** What came between the run and its plan, if anything did. */
    private static Optional<String> end(Run run, Verdict verdict) {
        return switch (run.end()) {
            case RunEnd.Whole _ ->
                    verdict.valid() ? Optional.empty() : Optional.of("the plan was not delivered");
            case RunEnd.Stopped _ ->
                    Optional.of(
                            verdict.causes().contains(ExitCode.STOPPED)
                                    ? "stopped"
                                    : "ended by an SLO");
            case RunEnd.WithoutLoad _ -> Optional.of("`setup` failed");
            case RunEnd.BrokenOff _ -> Optional.of("broke off");
            case RunEnd.Damaged _ -> Optional.of("damaged");
        };
    }

    /** How many were met, missed, or are open; warnings count apart. */
    private static String counted(Verdict verdict) {
        String count = Figures.count(required(verdict).count(), "SLO");
        long missed = decided(verdict, Decision.FAIL);
        long open = decided(verdict, Decision.INCONCLUSIVE);
        String slos =
                missed > 0
                        ? "%d of %s missed".formatted(missed, count)
                        : open > 0 ? "%d of %s undecided".formatted(open, count) : count + " met";
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
                        .filter(slo -> SloRow.isWarning(slo) && slo.decision() != Decision.PASS)
                        .count();
        long budgets =
                verdict.budgets().stream().filter(b -> b.level() == BudgetLevel.WARNING).count();
        return slos + budgets == 0 ? "" : ", " + Figures.count(slos + budgets, "warning");
    }

    private static Stream<SloResult> required(Verdict verdict) {
        return verdict.slos().stream().filter(slo -> !SloRow.isWarning(slo));
    }

    private static long decided(Verdict verdict, Decision decision) {
        return required(verdict).filter(slo -> slo.decision() == decision).count();
    }
}
