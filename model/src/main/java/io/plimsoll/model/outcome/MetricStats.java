package io.plimsoll.model.outcome;

/**
 * The numbers of one name that answers brought along, in one workload and phase.
 *
 * @param without answers that had no such number, or one below 0 or above {@link #MOST}
 * @param values in units of {@link #UNIT}
 */
public record MetricStats(
        String phase, String workload, String name, long without, Latencies values) {

    /** What a number is counted in: smaller ones are 0. */
    public static final double UNIT = 1e-6;

    public static final double MOST = 1e12;
}
