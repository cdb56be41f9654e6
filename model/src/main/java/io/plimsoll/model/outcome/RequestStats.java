package io.plimsoll.model.outcome;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything measured about the requests of one name in one phase and workload; or of several,
 * merged.
 *
 * @param phase the phase that planned them; {@code *} when merged over phases
 * @param workload {@code *} when merged
 * @param name {@code *} when merged
 * @param undelivered planned requests that were not sent, or were sent more than 100 ms late, for
 *     the generator's own reasons
 * @param droppedAtLimit those of the dropped ones for which the target's overload is to blame
 * @param okInTime those of the ok ones that completed before the phase's length was over
 * @param times the distributions
 */
public record RequestStats(
        String phase,
        String workload,
        String name,
        RequestLedger ledger,
        long undelivered,
        long droppedAtLimit,
        long okInTime,
        AttemptCounts attempts,
        Times times,
        Map<ErrorKind, ErrorCount> errors) {

    public static final String ALL = "*";

    public RequestStats {
        errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    }

    public static RequestStats empty(String phase, String workload, String name) {
        return new RequestStats(
                phase,
                workload,
                name,
                RequestLedger.EMPTY,
                0,
                0,
                0,
                AttemptCounts.NONE,
                new Times(),
                Map.of());
    }

    /** The same, the drops at a limit being our own doing. */
    RequestStats blamingGenerator() {
        Map<ErrorKind, ErrorCount> blamed = new TreeMap<>(errors);
        ErrorCount drops = blamed.remove(ErrorKind.IN_FLIGHT);
        if (drops != null) {
            blamed.merge(ErrorKind.GENERATOR_IN_FLIGHT, drops, ErrorCount::plus);
        }
        return new RequestStats(
                phase,
                workload,
                name,
                ledger,
                undelivered + droppedAtLimit,
                0,
                okInTime,
                attempts,
                times,
                blamed);
    }

    /** All of them together, under these names. */
    public static RequestStats merged(
            String phase, String workload, String name, Iterable<RequestStats> parts) {
        RequestStats all = empty(phase, workload, name);
        for (RequestStats part : parts) {
            all = all.absorb(part);
        }
        return all;
    }

    /** Both together, under this one's names. */
    public RequestStats plus(RequestStats other) {
        return merged(phase, workload, name, List.of(this, other));
    }

    /** Both together, like {@link #plus}, in this one's distributions, which change with it. */
    public RequestStats absorb(RequestStats other) {
        times.add(other.times);
        Map<ErrorKind, ErrorCount> allErrors = new TreeMap<>(errors);
        other.errors.forEach((kind, count) -> allErrors.merge(kind, count, ErrorCount::plus));
        return new RequestStats(
                phase,
                workload,
                name,
                ledger.plus(other.ledger),
                undelivered + other.undelivered,
                droppedAtLimit + other.droppedAtLimit,
                okInTime + other.okInTime,
                attempts.plus(other.attempts),
                times,
                allErrors);
    }
}
