package io.plimsoll.model.outcome;

/**
 * The numbers of one name that answers brought along, in one workload and phase.
 *
 * @param without answers that had no such number, or one below 0 or above {@link #MOST}
 * @param values in units of which {@link #UNITS_PER_ONE} make 1
 */
public record MetricStats(
        String phase, String workload, String name, long without, Latencies values) {

    /** How finely numbers are counted: those below half a unit are 0. */
    public static final double UNITS_PER_ONE = 1e6;

    public static final double MOST = 1e12;
}
