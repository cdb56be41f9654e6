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
 * @param sent attempts written to the wire; what the target should have seen
 * @param times the distributions
 * @param statuses answers by status code
 * @param stampsMissing answers whose end had to be taken from the read
 * @param retries attempts that followed one that had failed
 * @param redirects attempts sent where a redirect led
 */
public record RequestStats(
        String phase,
        String workload,
        String name,
        RequestLedger ledger,
        long undelivered,
        long droppedAtLimit,
        long okInTime,
        long sent,
        Times times,
        Map<Integer, Long> statuses,
        Map<ErrorKind, ErrorCount> errors,
        long bytesSent,
        long bytesReceived,
        long stampsMissing,
        long retries,
        long redirects) {

    public static final String ALL = "*";

    public RequestStats {
        statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
        errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    }

    /** Those of requests that took one attempt each. */
    public RequestStats(
            String phase,
            String workload,
            String name,
            RequestLedger ledger,
            long undelivered,
            long droppedAtLimit,
            long okInTime,
            long sent,
            Times times,
            Map<Integer, Long> statuses,
            Map<ErrorKind, ErrorCount> errors,
            long bytesSent,
            long bytesReceived,
            long stampsMissing) {
        this(
                phase,
                workload,
                name,
                ledger,
                undelivered,
                droppedAtLimit,
                okInTime,
                sent,
                times,
                statuses,
                errors,
                bytesSent,
                bytesReceived,
                stampsMissing,
                0,
                0);
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
                0,
                new Times(),
                Map.of(),
                Map.of(),
                0,
                0,
                0);
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
                sent,
                times,
                statuses,
                blamed,
                bytesSent,
                bytesReceived,
                stampsMissing,
                retries,
                redirects);
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
        Map<Integer, Long> allStatuses = new TreeMap<>(statuses);
        other.statuses.forEach((status, count) -> allStatuses.merge(status, count, Long::sum));
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
                sent + other.sent,
                times,
                allStatuses,
                allErrors,
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived,
                stampsMissing + other.stampsMissing,
                retries + other.retries,
                redirects + other.redirects);
    }
}
