package io.plimsoll.model.yaml;

import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Span;
import java.util.List;
import java.util.Optional;

/** What only shows when all workloads, or all phases, are known. */
final class WholeChecks {

    private final Fields scenario;

    WholeChecks(Fields scenario) {
        this.scenario = scenario;
    }

    void check(
            List<Workload> workloads,
            Names workloadNames,
            List<Phase> phases,
            Names phaseNames,
            List<Feeder> feeders) {
        boolean allRead = !workloads.isEmpty() && workloadNames.isAll(workloads.size());
        if (allRead && workloads.stream().allMatch(workload -> workload.weight() == 0)) {
            refuseWeightless(phases);
        }
        boolean allPhases = !phases.isEmpty() && phaseNames.isAll(phases.size());
        if (allPhases && phases.stream().noneMatch(Phase::record)) {
            String what = "no phase is recorded, so nothing can be judged";
            problem("phases", what, "remove `record: false` from one of them");
        }
        checkOnce(feeders, workloads, phases);
    }

    /** What is taken once must be counted: who takes it, and how much, has to be known. */
    private void checkOnce(List<Feeder> feeders, List<Workload> workloads, List<Phase> phases) {
        for (Feeder feeder : feeders) {
            List<Workload> takers =
                    workloads.stream()
                            .filter(workload -> workload.feeds().contains(feeder.name()))
                            .toList();
            if (feeder.pick() == Feeder.Pick.ONCE && takers.size() > 1) {
                String what =
                        "feeder `%s` gives each row once, but to %d workloads"
                                .formatted(feeder.name(), takers.size());
                problem(feederSpan(feeder), what, "give each a feeder of its own");
            } else if (feeder.pick() == Feeder.Pick.ONCE && takers.size() == 1) {
                checkCounted(feeder, takers.getFirst(), phases);
            }
        }
    }

    private void checkCounted(Feeder feeder, Workload taker, List<Phase> phases) {
        List<Phase> taking =
                phases.stream()
                        .filter(
                                phase ->
                                        phase.mix().isEmpty()
                                                ? taker.weight() > 0
                                                : phase.mix().getOrDefault(taker.name(), 0) > 0)
                        .toList();
        for (Phase phase : taking.subList(0, Math.max(0, taking.size() - 1))) {
            if (phase.load() instanceof Users users && users.iterations().isEmpty()) {
                String what =
                        "how many rows of `%s` phase `%s` takes is not known"
                                .formatted(feeder.name(), phase.name());
                problem(
                        phaseSpan(phase),
                        what,
                        "give it `iterations`, or make it the last that takes any");
            }
        }
    }

    private Span feederSpan(Feeder feeder) {
        return scenario.named("feeders").stream()
                .flatMap(List::stream)
                .map(Node.Entry::key)
                .filter(name -> name.text().equals(feeder.name()))
                .map(Node.Scalar::span)
                .findFirst()
                .orElse(scenario.span("feeders"));
    }

    private Span phaseSpan(Phase phase) {
        return scenario.items("phases").stream()
                .flatMap(List::stream)
                .filter(item -> PhaseReader.nameOf(item).equals(Optional.of(phase.name())))
                .map(Node::span)
                .findFirst()
                .orElse(scenario.span("phases"));
    }

    private void refuseWeightless(List<Phase> phases) {
        if (phases.stream().anyMatch(phase -> phase.mix().isEmpty())) {
            String what = "no workload has a weight above 0";
            problem("workloads", what, "give one a `weight`, or every phase a `mix`");
        }
    }

    private void problem(String key, String what, String help) {
        problem(scenario.span(key), what, help);
    }

    private void problem(Span where, String what, String help) {
        scenario.problems().add(where, what, help);
    }
}
