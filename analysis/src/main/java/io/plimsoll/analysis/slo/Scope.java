package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Subject;
import io.plimsoll.model.scenario.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The part of a run that something is decided over.
 *
 * @param phases in the order of the scenario
 * @param stats of the requests
 * @param arrivals of the same workloads, whole journeys; or the groups of one name
 */
record Scope(List<PhaseOutcome> phases, List<RequestStats> stats, List<ArrivalStats> arrivals) {

    /** Everything in the recorded phases. */
    static Scope recorded(Run run) {
        return all(run).only(PhaseOutcome::recorded, _ -> true, _ -> true);
    }

    /** Everything in one phase. */
    static Scope phase(Run run, PhaseOutcome phase) {
        return all(run).only(phase::equals, _ -> true, _ -> true);
    }

    /** What an SLO is about; {@link Judge} says which phases count. */
    static Scope of(Run run, Slo slo) {
        Scope scope = all(run).about(run.scenario(), slo);
        return slo.subject() instanceof Subject.InGroup(String name)
                ? scope.withGroups(run, name)
                : scope;
    }

    /** The groups stand for the arrivals. */
    private Scope withGroups(Run run, String name) {
        Set<String> names = phases.stream().map(PhaseOutcome::name).collect(Collectors.toSet());
        return new Scope(
                phases,
                List.of(),
                run.extras().groups().stream()
                        .filter(group -> group.name().equals(name))
                        .map(GroupStats::figures)
                        .filter(figures -> names.contains(figures.phase()))
                        .toList());
    }

    private static Scope all(Run run) {
        return new Scope(run.phases(), run.requests(), run.arrivals());
    }

    /** The part of this one that an SLO is about. */
    Scope about(Scenario scenario, Slo slo) {
        Predicate<PhaseOutcome> phase =
                slo.during()
                        .map(name -> (Predicate<PhaseOutcome>) p -> p.name().equals(name))
                        .orElse(PhaseOutcome::recorded);
        return switch (slo.subject()) {
            case Subject.AllRequests _ -> only(phase, _ -> true, _ -> true);
            case Subject.Named named ->
                    isRequest(scenario, named.name())
                            ? only(phase, r -> r.name().equals(named.name()), _ -> false)
                            : ofWorkload(phase, named.name());
            case Subject.Journey journey ->
                    journey.workload()
                            .map(name -> ofWorkload(phase, name))
                            .orElseGet(() -> only(phase, _ -> true, _ -> true));
            case Subject.InGroup _ -> only(phase, _ -> false, _ -> false);
        };
    }

    private Scope ofWorkload(Predicate<PhaseOutcome> phase, String name) {
        return only(phase, r -> r.workload().equals(name), a -> a.workload().equals(name));
    }

    private Scope only(
            Predicate<PhaseOutcome> phase,
            Predicate<RequestStats> request,
            Predicate<ArrivalStats> arrival) {
        List<PhaseOutcome> these = phases.stream().filter(phase).toList();
        Set<String> names = these.stream().map(PhaseOutcome::name).collect(Collectors.toSet());
        return new Scope(
                these,
                stats.stream().filter(r -> names.contains(r.phase())).filter(request).toList(),
                arrivals.stream().filter(a -> names.contains(a.phase())).filter(arrival).toList());
    }

    /** Those of a recording are in a scenario only where its file is at hand. */
    private boolean isRequest(Scenario scenario, String name) {
        return requestNames(scenario).contains(name)
                || stats.stream().anyMatch(request -> request.name().equals(name));
    }

    private static Set<String> requestNames(Scenario scenario) {
        return scenario.workloads().stream()
                .flatMap(workload -> workload.requests().stream())
                .map(Step.Request::name)
                .collect(Collectors.toSet());
    }

    /** All requests together. */
    RequestStats requests() {
        return RequestStats.merged(RequestStats.ALL, RequestStats.ALL, RequestStats.ALL, stats);
    }

    /** How long the phases lasted; where they overlap, once. */
    double seconds() {
        return new Spans(phases).seconds();
    }
}
