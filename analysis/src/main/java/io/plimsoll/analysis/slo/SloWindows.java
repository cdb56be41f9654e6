package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.DropBlame;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SLO over a window that slides along the whole seconds of a run: as long as its {@code over},
 * or of one second to see when it was first broken. Times and errors are those of requests, or
 * journeys, that ended in the window, from the second in which the first phase of the sentence
 * begins; a window in which none ended says nothing. Throughput counts only windows that lie wholly
 * inside the phases. Each window is decided with the two bounds of {@link Judge}.
 */
final class SloWindows {

    private final Scenario scenario;
    private final Slo slo;
    private final SloFigure figure;
    private final int seconds;
    private final Sliding<Sample> samples;
    private final Sliding<RequestCounts> counts;
    private Optional<Duration> firstBroken = Optional.empty();
    private boolean closed;
    private boolean blurred;
    private @Nullable SloResult worst;

    SloWindows(Scenario scenario, Slo slo) {
        this.scenario = scenario;
        this.slo = slo;
        figure = new SloFigure(slo);
        seconds = (int) slo.over().orElse(Duration.ofSeconds(1)).toSeconds();
        samples = new Sliding<>(seconds, Sample::plus);
        counts = new Sliding<>(seconds, RequestCounts::plus);
    }

    /** As they stood at the end of a run. */
    static SloWindows at(SloWatch.SentenceState state, Scenario scenario, Slo slo) {
        SloWindows windows = new SloWindows(scenario, slo);
        windows.closed = state.closed();
        windows.blurred = state.blurred();
        windows.firstBroken = state.firstBroken();
        windows.worst = state.worst().orElse(null);
        return windows;
    }

    SloWatch.SentenceState state() {
        return new SloWatch.SentenceState(closed, blurred, firstBroken, Optional.ofNullable(worst));
    }

    Slo slo() {
        return slo;
    }

    /**
     * Takes in what changed in a second.
     *
     * @param dropBlame as far as it is known
     */
    void add(Changes changes, DropBlame dropBlame) {
        if (changes.seconds().size() != 1) {
            blurred |= changes.seconds().size() > 1;
            return; // the last look at a run, or seconds that are no longer told apart
        }
        int second = changes.seconds().getFirst().second();
        Scope scope = scope(changes, dropBlame).about(scenario, slo);
        if (scope.phases().isEmpty()) {
            return;
        }
        closed |= scope.phases().stream().anyMatch(PhaseOutcome::closed);
        Duration end = Duration.ofSeconds(second + 1L);
        switch (slo.measure()) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    samples.add(sample(scope))
                            .flatMap(figure::ofTimes)
                            .ifPresent(it -> take(it, end));
            case Measure.Errors _ ->
                    counts.add(RequestCounts.ofEnded(scope.stats()))
                            .filter(all -> all.ledger().planned() > 0)
                            .map(figure::ofErrors)
                            .ifPresent(it -> take(it, end));
            case Measure.Throughput _ -> {
                if (new Spans(scope.phases()).coversSecond(second)) {
                    counts.add(RequestCounts.ofEnded(scope.stats()))
                            .map(all -> figure.ofThroughput(all, seconds))
                            .ifPresent(it -> take(it, end));
                } else {
                    counts.clear();
                }
            }
        }
    }

    private static Scope scope(Changes changes, DropBlame dropBlame) {
        return new Scope(
                changes.phases(),
                changes.requests().stream()
                        .map(Changes.OfRequests::stats)
                        .map(dropBlame::on)
                        .toList(),
                changes.arrivals().stream()
                        .map(Changes.OfArrivals::stats)
                        .map(dropBlame::on)
                        .toList());
    }

    /** In distributions of its own: those of the changes are used again. */
    private Sample sample(Scope scope) {
        return slo.subject() instanceof Subject.Journey
                ? Sample.ofJourneys(scope.arrivals()).ofEnded(ended(scope.arrivals()))
                : Sample.ofRequests(scope.stats())
                        .ofEnded(RequestCounts.ofEnded(scope.stats()).ledger().planned());
    }

    private static long ended(List<ArrivalStats> arrivals) {
        return arrivals.stream()
                .map(ArrivalStats::ledger)
                .mapToLong(
                        ledger ->
                                ledger.completed()
                                        + ledger.failed()
                                        + ledger.dropped()
                                        + ledger.unfinished())
                .sum();
    }

    private void take(SloResult result, Duration end) {
        SloResult known = worst;
        if (known == null || isWorse(result, known)) {
            worst = result;
        }
        if (result.decision() == Decision.FAIL && firstBroken.isEmpty()) {
            firstBroken = Optional.of(end);
        }
    }

    private static boolean isWorse(SloResult one, SloResult other) {
        int severity = severity(one.decision()) - severity(other.decision());
        return severity > 0 || (severity == 0 && one.marginRatio() < other.marginRatio());
    }

    private static int severity(Decision decision) {
        return switch (decision) {
            case PASS -> 0;
            case INCONCLUSIVE -> 1;
            case FAIL -> 2;
        };
    }

    /**
     * Whether a window has broken the sentence for certain. Throughput of users may have been held
     * back by the generator, which shows at the end only.
     */
    boolean isBroken() {
        return firstBroken.isPresent() && !(closed && slo.measure() instanceof Measure.Throughput);
    }

    /** The decision on a sentence with {@code over}: that on its worst window. */
    SloResult judge(Run run) {
        SloJudge whole = new SloJudge(run, slo);
        SloResult known = worst;
        if (blurred && (known == null || known.decision() != Decision.FAIL)) {
            return figure.result(
                    Decision.INCONCLUSIVE, Optional.empty(), false, "its seconds are not known");
        }
        return known == null
                ? whole.withoutWindow(seconds)
                : whole.unlessGeneratorBound(firstBroken(known, run));
    }

    /**
     * The same with the time of the first window that missed the sentence, if it is a miss. Its
     * last second may go on after the run has ended.
     */
    SloResult firstBroken(SloResult result, Run run) {
        return result.decision() == Decision.FAIL && !blurred
                ? result.firstBroken(
                        firstBroken.map(at -> Collections.min(List.of(at, run.elapsed()))))
                : result;
    }
}
