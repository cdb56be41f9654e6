package io.plimsoll.analysis.slo;

import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which targets a scenario sends the requests of a name to. */
public final class TargetNames {

    /** Of what is sent to no target. */
    static final String NONE = "";

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

    /** Its name, or several with {@code +} between them; {@link #NONE} for what is sent to none. */
    public String of(String workload, String request) {
        return String.join(
                " + ", targets.getOrDefault(new RequestName(workload, request), Set.of()));
    }
}
