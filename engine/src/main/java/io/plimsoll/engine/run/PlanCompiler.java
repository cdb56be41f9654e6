package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.metrics.Keys;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a scenario ready to be walked: names become numbers. */
final class PlanCompiler {

    private final Scenario scenario;
    private final List<Keys.Name> names = new ArrayList<>();
    private final List<Plan.Request> requests = new ArrayList<>();
    private final List<Plan.Workload> workloads = new ArrayList<>();

    private PlanCompiler(Scenario scenario) {
        this.scenario = scenario;
    }

    static Plan compile(Scenario scenario) {
        return new PlanCompiler(scenario).compile();
    }

    private Plan compile() {
        for (Workload workload : scenario.workloads()) {
            workloads.add(workload(workload, workloads.size()));
        }
        List<Plan.Phase> phases = new ArrayList<>();
        for (Phase phase : scenario.phases()) {
            phases.add(phase(phase, phases.size()));
        }
        Keys keys =
                new Keys(
                        scenario.phases().stream().map(Phase::name).toList(),
                        scenario.workloads().stream().map(Workload::name).toList(),
                        names);
        return new Plan(
                keys,
                workloads,
                requests,
                phases,
                scenario.limits().inFlightOrDefault(),
                scenario.limits().connectionsOrDefault(),
                scenario.seed());
    }

    private Plan.Workload workload(Workload workload, int index) {
        List<Plan.Move> moves = new ArrayList<>();
        for (Step step : workload.steps()) {
            switch (step) {
                case Think(Duration shortest, Duration longest) ->
                        moves.add(
                                new Plan.Move.Pause(
                                        shortest.toNanos(), longest.minus(shortest).toNanos()));
                case Step.Request request -> moves.add(new Plan.Move.Send(request(request, index)));
            }
        }
        return new Plan.Workload(index, moves);
    }

    private Plan.Request request(Step.Request step, int workload) {
        Keys.Name name = new Keys.Name(workload, step.name());
        int number = names.indexOf(name);
        if (number < 0) {
            number = names.size();
            names.add(name);
        }
        Duration timeout = step.timeout().orElse(scenario.defaults().timeout());
        Plan.Request request =
                new Plan.Request(
                        requests.size(),
                        number,
                        workload,
                        step,
                        timeout.toNanos(),
                        step.continueOnError());
        requests.add(request);
        return request;
    }

    private Plan.Phase phase(Phase phase, int index) {
        List<Integer> weights =
                scenario.workloads().stream()
                        .map(
                                workload ->
                                        phase.mix().isEmpty()
                                                ? workload.weight()
                                                : phase.mix().getOrDefault(workload.name(), 0))
                        .toList();
        long longestTimeout =
                requests.stream().mapToLong(Plan.Request::timeoutNanos).max().orElse(0);
        return new Plan.Phase(
                index,
                phase.load(),
                phase.length().toNanos(),
                phase.cooldown().toNanos() + longestTimeout,
                phase.load() instanceof Burst burst && burst.over().isZero()
                        ? Punctuality.BURST_LATE_NANOS
                        : Punctuality.LATE_NANOS,
                weights,
                Math.min(
                        phase.limits().inFlight().orElse(Integer.MAX_VALUE),
                        scenario.limits().inFlightOrDefault()),
                phase.limits().connections().orElse(scenario.limits().connectionsOrDefault()));
    }
}
