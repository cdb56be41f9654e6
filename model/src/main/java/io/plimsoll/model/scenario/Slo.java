package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.SyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * A sentence about the results that must hold, such as {@code p99 of lookup < 500ms during steady},
 * or that should, such as {@code warn p99 < 200ms}.
 *
 * @param measure what is compared
 * @param subject over which requests, journeys or groups
 * @param during one phase; empty: all recorded ones
 * @param comparison the direction
 * @param limit nanoseconds for percentiles, mean and max; a share of 0..1 for errors; per second
 *     for throughput
 * @param over in every stretch of so many whole seconds; empty: in all of it together
 * @param consequence of a miss
 */
public record Slo(
        Measure measure,
        Subject subject,
        Optional<String> during,
        Comparison comparison,
        double limit,
        Optional<Duration> over,
        Consequence consequence) {

    /** The longest that {@code over} can be. */
    public static final Duration OVER_MAX = Duration.ofMinutes(1);

    public Slo {
        boolean seconds =
                over.isEmpty()
                        || (over.get().toSeconds() >= 1
                                && over.get().toNanosPart() == 0
                                && over.get().compareTo(OVER_MAX) <= 0);
        if (!seconds || (over.isEmpty() && consequence == Consequence.ABORT)) {
            throw new IllegalArgumentException("`over` takes whole seconds, and an abort needs it");
        }
    }

    /** A sentence whose miss fails the run. */
    public Slo(
            Measure measure,
            Subject subject,
            Optional<String> during,
            Comparison comparison,
            double limit) {
        this(measure, subject, during, comparison, limit, Optional.empty(), Consequence.FAIL);
    }

    /**
     * Reads a sentence; its grammar stands in {@code docs/scenario.md}.
     *
     * @throws SyntaxException at the first fault
     */
    public static Slo parse(String sentence) {
        return new SloParser(sentence).parse();
    }

    /** The same about one phase. */
    public Slo during(String phase) {
        return new Slo(measure, subject, Optional.of(phase), comparison, limit, over, consequence);
    }

    /** The canonical sentence, which {@link #parse} reads back to the same SLO. */
    @Override
    public String toString() {
        return SloText.of(this);
    }

    /** What is compared. */
    public sealed interface Measure {

        /**
         * The response time that so many percent of the requests do not exceed; above 0, at most
         * 100.
         */
        record Percentile(double percent) implements Measure {}

        /** The mean response time. */
        record Mean() implements Measure {}

        /** The longest response time. */
        record Max() implements Measure {}

        /** (failed + timed out + dropped) / planned requests. */
        record Errors() implements Measure {}

        /**
         * Requests that ended well, by the second of their completion, averaged over the phase's
         * length.
         */
        record Throughput() implements Measure {}
    }

    /** Over what it is measured. */
    public sealed interface Subject {

        /** Whether it is several requests as one: a journey, or a group. */
        default boolean isOfSeveral() {
            return switch (this) {
                case Journey _, InGroup _ -> true;
                case AllRequests _, Named _ -> false;
            };
        }

        /** All requests. */
        record AllRequests() implements Subject {}

        /** The requests of one name, or of one workload when no request has that name. */
        record Named(String name) implements Subject {}

        /** Whole journeys from the intended start of the arrival; of one workload, or of all. */
        record Journey(Optional<String> workload) implements Subject {}

        /** The groups of one name, each from its beginning to its last answer. */
        record InGroup(String name) implements Subject {}
    }

    /** What a miss of the sentence means for the run. */
    public enum Consequence {
        /** It is reported, and nothing else. */
        WARN,
        /** The run fails. */
        FAIL,
        /** The run fails, and ends as soon as that is proved. */
        ABORT
    }

    /** The direction of a comparison. */
    public enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean holds(double actual, double limit) {
            return switch (this) {
                case LESS -> actual < limit;
                case AT_MOST -> actual <= limit;
                case MORE -> actual > limit;
                case AT_LEAST -> actual >= limit;
            };
        }
    }
}
