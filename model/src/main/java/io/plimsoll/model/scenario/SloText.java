package io.plimsoll.model.scenario;

import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.math.BigDecimal;

/** Writes the sentence that {@link SloParser} reads back to the same record. */
final class SloText {

    private SloText() {}

    static String of(Slo slo) {
        StringBuilder sentence = new StringBuilder();
        switch (slo.subject()) {
            case Subject.AllRequests _ -> sentence.append(measureText(slo.measure()));
            case Subject.Named named ->
                    sentence.append(measureText(slo.measure()))
                            .append(" of ")
                            .append(name(named.name()));
            case Subject.Journey journey -> {
                sentence.append("journey ").append(measureText(slo.measure()));
                journey.workload()
                        .ifPresent(workload -> sentence.append(" of ").append(name(workload)));
            }
        }
        sentence.append(' ')
                .append(slo.comparison().sign())
                .append(' ')
                .append(SloLimits.write(slo.measure(), slo.limit()));
        slo.during().ifPresent(phase -> sentence.append(" during ").append(name(phase)));
        return sentence.toString();
    }

    private static String measureText(Measure measure) {
        return switch (measure) {
            case Measure.Percentile p -> "p" + SloLimits.decimal(BigDecimal.valueOf(p.percent()));
            case Measure.Mean _ -> "mean";
            case Measure.Max _ -> "max";
            case Measure.Errors _ -> "errors";
            case Measure.Throughput _ -> "throughput";
        };
    }

    private static String name(String name) {
        boolean plain =
                name.matches("[^<>=\"\\s](?:[^<>=\"]*[^<>=\"\\s])?") && !name.contains(" during ");
        return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
