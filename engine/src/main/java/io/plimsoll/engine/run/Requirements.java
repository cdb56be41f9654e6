package io.plimsoll.engine.run;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what phases require, each once it has drained and all that happened in it is known. */
final class Requirements {

    private final Scenario scenario;
    private final Map<Integer, Boolean> passed = new HashMap<>();

    Requirements(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Whether those of a phase are met; empty while that is not known.
     *
     * @param knownNanos everything before this time is in the totals
     */
    Optional<Boolean> passed(int phase, PhaseGraph.Times times, RunTotals totals, long knownNanos) {
        if (passed.containsKey(phase)) {
            return Optional.of(passed.get(phase));
        }
        if (times.drainedNanos() == 0 || times.drainedNanos() >= knownNanos) {
            return Optional.empty();
        }
        Phase required = scenario.phases().get(phase);
        Run soFar = soFar(required, times, totals);
        boolean holds =
                required.requirements().stream()
                        .allMatch(slo -> Judge.judge(soFar, slo).decision() == Decision.PASS);
        passed.put(phase, holds);
        return Optional.of(holds);
    }

    /** The run as if it had nothing but this phase; what the generator was like is not asked. */
    private Run soFar(Phase phase, PhaseGraph.Times times, RunTotals totals) {
        Duration length = Duration.ofNanos(times.endNanos() - times.startNanos());
        PhaseOutcome outcome =
                new PhaseOutcome(
                        phase.name(),
                        Duration.ZERO,
                        length,
                        phase.record(),
                        phase.load() instanceof Users);
        return new Run(
                scenario,
                "",
                Instant.EPOCH,
                length,
                RunEnd.WHOLE,
                List.of(outcome),
                totals.requests(),
                totals.arrivals(),
                List.of(),
                0,
                0,
                Generator.unknown(),
                List.of(),
                totals.extras(),
                Optional.empty());
    }
}
