package io.plimsoll.model.outcome;

import java.util.List;
import java.util.Map;

/**
 * What changed in a second of a run, or in several that follow each other: everything by the second
 * in which it happened, the ledgers also by the second for which it was intended. {@link RunTotals}
 * adds a run's changes up to its outcome.
 *
 * @param seconds one entry per second; their ledgers are empty, since those go by intended seconds
 * @param requests one entry per series in which anything changed
 * @param arrivals one entry per series in which anything changed
 * @param drops one entry per phase that dropped arrivals at a limit; in the figures of the series
 *     these are the target's doing until {@link DropBlame} has seen all
 * @param phases all that have begun, as they stand at the end of the last second
 * @param connections of the whole run so far
 * @param generator as it stands; its distributions hold what changed
 * @param extras what changed of them
 */
public record Changes(
        List<Second> seconds,
        List<OfRequests> requests,
        List<OfArrivals> arrivals,
        List<OfDrops> drops,
        List<PhaseOutcome> phases,
        Connections connections,
        Generator generator,
        Extras extras) {

    /** Changes of a run without extras. */
    public Changes(
            List<Second> seconds,
            List<OfRequests> requests,
            List<OfArrivals> arrivals,
            List<OfDrops> drops,
            List<PhaseOutcome> phases,
            Connections connections,
            Generator generator) {
        this(seconds, requests, arrivals, drops, phases, connections, generator, Extras.NONE);
    }

    /** Those of a run in which nothing has happened. */
    public static Changes none() {
        return new Changes(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Connections.NONE,
                Generator.unknown());
    }

    /**
     * What changed for the requests of one name in one phase and workload.
     *
     * @param series their number; the outcome lists them in its order
     * @param stats counts and distributions of these changes alone
     * @param byIntendedSecond the ledger of {@code stats}, split
     */
    public record OfRequests(
            int series, RequestStats stats, Map<Integer, RequestLedger> byIntendedSecond) {

        public OfRequests {
            byIntendedSecond = Map.copyOf(byIntendedSecond);
        }
    }

    /** The same for the arrivals of one workload in one phase. */
    public record OfArrivals(
            int series, ArrivalStats stats, Map<Integer, ArrivalLedger> byIntendedSecond) {

        public OfArrivals {
            byIntendedSecond = Map.copyOf(byIntendedSecond);
        }
    }

    /**
     * How the generator fared in the seconds in which a phase dropped arrivals at a limit.
     *
     * @param lateness of everything that was fired in them, whichever phase it belongs to
     * @param readDelay of everything that was read in them
     */
    public record OfDrops(String phase, Latencies lateness, Latencies readDelay) {}

    /**
     * What has gone over the network since the run began.
     *
     * @param reused requests on a connection that had served before
     * @param targets what went where over HTTP
     */
    public record Connections(long opened, long reused, List<TargetStats> targets) {

        public static final Connections NONE = new Connections(0, 0, List.of());

        public Connections {
            targets = List.copyOf(targets);
        }
    }

    public Changes {
        seconds = List.copyOf(seconds);
        requests = List.copyOf(requests);
        arrivals = List.copyOf(arrivals);
        drops = List.copyOf(drops);
        phases = List.copyOf(phases);
    }
}
