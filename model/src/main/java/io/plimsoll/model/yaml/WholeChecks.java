package io.plimsoll.model.yaml;

import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Workload;
import java.util.List;

/** What only shows when all workloads, or all phases, are known. */
final class WholeChecks {

    private final Fields scenario;

    WholeChecks(Fields scenario) {
        this.scenario = scenario;
    }

    void check(
            List<Workload> workloads, Names workloadNames, List<Phase> phases, Names phaseNames) {
        boolean allRead = !workloads.isEmpty() && workloadNames.isAll(workloads.size());
        if (allRead && workloads.stream().allMatch(workload -> workload.weight() == 0)) {
            refuseWeightless(phases);
        }
        boolean allPhases = !phases.isEmpty() && phaseNames.isAll(phases.size());
        if (allPhases && phases.stream().noneMatch(Phase::record)) {
            String what = "no phase is recorded, so nothing can be judged";
            problem("phases", what, "remove `record: false` from one of them");
        }
    }

    private void refuseWeightless(List<Phase> phases) {
        if (phases.stream().anyMatch(phase -> phase.mix().isEmpty())) {
            String what = "no workload has a weight above 0";
            problem("workloads", what, "give one a `weight`, or every phase a `mix`");
        }
    }

    private void problem(String key, String what, String help) {
        scenario.problems().add(scenario.span(key), what, help);
    }
}
