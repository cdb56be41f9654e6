package io.plimsoll.engine.metrics;

import java.util.List;

/**
 * The names that figures are kept under, as numbers: a request series is a request name of a
 * workload in a phase, an arrival series a workload in a phase.
 *
 * @param phases in the order of the scenario
 * @param workloads in the order of the scenario
 * @param names the different request names of each workload
 * @param groups the different names of groups of each workload
 * @param metrics the different names of metrics of each workload
 */
public record Keys(
        List<String> phases,
        List<String> workloads,
        List<Name> names,
        List<Name> groups,
        List<Name> metrics) {

    /**
     * A name of requests, groups or metrics.
     *
     * @param workload the number of the workload it belongs to
     */
    public record Name(int workload, String name) {}

    public Keys {
        phases = List.copyOf(phases);
        workloads = List.copyOf(workloads);
        names = List.copyOf(names);
        groups = List.copyOf(groups);
        metrics = List.copyOf(metrics);
    }

    /** Names without groups and metrics. */
    public Keys(List<String> phases, List<String> workloads, List<Name> names) {
        this(phases, workloads, names, List.of(), List.of());
    }

    public int requestSeries(int phase, int name) {
        return phase * names.size() + name;
    }

    public int arrivalSeries(int phase, int workload) {
        return phase * workloads.size() + workload;
    }

    public int groupSeries(int phase, int group) {
        return phase * groups.size() + group;
    }

    public int metricSeries(int phase, int metric) {
        return phase * metrics.size() + metric;
    }

    int metricSeriesCount() {
        return phases.size() * metrics.size();
    }

    int groupSeriesCount() {
        return phases.size() * groups.size();
    }

    int requestSeriesCount() {
        return phases.size() * names.size();
    }

    int arrivalSeriesCount() {
        return phases.size() * workloads.size();
    }

    /** The number of the phase of a request series. */
    int phase(int series) {
        return series / names.size();
    }

    int phaseOfArrivals(int series) {
        return series / workloads.size();
    }

    Name name(int series) {
        return names.get(series % names.size());
    }

    String workloadOfArrivals(int series) {
        return workloads.get(series % workloads.size());
    }

    int arrivalSeriesOf(int requestSeries) {
        return arrivalSeries(requestSeries / names.size(), name(requestSeries).workload());
    }
}
