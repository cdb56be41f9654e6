package io.plimsoll.model.scenario;

import io.plimsoll.model.scenario.Slo.Comparison;
import io.plimsoll.model.scenario.Slo.Consequence;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import java.util.Optional;

/**
 * Three limits for one figure: what is aimed at, what is worth a warning, and what is not allowed.
 * For throughput more is better, for all else less.
 *
 * @param target in the unit of an SLO's limit, as are the others; each at least as good as the next
 * @param violation what misses it fails the run
 */
public record Budget(
        Measure measure, Subject subject, double target, double warning, double violation) {

    public Budget {
        boolean ordered =
                measure instanceof Measure.Throughput
                        ? target >= warning && warning >= violation
                        : target <= warning && warning <= violation;
        if (!ordered) {
            throw new IllegalArgumentException(
                    "a budget goes from its target over its warning to its violation");
        }
    }

    /** The sentence that one of its limits stands for; a limit of no errors is met by none. */
    public Slo slo(double limit, Consequence consequence) {
        boolean none = measure instanceof Measure.Errors && limit == 0;
        Comparison comparison =
                measure instanceof Measure.Throughput
                        ? Comparison.MORE
                        : none ? Comparison.AT_MOST : Comparison.LESS;
        return new Slo(
                measure,
                subject,
                Optional.empty(),
                comparison,
                limit,
                Optional.empty(),
                consequence);
    }

    /** What it is about, as in a sentence: {@code p95}, {@code p99 of lookup}. */
    public String figure() {
        return SloText.figure(measure, subject);
    }

    /** One of its limits as it is written: {@code 100ms}. */
    public String text(double limit) {
        return SloLimits.write(measure, limit);
    }

    @Override
    public String toString() {
        return "budget %s: %s, %s, %s"
                .formatted(figure(), text(target), text(warning), text(violation));
    }
}
