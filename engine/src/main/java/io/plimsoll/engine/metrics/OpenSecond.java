package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Times;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A second of the run that may still receive facts: what was planned for it, and what was fired,
 * completed, read and dropped in it.
 */
final class OpenSecond {

    /** Of what happened in this second, whichever series it belongs to. */
    final Times times = new Times();

    /** The numbers of the phases that dropped arrivals at a limit in it. */
    final BitSet dropping = new BitSet();

    final OpenSeries<RequestSeries> requests;
    final OpenSeries<ArrivalSeries> arrivals;
    final OpenSeries<ArrivalSeries> groups;
    final OpenSeries<MetricSeries> metrics;
    final List<Latencies> latenessByShard = new ArrayList<>();
    final List<Latencies> readDelayByShard = new ArrayList<>();
    long due;
    long started;
    long arrivalsCompleted;
    long requestsFired;
    long requestsEnded;
    long okCompleted;

    OpenSecond(
            OpenSeries<RequestSeries> requests,
            OpenSeries<ArrivalSeries> arrivals,
            OpenSeries<ArrivalSeries> groups,
            OpenSeries<MetricSeries> metrics,
            int shards) {
        this.requests = requests;
        this.arrivals = arrivals;
        this.groups = groups;
        this.metrics = metrics;
        for (int shard = 0; shard < shards; shard++) {
            latenessByShard.add(new Latencies());
            readDelayByShard.add(new Latencies());
        }
    }

    void clear() {
        times.clear();
        dropping.clear();
        requests.forEach((_, series) -> series.clear());
        requests.giveBack();
        arrivals.forEach((_, series) -> series.clear());
        arrivals.giveBack();
        groups.forEach((_, series) -> series.clear());
        groups.giveBack();
        metrics.forEach((_, series) -> series.clear());
        metrics.giveBack();
        latenessByShard.forEach(Latencies::clear);
        readDelayByShard.forEach(Latencies::clear);
        due = 0;
        started = 0;
        arrivalsCompleted = 0;
        requestsFired = 0;
        requestsEnded = 0;
        okCompleted = 0;
    }
}
