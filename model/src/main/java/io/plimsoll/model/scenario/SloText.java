package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Writes the sentence that {@link SloParser} reads back to the same record. */
final class SloText {

    /** What would end a name, or begin something else. */
    private static final Pattern WORDS = Pattern.compile("\\s(?:during|over|else)\\s");

    private SloText() {}

    static String of(Slo slo) {
        StringBuilder sentence = new StringBuilder();
        sentence.append(
                switch (slo.consequence()) {
                    case WARN -> "warn ";
                    case FAIL, ABORT -> "";
                });
        sentence.append(figure(slo.measure(), slo.subject()))
                .append(' ')
                .append(slo.comparison().sign())
                .append(' ')
                .append(SloLimits.write(slo.measure(), slo.limit()));
        slo.over().ifPresent(time -> sentence.append(" over ").append(Durations.format(time)));
        slo.during().ifPresent(phase -> sentence.append(" during ").append(name(phase)));
        if (slo.consequence() == Slo.Consequence.ABORT) {
            sentence.append(" else abort");
        }
        return sentence.toString();
    }

    /** What a sentence compares. */
    static String figure(Measure measure, Subject subject) {
        String text = measureText(measure);
        return switch (subject) {
            case Subject.AllRequests _ -> text;
            case Subject.Named named -> text + " of " + name(named.name());
            case Subject.Journey journey ->
                    "journey "
                            + text
                            + journey.workload().map(name -> " of " + name(name)).orElse("");
            case Subject.InGroup group -> "group " + text + " of " + name(group.name());
        };
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
                name.matches("[^<>=\"\\s](?:[^<>=\"]*[^<>=\"\\s])?") && !WORDS.matcher(name).find();
        return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
