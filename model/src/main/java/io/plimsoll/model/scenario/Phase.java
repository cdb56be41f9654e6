package io.plimsoll.model.scenario;

import io.plimsoll.model.load.Load;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stretch of time with one load shape.
 *
 * @param length how long arrivals are planned, or users start iterations
 * @param after the phases that this one begins after, each with its cooldown; empty: at the start
 *     of the run. A file that says nothing means the phase before
 * @param cooldown how long phases that follow wait after {@code length}; where none follows, only
 *     journeys that are under way may take that time
 * @param record whether it counts in percentiles, SLOs, validity and baselines
 * @param mix weights that replace those of the workloads; empty: theirs
 * @param limits of this phase, within those of the run
 * @param require sentences about this phase, without {@code during}: phases after it begin when it
 *     has drained and these have passed
 */
public record Phase(
        String name,
        Load load,
        Duration length,
        List<String> after,
        Duration cooldown,
        boolean record,
        Map<String, Integer> mix,
        Limits limits,
        List<Slo> require) {

    /** How long one may take whose users end by themselves, unless it says otherwise. */
    public static final Duration ITERATIONS_CAP = Duration.ofHours(1);

    public Phase {
        require = List.copyOf(require);
        after = List.copyOf(after);
        mix = Collections.unmodifiableMap(new LinkedHashMap<>(mix));
        if (length.isZero() || length.isNegative() || cooldown.isNegative()) {
            throw new IllegalArgumentException("a phase is longer than 0");
        }
    }

    /** A recorded phase at the start of the run, with the weights and limits of the run. */
    public static Phase of(String name, Load load, Duration length) {
        return new Phase(name, load, length, List.of(), Duration.ZERO, true, Map.of(), Limits.NONE);
    }

    /** A phase without requirements. */
    public Phase(
            String name,
            Load load,
            Duration length,
            List<String> after,
            Duration cooldown,
            boolean record,
            Map<String, Integer> mix,
            Limits limits) {
        this(name, load, length, after, cooldown, record, mix, limits, List.of());
    }

    /** Its requirements as sentences about this phase of a run. */
    public List<Slo> requirements() {
        return require.stream().map(slo -> slo.during(name)).toList();
    }
}
