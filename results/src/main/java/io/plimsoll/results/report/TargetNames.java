package io.plimsoll.results.report;

import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which targets a scenario sends the requests of a name to. */
public final class TargetNames {

    private final Map<RequestName, Set<String>> targets = new HashMap<>();

    private record RequestName(String workload, String name) {}

    private TargetNames() {}

    public static TargetNames of(Scenario scenario) {
        TargetNames names = new TargetNames();
        for (Workload workload : scenario.workloads()) {
            for (Step.Request step : workload.requests()) {
                if (step instanceof HttpStep http) {
                    RequestName name = new RequestName(workload.name(), http.name());
                    names.targets
                            .computeIfAbsent(name, _ -> new TreeSet<>())
                            .add(target(http, scenario));
                }
            }
        }
        return names;
    }

    private static String target(HttpStep step, Scenario scenario) {
        return step.options()
                .or(scenario.defaults().options())
                .target()
                .orElseGet(() -> scenario.allTargets().keySet().iterator().next());
    }

    /**
     * The figures of the recorded phases by target, in the order of the scenario; none when it has
     * one target only. Their names are those of targets.
     */
    static List<RequestStats> figures(Run run) {
        if (run.scenario().targets().size() < 2) {
            return List.of();
        }
        TargetNames names = of(run.scenario());
        Map<String, List<RequestStats>> byTarget = new LinkedHashMap<>();
        run.scenario().targets().keySet().forEach(name -> byTarget.put(name, new ArrayList<>()));
        for (RequestStats stats : run.requests()) {
            String target = names.of(stats.workload(), stats.name());
            if (!target.isEmpty() && run.isRecorded(stats.phase())) {
                byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(stats);
            }
        }
        String all = RequestStats.ALL;
        return byTarget.entrySet().stream()
                .filter(target -> !target.getValue().isEmpty())
                .map(target -> RequestStats.merged(all, all, target.getKey(), target.getValue()))
                .toList();
    }

    /** Its name, or several with {@code +} between them; empty for what is sent to none. */
    public String of(String workload, String request) {
        return String.join(
                " + ", targets.getOrDefault(new RequestName(workload, request), Set.of()));
    }
}
