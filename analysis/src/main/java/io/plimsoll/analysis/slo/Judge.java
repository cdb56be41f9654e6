package io.plimsoll.analysis.slo;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunFailure;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.BudgetResult;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import io.plimsoll.model.outcome.Verdict.Reason;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Draws the verdict on a run.
 *
 * <p>Each SLO is decided with two bounds: the least and the most that its figure can be, whatever
 * would have become of the requests that the generator failed to deliver. It passes if both hold,
 * fails if neither does, and is inconclusive otherwise.
 *
 * <pre>
 *                    least                                 most
 * percentiles        fired to done, undelivered left out,  intended to done, undelivered, timed-out
 *                    timed-out and unfinished as long as   and unfinished infinite
 *                    they were waited for
 * mean, max          the same                              the same, undelivered left out
 * of journeys        less lateness and read delays         as above
 * errors             no undelivered one is an error        all are
 * throughput         no undelivered one ended well         all did
 * </pre>
 *
 * Times are exact to the three digits of the histograms. Drops at a limit count as infinite times
 * in both. An SLO without a sample fails, unless all of its requests were undelivered. It is
 * decided over the recorded phases together, or over the one it names, recorded or not: who names
 * an unrecorded phase means it. Errors and throughput count requests, also when the subject is a
 * journey. A sentence with {@code over} is decided in each window of so many seconds, see {@link
 * SloWatch}: it passes if all windows do, and fails if one does.
 */
public final class Judge {

    /** What holds unless the scenario has an errors SLO of its own. */
    public static final Slo DEFAULT_ERRORS =
            new Slo(
                    new Slo.Measure.Errors(),
                    new Slo.Subject.AllRequests(),
                    Optional.empty(),
                    Slo.Comparison.LESS,
                    0.01);

    private Judge() {}

    /** The SLOs that a scenario is judged by: its own, and the default one where it applies. */
    public static List<Slo> slos(Scenario scenario) {
        List<Slo> slos = new ArrayList<>(scenario.slos());
        scenario.phases().forEach(phase -> slos.addAll(phase.requirements()));
        if (scenario.slos().stream().noneMatch(Judge::limitsErrors)) {
            slos.add(DEFAULT_ERRORS);
        }
        return slos;
    }

    /** Whether nobody asked for it: it stands neither in the scenario nor in one of its phases. */
    public static boolean isDefault(Slo slo, Scenario scenario) {
        return slo.equals(DEFAULT_ERRORS) && !scenario.slos().contains(slo);
    }

    /** A warning limits nothing, and a guard over some seconds not the whole. */
    private static boolean limitsErrors(Slo slo) {
        return slo.measure() instanceof Slo.Measure.Errors
                && slo.consequence() != Slo.Consequence.WARN
                && slo.over().isEmpty();
    }

    /** A run that nobody watched; a sentence about windows of it is left undecided. */
    public static Verdict judge(Run run) {
        return judge(run, SloWatch.blind());
    }

    /** One sentence about a run, or about a part of it that is over. */
    public static SloResult judge(Run run, Slo slo) {
        return new SloJudge(run, slo).judge();
    }

    /**
     * A run whose plan was not delivered is inconclusive, whatever its SLOs say; a run that was
     * stopped is never a pass.
     */
    public static Verdict judge(Run run, SloWatch watch) {
        Validity validity = Validity.of(run);
        List<SloResult> slos =
                slos(run.scenario()).stream().map(slo -> watch.judge(run, slo)).toList();
        List<BudgetResult> budgets =
                run.scenario().budgets().stream()
                        .map(budget -> BudgetJudge.judge(run, budget))
                        .toList();
        List<ReadShare> closed = ReadShare.ofClosed(run, Scope.recorded(run).phases());
        List<Reason> reasons = new ArrayList<>(validity.reasons());
        closed.stream()
                .filter(phase -> phase.bound() != GeneratorBound.NO)
                .map(phase -> new Reason(false, Reason.Kind.GENERATOR_BOUND, phase.figure()))
                .forEach(reasons::add);
        Set<ExitCode> causes = causes(ended(run.end(), watch), validity.valid(), slos, budgets);
        return new Verdict(
                decision(causes),
                validity.valid(),
                reasons,
                slos,
                budgets,
                ReadShare.worst(closed),
                List.copyOf(causes));
    }

    /** What its end says by itself; why a run had no load, its validity says. */
    private static Optional<ExitCode> ended(RunEnd end, SloWatch watch) {
        return switch (end) {
            case RunEnd.Whole _, RunEnd.WithoutLoad _ -> Optional.empty();
            case RunEnd.Stopped _ ->
                    watch.abortedBy().isPresent()
                            ? Optional.empty()
                            : Optional.of(ExitCode.STOPPED);
            case RunEnd.BrokenOff(RunFailure why) -> Optional.of(why.exitCode());
            case RunEnd.Damaged _ -> Optional.of(ExitCode.RESULTS_INCOMPLETE);
        };
    }

    /** In the order of their precedence. */
    private static Set<ExitCode> causes(
            Optional<ExitCode> ended,
            boolean valid,
            List<SloResult> slos,
            List<BudgetResult> budgets) {
        Set<ExitCode> causes = EnumSet.noneOf(ExitCode.class);
        ended.ifPresent(causes::add);
        if (!valid) {
            causes.add(ExitCode.PLAN_NOT_DELIVERED);
        }
        for (SloResult slo : slos) {
            if (slo.slo().consequence() == Slo.Consequence.WARN) {
                continue;
            }
            switch (slo.decision()) {
                case PASS -> {}
                case FAIL -> causes.add(ExitCode.SLO_MISSED);
                case INCONCLUSIVE -> causes.add(ExitCode.SLO_INCONCLUSIVE);
            }
        }
        for (BudgetResult budget : budgets) {
            switch (budget.level()) {
                case WITHIN, OVER_TARGET, WARNING -> {}
                case VIOLATED -> causes.add(ExitCode.SLO_MISSED);
                case UNDECIDED -> causes.add(ExitCode.SLO_INCONCLUSIVE);
            }
        }
        return causes;
    }

    private static Decision decision(Set<ExitCode> causes) {
        if (causes.contains(ExitCode.PLAN_NOT_DELIVERED)) {
            return Decision.INCONCLUSIVE;
        }
        if (causes.contains(ExitCode.SLO_MISSED)) {
            return Decision.FAIL;
        }
        return causes.isEmpty() ? Decision.PASS : Decision.INCONCLUSIVE;
    }
}
