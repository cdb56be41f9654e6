package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.BudgetResult;
import io.plimsoll.model.outcome.Verdict.Reason;
import io.plimsoll.model.outcome.Verdict.SloResult;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.results.run.Credentials;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The verdict's part of the document. */
record JsonVerdict(JsonGenerator json, Credentials credentials) {

    void write(Run run, Verdict verdict) {
        json.writeBooleanProperty("valid", verdict.valid());
        json.writeArrayPropertyStart("validity");
        for (Reason reason : verdict.reasons()) {
            json.writeStartObject();
            json.writeStringProperty("reason", reason.kind().label());
            json.writeStringProperty("figure", credentials.mask(reason.figure()));
            json.writeBooleanProperty("invalidates", reason.invalidates());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("verdict", word(verdict.decision()));
        json.writeStringProperty("generatorBound", word(verdict.bound()));
        json.writeNumberProperty("exitCode", verdict.exitCode().code());
        json.writeArrayPropertyStart("causes");
        for (ExitCode cause : verdict.causes()) {
            json.writeStartObject();
            json.writeNumberProperty("code", cause.code());
            json.writeStringProperty("cause", word(cause));
            json.writeStringProperty("meaning", cause.meaning());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("slo");
        verdict.slos().forEach(slo -> write(run, slo));
        json.writeEndArray();
        json.writeArrayPropertyStart("budget");
        verdict.budgets().forEach(this::write);
        json.writeEndArray();
    }

    private void write(Run run, SloResult result) {
        Measure measure = result.slo().measure();
        json.writeStartObject();
        json.writeStringProperty("text", result.slo().toString());
        json.writeBooleanProperty("default", Judge.isDefault(result.slo(), run.scenario()));
        json.writeStringProperty("consequence", word(result.slo().consequence()));
        json.writeStringProperty("verdict", word(result.decision()));
        actual(result);
        json.writeStringProperty("unit", unit(measure));
        json.writeBooleanProperty("censored", result.censored());
        number("limit", figure(measure, result.slo().limit()));
        number("margin", result.marginRatio());
        json.writeStringProperty("note", result.note());
        if (result.firstBroken().isPresent()) {
            double seconds = result.firstBroken().get().toMillis() / 1e3;
            json.writeNumberProperty("firstBrokenSeconds", seconds);
        } else {
            json.writeNullProperty("firstBrokenSeconds");
        }
        json.writeEndObject();
    }

    private void write(BudgetResult result) {
        Budget budget = result.budget();
        json.writeStartObject();
        json.writeStringProperty("text", budget.figure());
        json.writeStringProperty("level", word(result.level()));
        actual(result.worst());
        json.writeStringProperty("unit", unit(budget.measure()));
        json.writeBooleanProperty("censored", result.worst().censored());
        number("target", figure(budget.measure(), budget.target()));
        number("warning", figure(budget.measure(), budget.warning()));
        number("violation", figure(budget.measure(), budget.violation()));
        json.writeStringProperty("note", result.worst().note());
        json.writeEndObject();
    }

    private void actual(SloResult result) {
        if (result.actual().isPresent()) {
            number("actual", figure(result.slo().measure(), result.actual().get()));
        } else {
            json.writeNullProperty("actual");
        }
    }

    private void number(String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }

    /** Times in milliseconds, to a thousandth of a nanosecond. */
    private static double figure(Measure measure, double value) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    Math.rint(value * 1e3) / 1e9;
            case Measure.Errors _, Measure.Throughput _ -> value;
        };
    }

    private static String unit(Measure measure) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ -> "ms";
            case Measure.Errors _ -> "share";
            case Measure.Throughput _ -> "per second";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
