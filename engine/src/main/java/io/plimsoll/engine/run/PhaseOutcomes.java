package io.plimsoll.engine.run;

import io.plimsoll.engine.load.PhaseStarts;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.scenario.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The phases of a run as they happened, or have happened so far.
 *
 * @param phases of the scenario
 */
record PhaseOutcomes(List<Phase> phases, PhaseStarts starts, PhaseGraph graph, long startNanos) {

    /** Those that had begun by then, each as long as it lasted until then, or until a stop. */
    List<PhaseOutcome> until(long nanos) {
        long lastStartNanos = Math.min(nanos, starts.stoppedNanos());
        List<PhaseOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            long start = starts.get(i);
            if (!starts.isFixed(i) || start >= lastStartNanos) {
                continue; // the run was stopped before it, or it is withheld
            }
            outcomes.add(
                    new PhaseOutcome(
                            phase.name(),
                            Duration.ofNanos(start - startNanos),
                            Duration.ofNanos(Math.min(endNanos(i), lastStartNanos) - start),
                            phase.record(),
                            phase.load() instanceof Users));
        }
        return outcomes;
    }

    /** When a phase that has begun ends or ended, as far as that is known; no cooldown. */
    long endNanos(int phase) {
        long known = graph.endNanos(phase);
        return known > 0 ? known : starts.get(phase) + phases.get(phase).length().toNanos();
    }
}
