package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.Verdict.Decision;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The figure of one SLO, with its two bounds and what follows from them. */
record SloFigure(Slo slo) {

    /** Of times; empty when there is no sample of them. */
    Optional<SloResult> ofTimes(Sample sample) {
        return switch (slo.measure()) {
            case Measure.Percentile p ->
                    times(sample, true, ranking -> ranking.percentile(p.percent()));
            case Measure.Mean _ -> times(sample, false, Ranking::mean);
            case Measure.Max _ -> times(sample, false, Ranking::max);
            case Measure.Errors _, Measure.Throughput _ ->
                    throw new IllegalStateException("no times: " + slo);
        };
    }

    /** Undelivered requests are ranked, or left out. */
    private Optional<SloResult> times(
            Sample sample, boolean ranksUndelivered, ToDoubleFunction<Ranking> measure) {
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
                    ? Optional.of(
                            result(
                                    Decision.INCONCLUSIVE,
                                    actual,
                                    censored,
                                    "all of them were undelivered"))
                    : Optional.empty();
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
        return Optional.of(result(decision, actual, censored, note));
    }

    /** Why a figure that seems to hold is a miss. */
    private String hiddenMiss(Sample sample, Optional<Double> actual) {
        if (!actual.map(this::holds).orElse(true)) {
            return "";
        }
        return sample.droppedAtLimit() > 0
                ? QuotedFigures.count(sample.droppedAtLimit(), "drop")
                        + " at a limit rank as infinitely long"
                : QuotedFigures.count(sample.undelivered()) + " undelivered are left out";
    }

    private String unclear(Bounds bounds, Sample sample, long undelivered) {
        List<String> causes = new ArrayList<>();
        if (undelivered > 0) {
            causes.add(QuotedFigures.count(undelivered) + " undelivered");
        }
        if (sample.openEnded() > 0) {
            causes.add(QuotedFigures.count(sample.openEnded()) + " timed out or unfinished");
        }
        if (Double.isFinite(bounds.high())) {
            boolean journey = slo.subject().isOfSeveral();
            causes.add(journey ? "our lateness and read delays" : "our lateness");
        }
        String high =
                Double.isFinite(bounds.high())
                        ? " and " + QuotedFigures.time(bounds.high())
                        : " and any length";
        return "between "
                + QuotedFigures.time(bounds.low())
                + high
                + ": "
                + String.join(", ", causes);
    }

    /** Of at least one planned request. */
    SloResult ofErrors(RequestCounts counts) {
        Bounds bounds = new Counts(counts).errors();
        return counted(
                bounds,
                counts,
                counts.ledger().errorShare(),
                QuotedFigures.percent(bounds.low()),
                QuotedFigures.percent(bounds.high()));
    }

    /** Over some time. */
    SloResult ofThroughput(RequestCounts counts, double seconds) {
        Bounds bounds = new Counts(counts).throughput(seconds);
        return counted(
                bounds,
                counts,
                counts.okInTime() / seconds,
                QuotedFigures.perSecond(bounds.low()),
                QuotedFigures.perSecond(bounds.high()));
    }

    private SloResult counted(
            Bounds bounds, RequestCounts counts, double actual, String low, String high) {
        Decision decision = bounds.decide(slo);
        String note =
                decision == Decision.INCONCLUSIVE
                        ? "between "
                                + low
                                + " and "
                                + high
                                + ": "
                                + QuotedFigures.count(counts.undelivered())
                                + " undelivered"
                        : "";
        return result(decision, Optional.of(actual), false, note);
    }

    SloResult result(Decision decision, Optional<Double> actual, boolean censored, String note) {
        // A miss that the figure cannot show, by drops that rank as infinite, is a whole one.
        boolean hidden = decision == Decision.FAIL && actual.map(this::holds).orElse(true);
        double margin = hidden ? -1 : actual.map(this::margin).orElse(-1.0);
        return new SloResult(slo, decision, actual, censored, margin, note, Optional.empty());
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
