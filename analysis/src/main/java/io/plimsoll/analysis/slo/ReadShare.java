package io.plimsoll.analysis.slo;

import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of the users' cycle in a closed phase went into the generator's own reading.
 *
 * @param share of 0..1; empty when too few answers carry a stamp to know
 */
record ReadShare(String phase, OptionalDouble share) {

    private static final double BOUND = 0.1;

    /** One entry per closed phase among these. */
    static List<ReadShare> ofClosed(Run run, List<PhaseOutcome> phases) {
        return phases.stream().filter(PhaseOutcome::closed).map(phase -> of(run, phase)).toList();
    }

    private static ReadShare of(Run run, PhaseOutcome phase) {
        Scope scope = Scope.phase(run, phase);
        RequestStats requests = scope.requests();
        Latencies readDelay = requests.times().readDelay;
        boolean known =
                !readDelay.isEmpty() && readDelay.count() >= requests.attempts().stampsMissing();
        return new ReadShare(
                phase.name(),
                known
                        ? OptionalDouble.of(
                                readDelay.sum() / cycleNanos(run, scope, requests.times()))
                        : OptionalDouble.empty());
    }

    /**
     * All cycles together. Journeys have think times in them, single requests also count those
     * whose journey failed, and a pace sets a least length: each falls short of the cycle
     * somewhere, so the longest is the nearest.
     */
    private static double cycleNanos(Run run, Scope scope, Times times) {
        double journeys = 0;
        double iterations = 0;
        for (ArrivalStats arrivals : scope.arrivals()) {
            journeys +=
                    arrivals.journeys().sum()
                            + arrivals.journeysLate().sum()
                            + arrivals.censored().sum();
            iterations += arrivals.ledger().planned();
        }
        double requests = times.response().sum() + times.failed.sum() + times.readDelay.sum();
        double paced = iterations * paceNanos(run, scope.phases().getFirst().name());
        return Math.max(paced, Math.max(journeys, requests));
    }

    private static double paceNanos(Run run, String phase) {
        return run.scenario().phases().stream()
                .filter(p -> p.name().equals(phase))
                .mapToDouble(p -> p.load() instanceof Users users ? users.pace().toNanos() : 0)
                .findFirst()
                .orElse(0);
    }

    GeneratorBound bound() {
        if (share.isEmpty()) {
            return GeneratorBound.NOT_KNOWN;
        }
        return share.getAsDouble() > BOUND ? GeneratorBound.YES : GeneratorBound.NO;
    }

    /** The worst of them: bound, else not known, else not bound. */
    static GeneratorBound worst(List<ReadShare> shares) {
        List<GeneratorBound> bounds = shares.stream().map(ReadShare::bound).toList();
        if (bounds.isEmpty()) {
            return GeneratorBound.NOT_CLOSED;
        }
        if (bounds.contains(GeneratorBound.YES)) {
            return GeneratorBound.YES;
        }
        return bounds.contains(GeneratorBound.NOT_KNOWN)
                ? GeneratorBound.NOT_KNOWN
                : GeneratorBound.NO;
    }

    /** What there is to say aloud. */
    String figure() {
        return "phase `"
                + phase
                + "`: "
                + (share.isEmpty()
                        ? "not known, too few answers carry a kernel stamp"
                        : "read delay takes "
                                + QuotedFigures.percent(share.getAsDouble())
                                + " of the cycle");
    }
}
