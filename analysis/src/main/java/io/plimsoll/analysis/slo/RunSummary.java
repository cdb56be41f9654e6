package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The merged figures of a run's recorded phases, which console, JSON and reports show. Ledgers over
 * all phases are in {@link Run#allRequests} and {@link Run#allArrivals}.
 *
 * @param requests all together; lateness, read delay and connection wait are in its times
 * @param byName in the order of the scenario, as are the others
 * @param byTarget under the targets' names; none when the scenario has one target only
 */
public record RunSummary(
        RequestStats requests,
        List<RequestStats> byName,
        List<RequestStats> byTarget,
        List<RequestStats> byPhase,
        List<RequestStats> byWorkload,
        List<Journeys> journeys,
        List<Journeys> groups,
        List<MetricStats> metrics,
        Throughput throughput) {

    /**
     * The whole journeys of one workload, or the groups of one name.
     *
     * @param name of the workload or of the group
     * @param times from the intended start to the last read, of those that completed, timed out or
     *     were unfinished
     * @param censored those of them that did not complete: they took at least so long
     */
    public record Journeys(String name, ArrivalLedger ledger, Latencies times, Latencies censored) {

        /** Whether a percentile or maximum of this length is a lower bound. */
        public boolean isCensoredAt(long nanos) {
            return !censored.isEmpty() && nanos >= censored.percentile(0);
        }

        private static Journeys of(String name, List<ArrivalStats> arrivals) {
            Sample sample = Sample.ofJourneys(arrivals);
            return new Journeys(
                    name,
                    arrivals.stream()
                            .map(ArrivalStats::ledger)
                            .reduce(ArrivalLedger.EMPTY, ArrivalLedger::plus),
                    Latencies.merged(List.of(sample.delivered(), sample.late(), sample.censored())),
                    sample.censored());
        }
    }

    /**
     * Ok requests per second.
     *
     * @param mean those that completed while their phase lasted, over the length of the phases
     * @param peak of the seconds that lie wholly inside the phases, the one with most; the mean
     *     when there is no such second
     * @param sustained their tenth percentile: nine seconds in ten completed at least so many
     */
    public record Throughput(double mean, double peak, double sustained) {}

    private static final String ALL = RequestStats.ALL;

    public RunSummary {
        byName = List.copyOf(byName);
        byTarget = List.copyOf(byTarget);
        byPhase = List.copyOf(byPhase);
        byWorkload = List.copyOf(byWorkload);
        journeys = List.copyOf(journeys);
        groups = List.copyOf(groups);
        metrics = List.copyOf(metrics);
    }

    public static RunSummary of(Run run) {
        Scope recorded = Scope.recorded(run);
        RequestStats requests = recorded.requests();
        return new RunSummary(
                requests,
                by(
                        recorded,
                        RequestStats::name,
                        (name, parts) -> RequestStats.merged(ALL, ALL, name, parts)),
                targets(run.scenario(), recorded),
                by(
                        recorded,
                        RequestStats::phase,
                        (phase, parts) -> RequestStats.merged(phase, ALL, ALL, parts)),
                by(
                        recorded,
                        RequestStats::workload,
                        (workload, parts) -> RequestStats.merged(ALL, workload, ALL, parts)),
                journeys(recorded),
                groups(run),
                metrics(run),
                throughput(run, recorded, requests));
    }

    private static List<RequestStats> by(
            Scope scope,
            Function<RequestStats, String> key,
            BiFunction<String, List<RequestStats>, RequestStats> merged) {
        Map<String, List<RequestStats>> groups = new LinkedHashMap<>();
        for (RequestStats stats : scope.stats()) {
            groups.computeIfAbsent(key.apply(stats), _ -> new ArrayList<>()).add(stats);
        }
        return groups.entrySet().stream()
                .map(group -> merged.apply(group.getKey(), group.getValue()))
                .toList();
    }

    private static List<RequestStats> targets(Scenario scenario, Scope recorded) {
        if (scenario.targets().size() < 2) {
            return List.of();
        }
        TargetNames names = TargetNames.of(scenario);
        Map<String, List<RequestStats>> byTarget = new LinkedHashMap<>();
        scenario.targets().keySet().forEach(name -> byTarget.put(name, new ArrayList<>()));
        for (RequestStats stats : recorded.stats()) {
            String target = names.of(stats.workload(), stats.name());
            byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(stats);
        }
        byTarget.remove(TargetNames.NONE);
        return byTarget.entrySet().stream()
                .filter(target -> !target.getValue().isEmpty())
                .map(target -> RequestStats.merged(ALL, ALL, target.getKey(), target.getValue()))
                .toList();
    }

    private static List<Journeys> journeys(Scope scope) {
        Map<String, List<ArrivalStats>> byWorkload = new LinkedHashMap<>();
        for (ArrivalStats stats : scope.arrivals()) {
            byWorkload.computeIfAbsent(stats.workload(), _ -> new ArrayList<>()).add(stats);
        }
        return journeys(byWorkload);
    }

    private static List<Journeys> groups(Run run) {
        Map<String, List<ArrivalStats>> byName = new LinkedHashMap<>();
        for (GroupStats stats : run.extras().groups()) {
            if (run.isRecorded(stats.figures().phase())) {
                byName.computeIfAbsent(stats.name(), _ -> new ArrayList<>()).add(stats.figures());
            }
        }
        return journeys(byName);
    }

    private static List<MetricStats> metrics(Run run) {
        Map<String, List<MetricStats>> byName = new LinkedHashMap<>();
        for (MetricStats stats : run.extras().metrics()) {
            if (run.isRecorded(stats.phase())) {
                byName.computeIfAbsent(stats.name(), _ -> new ArrayList<>()).add(stats);
            }
        }
        return byName.entrySet().stream()
                .map(name -> merged(name.getKey(), name.getValue()))
                .toList();
    }

    private static MetricStats merged(String name, List<MetricStats> parts) {
        return new MetricStats(
                ALL,
                ALL,
                name,
                parts.stream().mapToLong(MetricStats::without).sum(),
                Latencies.merged(parts.stream().map(MetricStats::values).toList()));
    }

    private static List<Journeys> journeys(Map<String, List<ArrivalStats>> byName) {
        return byName.entrySet().stream()
                .map(name -> Journeys.of(name.getKey(), name.getValue()))
                .toList();
    }

    private static Throughput throughput(Run run, Scope recorded, RequestStats requests) {
        double seconds = recorded.seconds();
        double mean = seconds == 0 ? 0 : requests.okInTime() / seconds;
        Spans spans = new Spans(recorded.phases());
        long[] whole =
                run.timeline().stream()
                        .filter(second -> spans.coversSecond(second.second()))
                        .mapToLong(Second::okCompleted)
                        .sorted()
                        .toArray();
        if (whole.length == 0) {
            return new Throughput(mean, mean, mean);
        }
        int tenth = (int) Ranking.rank(10, whole.length) - 1;
        return new Throughput(mean, whole[whole.length - 1], whole[tenth]);
    }
}
