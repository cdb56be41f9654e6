package io.plimsoll.targets.referee;

/**
 * What {@link EvenSchedule} found.
 *
 * @param count arrivals judged
 * @param skipped arrivals before the window
 * @param unrecorded arrivals that exceeded the log's limit and were not judged
 * @param missing slots of the schedule that nothing came for
 * @param ratePerSecond of the judged arrivals, from the first stamp to the last; 0 below two
 * @param rateErrorPercent its deviation from the schedule
 */
public record ArrivalReport(
        double expectedPerSecond,
        long count,
        long skipped,
        long unrecorded,
        long missing,
        double ratePerSecond,
        double rateErrorPercent,
        Lateness lateness) {

    /** Exact percentiles (nearest rank) in nanoseconds. */
    public record Lateness(long p50Nanos, long p99Nanos, long p999Nanos, long maxNanos) {

        static Lateness of(long[] sorted) {
            return new Lateness(
                    rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 0.999), rank(sorted, 1));
        }

        private static long rank(long[] sorted, double share) {
            if (sorted.length == 0) {
                return 0;
            }
            return sorted[
                    Math.clamp((long) Math.ceil(share * sorted.length), 1, sorted.length) - 1];
        }
    }
}
