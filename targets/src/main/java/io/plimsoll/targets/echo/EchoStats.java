package io.plimsoll.targets.echo;

import io.plimsoll.targets.referee.ArrivalReport;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The server's own books, since its start or their last reset.
 *
 * @param requests whose last byte was read, control paths not included
 * @param unanswered requests without a finished answer: hung, cut off, reset, or still under way
 * @param refused what could not be read as a request: malformed, or beyond a limit
 * @param faults the server's own errors; the connections they struck were closed
 * @param bodyBytes of the requests' bodies, without their framing
 * @param kernelStamps requests stamped by the kernel; {@code readStamps} those stamped when read
 * @param service from a request's stamp to just before the last write of its answer
 * @param arrivals against the expected schedule, when there is one
 */
public record EchoStats(
        long requests,
        long unanswered,
        long refused,
        long faults,
        SortedMap<Integer, Long> responsesByStatus,
        SortedMap<String, ByName> byName,
        Connections connections,
        long bytesIn,
        long bytesOut,
        long bodyBytes,
        long kernelStamps,
        long readStamps,
        ServiceTimes service,
        Optional<ArrivalReport> arrivals) {

    public EchoStats {
        responsesByStatus = Collections.unmodifiableSortedMap(new TreeMap<>(responsesByStatus));
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** The requests of one path; a name is the path without its query. */
    public record ByName(long requests, ServiceTimes service) {}

    /**
     * @param refused beyond the limit
     * @param failed accepts that the system refused, for want of descriptors for instance
     */
    public record Connections(long accepted, long open, long refused, long failed) {}

    /** Percentiles of finished answers, in nanoseconds, of 3 significant digits; exact maximum. */
    public record ServiceTimes(
            long count,
            double meanNanos,
            long minNanos,
            long p50Nanos,
            long p75Nanos,
            long p90Nanos,
            long p95Nanos,
            long p99Nanos,
            long p999Nanos,
            long maxNanos) {}
}
