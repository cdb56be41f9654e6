package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.scenario.Slo.Measure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits of SLOs, each in the unit of its measure: a time, a share of 0..1, or a rate. */
final class SloLimits {

    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,20})?)\\s*%");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private SloLimits() {}

    static Optional<Double> parse(Measure measure, String word) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    Durations.parse(word).map(duration -> (double) duration.toNanos());
            case Measure.Errors _ -> share(word);
            case Measure.Throughput _ -> Rate.parse(word).map(Rate::perSecond);
        };
    }

    static String write(Measure measure, double limit) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    Durations.format(Duration.ofNanos(Math.round(limit)));
            case Measure.Errors _ -> decimal(BigDecimal.valueOf(limit).movePointRight(2)) + "%";
            case Measure.Throughput _ -> Rate.perSecond(limit).toString();
        };
    }

    /** What was probably meant; empty when nothing is near. */
    static List<String> mends(Measure measure, String found) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    NUMBER.matcher(found).matches()
                            ? List.of(found + "ms", found + "s")
                            : Durations.mend(found).stream().toList();
            case Measure.Throughput _ -> Rate.mend(found).stream().toList();
            case Measure.Errors _ ->
                    shareMends(found.replaceAll("[%\\s]", "").replace(',', '.'), found);
        };
    }

    private static List<String> shareMends(String number, String found) {
        List<String> mends = new ArrayList<>();
        if (share(number + "%").isPresent()) {
            mends.add(number + "%");
            String hundredfold = decimal(new BigDecimal(number).movePointRight(2)) + "%";
            if (found.startsWith("0") && !found.contains("%") && share(hundredfold).isPresent()) {
                mends.addFirst(hundredfold);
            }
        }
        return mends;
    }

    static String wanted(Measure measure) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ ->
                    "a duration of at most 366d";
            case Measure.Errors _ -> "a share of 0% to 100%";
            case Measure.Throughput _ -> "a rate";
        };
    }

    static String example(Measure measure) {
        return switch (measure) {
            case Measure.Percentile _, Measure.Mean _, Measure.Max _ -> "500ms";
            case Measure.Errors _ -> "0.1%";
            case Measure.Throughput _ -> "190/s";
        };
    }

    static String decimal(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Optional<Double> share(String word) {
        Matcher share = SHARE.matcher(word);
        if (!share.matches()) {
            return Optional.empty();
        }
        double value = new BigDecimal(share.group(1)).movePointLeft(2).doubleValue();
        return value > 1 ? Optional.empty() : Optional.of(value);
    }
}
