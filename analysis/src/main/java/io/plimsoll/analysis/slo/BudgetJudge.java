package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.BudgetLevel;
import io.plimsoll.model.outcome.Verdict.BudgetResult;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Slo.Consequence;

/** Decides how far a budget is used up, each of its limits as the sentence that it stands for. */
final class BudgetJudge {

    private BudgetJudge() {}

    static BudgetResult judge(Run run, Budget budget) {
        SloResult violation =
                new SloJudge(run, budget.slo(budget.violation(), Consequence.FAIL)).judge();
        if (violation.decision() != Decision.PASS) {
            boolean proved = violation.decision() == Decision.FAIL;
            return new BudgetResult(
                    budget, proved ? BudgetLevel.VIOLATED : BudgetLevel.UNDECIDED, violation);
        }
        SloResult warning =
                new SloJudge(run, budget.slo(budget.warning(), Consequence.WARN)).judge();
        if (warning.decision() != Decision.PASS) {
            return new BudgetResult(budget, BudgetLevel.WARNING, warning);
        }
        SloResult target = new SloJudge(run, budget.slo(budget.target(), Consequence.WARN)).judge();
        boolean within = target.decision() == Decision.PASS;
        return new BudgetResult(
                budget, within ? BudgetLevel.WITHIN : BudgetLevel.OVER_TARGET, target);
    }
}
