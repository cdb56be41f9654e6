package io.plimsoll.app.cli.trial;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Makes a scenario one that a single user goes through once. */
public final class OneUser {

    /** No trial takes longer, however long it thinks. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private OneUser() {}

    /**
     * The scenario with a phase for each workload, one after the other, of one user and one
     * iteration.
     *
     * @param names of the workloads; empty: all
     * @throws PlimsollException when there is no such workload
     */
    public static Scenario of(Scenario scenario, List<String> names) {
        List<Workload> workloads =
                scenario.workloads().stream()
                        .filter(workload -> !isReplayed(workload, scenario))
                        .toList();
        List<String> all = workloads.stream().map(Workload::name).toList();
        if (all.isEmpty()) {
            throw new PlimsollException(
                    ExitCode.USAGE,
                    Problem.of(
                            "the scenario only replays recordings, which nobody goes through",
                            "give it a workload to try"));
        }
        List<Problem> unknown =
                names.stream()
                        .filter(name -> !all.contains(name))
                        .map(name -> unknown(name, all))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new PlimsollException(ExitCode.USAGE, unknown);
        }
        List<Phase> phases = new ArrayList<>();
        for (String name : names.isEmpty() ? all : names.stream().distinct().toList()) {
            phases.add(
                    new Phase(
                            name,
                            new Users(List.of(1), false, Duration.ZERO, OptionalInt.of(1)),
                            LONGEST,
                            phases.isEmpty() ? List.of() : List.of(phases.getLast().name()),
                            Duration.ZERO,
                            true,
                            Map.of(name, 1),
                            Limits.NONE));
        }
        return scenario.with(workloads, phases);
    }

    /** Whether it is what a recording says, and nothing that a user would do. */
    private static boolean isReplayed(Workload workload, Scenario scenario) {
        return scenario.phases().stream()
                .filter(phase -> phase.load() instanceof Replay)
                .anyMatch(phase -> phase.mix().containsKey(workload.name()));
    }

    private static Problem unknown(String name, List<String> all) {
        return Problem.of(
                "`--workload`: the scenario has no workload `" + name + "`",
                Suggestions.didYouMean(name, all)
                        .orElse("its workloads: " + String.join(", ", all)));
    }
}
