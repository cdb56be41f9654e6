package io.plimsoll.app.cli.result;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Measure;

/** What was decided about an SLO, in words. */
final class SloLine {

    private static final int SENTENCE_COLUMNS_MAX = 70;

    /** The longest that a sentence can be, with its mark. */
    static final int COLUMNS_MAX = SENTENCE_COLUMNS_MAX + 12;

    private SloLine() {}

    /** The sentence; one that the scenario did not ask for says so. */
    static String sentence(Slo slo, Scenario scenario) {
        boolean isDefault = slo.equals(Judge.DEFAULT_ERRORS) && !scenario.slos().contains(slo);
        return SafeText.of(slo.toString(), SENTENCE_COLUMNS_MAX) + (isDefault ? " (default)" : "");
    }

    static String actual(SloResult result) {
        if (result.actual().isEmpty()) {
            return "-";
        }
        double actual = result.actual().get();
        return switch (result.slo().measure()) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    Figures.time(actual, result.censored());
            case Measure.Errors _ -> Figures.percent(actual);
            case Measure.Throughput _ -> Figures.rate(actual);
        };
    }
}
