package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;

/** What came in one metric series within a second. */
final class MetricSeries {

    private final Latencies values = new Latencies();
    private long without;

    /**
     * Records a number in units of which {@link MetricStats#UNITS_PER_ONE} make 1.
     *
     * @param value below 0: there was none
     */
    void record(long value) {
        if (value < 0) {
            without++;
        } else {
            values.record(value);
        }
    }

    void clear() {
        values.clear();
        without = 0;
    }

    /** The distribution is shared, not copied. */
    MetricStats stats(String phase, String workload, String name) {
        return new MetricStats(phase, workload, name, without, values);
    }
}
