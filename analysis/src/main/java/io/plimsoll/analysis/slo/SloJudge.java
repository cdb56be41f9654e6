package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.GeneratorBound;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Measure;
import java.util.Optional;

/** Decides one SLO of a run over all of what it is about. */
final class SloJudge {

    private final Slo slo;
    private final Run run;
    private final Scope scope;
    private final RequestStats requests;
    private final SloFigure figure;

    SloJudge(Run run, Slo slo) {
        this.run = run;
        this.slo = slo;
        scope = Scope.of(run, slo);
        requests = scope.requests();
        figure = new SloFigure(slo);
    }

    SloResult judge() {
        return switch (slo.measure()) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ -> times();
            case Measure.Errors _ ->
                    requests.ledger().planned() == 0
                            ? withoutSample(0)
                            : figure.ofErrors(RequestCounts.of(requests));
            case Measure.Throughput _ -> throughput();
        };
    }

    private SloResult times() {
        Sample sample =
                slo.subject().isOfSeveral()
                        ? Sample.ofJourneys(scope.arrivals())
                        : Sample.ofRequests(requests);
        return figure.ofTimes(sample).orElseGet(() -> withoutSample(sample.planned()));
    }

    /** It fails, unless the run was ended before there could be any. */
    SloResult withoutSample(long planned) {
        Optional<String> ended = endedBefore(planned);
        return ended.isPresent()
                ? figure.result(Decision.INCONCLUSIVE, Optional.empty(), false, ended.get())
                : figure.result(Decision.FAIL, Optional.empty(), false, noSample(planned));
    }

    /** The same where no window of so many seconds has shown anything. */
    SloResult withoutWindow(int seconds) {
        boolean due =
                slo.subject().isOfSeveral()
                        ? Sample.ofJourneys(scope.arrivals()).planned() > 0
                        : requests.ledger().planned() > 0;
        SloResult none = withoutSample(0);
        return due && none.decision() == Decision.FAIL
                ? figure.result(Decision.FAIL, Optional.empty(), false, noWindow(seconds))
                : none;
    }

    private String noWindow(int seconds) {
        long first = scope.phases().stream().mapToLong(p -> p.start().toSeconds()).min().orElse(0);
        long last = run.elapsed().plusNanos(999_999_999).toSeconds();
        String why =
                switch (slo.measure()) {
                    case Measure.Throughput _ -> "no %ds lie wholly within its phases";
                    case Measure.Percentile _, Measure.Mean _, Measure.Max _, Measure.Errors _
                            when last - first < seconds ->
                            "it lasted less than %ds";
                    case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                            "none was answered in any %ds";
                    case Measure.Errors _ -> "none ended in any %ds";
                };
        return "no sample: " + why.formatted(seconds);
    }

    private Optional<String> endedBefore(long planned) {
        if (planned > 0) {
            return Optional.empty();
        }
        if (run.setupFailure().isPresent()) {
            return Optional.of("no sample: `setup` failed");
        }
        if (run.isStopped() || run.failure().isPresent()) {
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

    private SloResult throughput() {
        double seconds = scope.seconds();
        if (requests.ledger().planned() == 0 || seconds == 0) {
            return withoutSample(0);
        }
        return unlessGeneratorBound(figure.ofThroughput(RequestCounts.of(requests), seconds));
    }

    /** A throughput that the generator itself held back proves no miss. */
    SloResult unlessGeneratorBound(SloResult result) {
        if (result.decision() != Decision.FAIL || !(slo.measure() instanceof Measure.Throughput)) {
            return result;
        }
        return ReadShare.ofClosed(run, scope.phases()).stream()
                .filter(phase -> phase.bound() == GeneratorBound.YES)
                .findFirst()
                .map(phase -> "missed, but generator-bound: " + phase.figure())
                .map(note -> figure.result(Decision.INCONCLUSIVE, result.actual(), false, note))
                .orElse(result);
    }
}
