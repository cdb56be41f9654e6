package io.plimsoll.model.outcome;

/**
 * The groups of one name, in one workload and phase.
 *
 * @param figures as of journeys: planned is each that began and sent a request, its time is from
 *     where its first step became due to its last answer
 */
public record GroupStats(String name, ArrivalStats figures) {

    static GroupStats none(String phase, String workload, String name) {
        return new GroupStats(
                name,
                new ArrivalStats(
                        phase,
                        workload,
                        ArrivalLedger.EMPTY,
                        0,
                        0,
                        new Latencies(),
                        new Latencies(),
                        new Latencies(),
                        new Latencies(),
                        new Latencies()));
    }
}
