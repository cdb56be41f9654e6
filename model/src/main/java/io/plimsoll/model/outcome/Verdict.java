package io.plimsoll.model.outcome;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Slo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of the whole: what was decided about each SLO, whether the run can be trusted, and
 * why.
 *
 * @param valid whether the plan was delivered
 * @param reasons why it was not, or what else to know about the generator; measured figures
 * @param slos one entry per SLO, the default one included
 * @param budgets one entry per budget
 * @param bound whether closed phases were bound by the generator; NOT_CLOSED when there were none
 * @param causes every exit code that applies, by precedence; the first is the process's
 */
public record Verdict(
        Decision decision,
        boolean valid,
        List<Reason> reasons,
        List<SloResult> slos,
        List<BudgetResult> budgets,
        GeneratorBound bound,
        List<ExitCode> causes) {

    public Verdict {
        reasons = List.copyOf(reasons);
        slos = List.copyOf(slos);
        budgets = List.copyOf(budgets);
        causes = List.copyOf(causes);
    }

    public ExitCode exitCode() {
        return causes.isEmpty() ? ExitCode.PASS : causes.getFirst();
    }

    /** The same for one more cause; what was decided stays. */
    public Verdict with(ExitCode cause) {
        return new Verdict(
                decision,
                valid,
                reasons,
                slos,
                budgets,
                bound,
                Stream.concat(causes.stream(), Stream.of(cause)).distinct().sorted().toList());
    }

    /** The three answers. */
    public enum Decision {
        PASS,
        FAIL,
        INCONCLUSIVE
    }

    /** Whether the generator held a closed run back. */
    public enum GeneratorBound {
        NOT_CLOSED,
        NO,
        YES,
        NOT_KNOWN
    }

    /**
     * One finding about the generator, or about what came before the load, with the figure it rests
     * on.
     *
     * @param invalidates whether it makes the run inconclusive; otherwise it is a warning
     * @param figure such as «shard 0: p99 612 ms, 14.2 % of requests sent more than 100 ms late»
     */
    public record Reason(boolean invalidates, Kind kind, String figure) {

        /** What was found: a closed list. */
        public enum Kind {
            SETUP("setup"),
            PORTS("generator ports"),
            DESCRIPTORS("generator descriptors"),
            MEMORY("generator memory"),
            THREADS("generator threads"),
            OTHER("generator"),
            RUN_DELAY("run delay"),
            GC_PAUSES("gc pauses"),
            LATENESS("lateness"),
            READ_DELAY("read delay"),
            IN_FLIGHT("in-flight"),
            CLOCK_STEPS("clock steps"),
            UNDELIVERED("undelivered"),
            CPU("cpu"),
            STAMPS("stamps"),
            GENERATOR_BOUND("generator-bound");

            private final String label;

            Kind(String label) {
                this.label = label;
            }

            /** The name in console, report and JSON. */
            public String label() {
                return label;
            }
        }
    }

    /**
     * What was decided about one SLO.
     *
     * @param actual in the unit of the SLO's limit; empty without a sample
     * @param censored whether {@code actual} is a lower bound, to be printed with ≥
     * @param marginRatio how far on the good side of the limit, relative to it; negative when
     *     missed
     * @param note why it is inconclusive, or that it has no sample
     * @param firstBroken of a miss, from the beginning of the run: the end of the first second, or
     *     of the first window of its {@code over}, that missed it for certain
     */
    public record SloResult(
            Slo slo,
            Decision decision,
            Optional<Double> actual,
            boolean censored,
            double marginRatio,
            String note,
            Optional<Duration> firstBroken) {

        /** The same with another time. */
        public SloResult firstBroken(Optional<Duration> time) {
            return new SloResult(slo, decision, actual, censored, marginRatio, note, time);
        }
    }

    /** How far a budget is used up. */
    public enum BudgetLevel {
        /** The target is met. */
        WITHIN,
        /** The target is missed, or may be; no warning yet. */
        OVER_TARGET,
        /** The warning is missed, or may be. */
        WARNING,
        /** The violation is missed: proved. */
        VIOLATED,
        /** Whether the violation is missed can be neither proved nor refuted. */
        UNDECIDED
    }

    /**
     * What became of a budget.
     *
     * @param worst what was decided about the worst limit that is not met; about the target when
     *     all are
     */
    public record BudgetResult(Budget budget, BudgetLevel level, SloResult worst) {}
}
