package io.plimsoll.engine.metrics;

import io.plimsoll.engine.metrics.Collector.ClosedSecond;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Extras;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Times;
import java.util.ArrayList;
import java.util.List;

/** Makes of what was collected in a second what is told of it, under the names of the plan. */
record SecondCloser(Keys keys, ErrorTexts errorTexts) {

    /**
     * The second as it is told.
     *
     * @param number from the beginning of the run, from 0
     * @param inFlight at its end
     */
    ClosedSecond close(OpenSecond second, int number, long inFlight) {
        return new ClosedSecond(
                figures(second, number, inFlight),
                second.times,
                second.due,
                second.arrivalsCompleted,
                requestChanges(second),
                arrivalChanges(second),
                drops(second),
                extras(second),
                second.latenessByShard,
                second.readDelayByShard);
    }

    private static Second figures(OpenSecond second, int number, long inFlight) {
        Times times = second.times;
        Latencies responses = times.response();
        return new Second(
                number,
                RequestLedger.EMPTY,
                ArrivalLedger.EMPTY,
                second.started,
                second.okCompleted,
                responses.percentile(50),
                responses.percentile(99),
                responses.max(),
                times.censored.percentile(0),
                times.lateness.percentile(99),
                times.readDelay.percentile(99),
                inFlight,
                responses.density());
    }

    private List<Changes.OfRequests> requestChanges(OpenSecond second) {
        List<Changes.OfRequests> changes = new ArrayList<>();
        second.requests.forEach(
                (number, series) -> {
                    Keys.Name name = keys.name(number);
                    changes.add(
                            series.changes(
                                    number,
                                    keys.phases().get(keys.phase(number)),
                                    keys.workloads().get(name.workload()),
                                    name.name(),
                                    kind -> errorTexts.tell(number, kind)));
                });
        return changes;
    }

    private List<Changes.OfArrivals> arrivalChanges(OpenSecond second) {
        List<Changes.OfArrivals> changes = new ArrayList<>();
        second.arrivals.forEach(
                (number, series) -> {
                    changes.add(
                            series.changes(
                                    number,
                                    keys.phases().get(keys.phaseOfArrivals(number)),
                                    keys.workloadOfArrivals(number)));
                });
        return changes;
    }

    private Extras extras(OpenSecond second) {
        List<GroupStats> groups = new ArrayList<>();
        second.groups.forEach(
                (number, series) -> {
                    Keys.Name name = keys.groups().get(number % keys.groups().size());
                    String phase = keys.phases().get(number / keys.groups().size());
                    String workload = keys.workloads().get(name.workload());
                    groups.add(
                            new GroupStats(
                                    name.name(), series.changes(number, phase, workload).stats()));
                });
        List<MetricStats> metrics = new ArrayList<>();
        second.metrics.forEach(
                (number, series) -> {
                    Keys.Name name = keys.metrics().get(number % keys.metrics().size());
                    String phase = keys.phases().get(number / keys.metrics().size());
                    String workload = keys.workloads().get(name.workload());
                    metrics.add(series.stats(phase, workload, name.name()));
                });
        return new Extras(groups, metrics);
    }

    private List<Changes.OfDrops> drops(OpenSecond second) {
        return second.dropping.stream()
                .mapToObj(
                        phase ->
                                new Changes.OfDrops(
                                        keys.phases().get(phase),
                                        second.times.lateness,
                                        second.times.readDelay))
                .toList();
    }
}
