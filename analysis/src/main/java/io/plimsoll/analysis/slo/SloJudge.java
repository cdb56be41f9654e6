package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Decides one SLO of a run. */
final class SloJudge {

    private final Slo slo;
    private final Run run;
    private final Scope scope;
    private final RequestStats requests;

    SloJudge(Run run, Slo slo) {
        this.run = run;
        this.slo = slo;
        scope = Scope.of(run, slo);
        requests = scope.requests();
    }

    SloResult judge() {
        return switch (slo.measure()) {
            case Measure.Percentile p -> times(true, ranking -> ranking.percentile(p.percent()));
            case Measure.Mean _ -> times(false, Ranking::mean);
            case Measure.Max _ -> times(false, Ranking::max);
            case Measure.Errors _ -> errors();
            case Measure.Throughput _ -> throughput();
        };
    }

    /** Undelivered requests are ranked, or left out. */
    private SloResult times(boolean ranksUndelivered, ToDoubleFunction<Ranking> measure) {
        Sample sample = sample();
        Ranking shortest = sample.shortest();
        Ranking longest = ranksUndelivered ? sample.longest() : sample.longestDelivered();
        Ranking shown = ranksUndelivered ? sample.shown() : sample.shownDelivered();
        Optional<Double> actual =
                shown.isEmpty() ? Optional.empty() : Optional.of(measure.applyAsDouble(shown));
        boolean censored =
                ranksUndelivered
                        ? actual.map(sample::isCensoredAt).orElse(false)
                        : sample.openEnded() > 0;
        if (shortest.isEmpty()) {
            return sample.isAllUndelivered()
                    ? result(
                            Decision.INCONCLUSIVE, actual, censored, "all of them were undelivered")
                    : withoutSample(sample.planned());
        }
        Bounds bounds = new Bounds(measure.applyAsDouble(shortest), measure.applyAsDouble(longest));
        Decision decision = bounds.decide(slo);
        String note =
                switch (decision) {
                    case PASS -> "";
                    case FAIL -> hiddenMiss(sample, actual);
                    case INCONCLUSIVE ->
                            unclear(bounds, sample, ranksUndelivered ? sample.undelivered() : 0);
                };
        return result(decision, actual, censored, note);
    }

    private Sample sample() {
        return slo.subject() instanceof Subject.Journey
                ? Sample.ofJourneys(scope.arrivals())
                : Sample.ofRequests(requests);
    }

    /** It fails, unless the run ended before there could be any. */
    private SloResult withoutSample(long planned) {
        Optional<String> ended = planned == 0 ? endedBefore() : Optional.empty();
        return ended.isPresent()
                ? result(Decision.INCONCLUSIVE, Optional.empty(), false, ended.get())
                : result(Decision.FAIL, Optional.empty(), false, noSample(planned));
    }

    private Optional<String> endedBefore() {
        if (run.stopped()) {
            return Optional.of("no sample: the run was stopped before");
        }
        boolean withheld =
                scope.phases().isEmpty()
                        && run.scenario().phases().stream()
                                .anyMatch(phase -> isMeant(phase) && !hasBegun(phase));
        return withheld
                ? Optional.of("no sample: a `require` before it was not met")
                : Optional.empty();
    }

    private boolean isMeant(Phase phase) {
        return slo.during().map(phase.name()::equals).orElse(phase.record());
    }

    private boolean hasBegun(Phase phase) {
        return run.phases().stream().anyMatch(begun -> begun.name().equals(phase.name()));
    }

    private String noSample(long planned) {
        if (scope.phases().isEmpty()) {
            return "no sample: "
                    + slo.during()
                            .map(p -> "phase `" + p + "` did not begin")
                            .orElse("no phase is recorded");
        }
        return planned == 0 ? "no sample: nothing became due" : "no sample: none was answered";
    }

    /** Why a figure that seems to hold is a miss. */
    private String hiddenMiss(Sample sample, Optional<Double> actual) {
        if (!actual.map(this::holds).orElse(true)) {
            return "";
        }
        return sample.droppedAtLimit() > 0
                ? Figures.count(sample.droppedAtLimit(), "drop")
                        + " at a limit rank as infinitely long"
                : Figures.count(sample.undelivered()) + " undelivered are left out";
    }

    private String unclear(Bounds bounds, Sample sample, long undelivered) {
        List<String> causes = new ArrayList<>();
        if (undelivered > 0) {
            causes.add(Figures.count(undelivered) + " undelivered");
        }
        if (sample.openEnded() > 0) {
            causes.add(Figures.count(sample.openEnded()) + " timed out or unfinished");
        }
        if (Double.isFinite(bounds.high())) {
            boolean journey = slo.subject() instanceof Subject.Journey;
            causes.add(journey ? "our lateness and read delays" : "our lateness");
        }
        String high =
                Double.isFinite(bounds.high())
                        ? " and " + Figures.time(bounds.high())
                        : " and any length";
        return "between " + Figures.time(bounds.low()) + high + ": " + String.join(", ", causes);
    }

    private SloResult errors() {
        if (requests.ledger().planned() == 0) {
            return withoutSample(0);
        }
        Bounds bounds = new Counts(requests).errors();
        return counted(
                bounds,
                requests.ledger().errorShare(),
                Figures.percent(bounds.low()),
                Figures.percent(bounds.high()));
    }

    private SloResult throughput() {
        double seconds = scope.seconds();
        if (requests.ledger().planned() == 0 || seconds == 0) {
            return withoutSample(0);
        }
        Bounds bounds = new Counts(requests).throughput(seconds);
        double actual = requests.okInTime() / seconds;
        SloResult result =
                counted(
                        bounds,
                        actual,
                        Figures.perSecond(bounds.low()),
                        Figures.perSecond(bounds.high()));
        if (result.decision() != Decision.FAIL) {
            return result;
        }
        return ReadShare.ofClosed(run, scope.phases()).stream()
                .filter(phase -> phase.bound() == GeneratorBound.YES)
                .findFirst()
                .map(phase -> "missed, but generator-bound: " + phase.figure())
                .map(note -> result(Decision.INCONCLUSIVE, Optional.of(actual), false, note))
                .orElse(result);
    }

    private SloResult counted(Bounds bounds, double actual, String low, String high) {
        Decision decision = bounds.decide(slo);
        String note =
                decision == Decision.INCONCLUSIVE
                        ? "between "
                                + low
                                + " and "
                                + high
                                + ": "
                                + Figures.count(requests.undelivered())
                                + " undelivered"
                        : "";
        return result(decision, Optional.of(actual), false, note);
    }

    private SloResult result(
            Decision decision, Optional<Double> actual, boolean censored, String note) {
        // A miss that the figure cannot show, by drops that rank as infinite, is a whole one.
        boolean hidden = decision == Decision.FAIL && actual.map(this::holds).orElse(true);
        double margin = hidden ? -1 : actual.map(this::margin).orElse(-1.0);
        return new SloResult(slo, decision, actual, censored, margin, note);
    }

    private boolean holds(double actual) {
        return slo.comparison().holds(actual, slo.limit());
    }

    /** Relative to the limit; to one when the limit is 0. */
    private double margin(double actual) {
        double scale = slo.limit() == 0 ? 1 : slo.limit();
        return switch (slo.comparison()) {
            case LESS, AT_MOST -> (slo.limit() - actual) / scale;
            case MORE, AT_LEAST -> (actual - slo.limit()) / scale;
        };
    }
}
