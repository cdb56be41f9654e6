package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Feed;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.metrics.Keys;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.outcome.Masks;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.recording.Recording;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.rows.Rows;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a scenario ready to be walked: names become numbers. */
final class PlanCompiler {

    private final Scenario scenario;
    private final List<Keys.Name> names = new ArrayList<>();
    private final List<Plan.Request> requests = new ArrayList<>();
    private final Map<String, Rows> files = new LinkedHashMap<>();

    private final Map<String, String> constants = new LinkedHashMap<>();

    private PlanCompiler(Scenario scenario) {
        this.scenario = scenario;
        constants.putAll(scenario.vars());
    }

    /** Makes the plan of a scenario without feeders and secrets. */
    static Plan compile(Scenario scenario) {
        return compile(scenario, Path.of(""), Map.of());
    }

    /**
     * @param folder where the files of feeders are
     * @param secrets their values
     * @throws io.plimsoll.model.basics.PlimsollException when one of them cannot be read
     */
    static Plan compile(Scenario scenario, Path folder, Map<String, String> secrets) {
        PlanCompiler compiler = new PlanCompiler(scenario);
        secrets.forEach((name, value) -> compiler.constants.put("secrets." + name, value));
        for (Feeder feeder : scenario.feeders()) {
            compiler.files.put(
                    feeder.name(),
                    RowFile.open(
                            folder.resolve(feeder.file()),
                            feeder.file().toString(),
                            feeder.format()));
        }
        return compiler.compile(Masks.of(secrets.values()));
    }

    private Plan compile(Masks masks) {
        List<List<Plan.Move>> moves = new ArrayList<>();
        for (Workload workload : scenario.workloads()) {
            moves.add(moves(workload, moves.size()));
        }
        List<Plan.Phase> phases = new ArrayList<>();
        for (Phase phase : scenario.phases()) {
            phases.add(phase(phase, phases.size()));
        }
        List<Plan.Workload> workloads = new ArrayList<>();
        for (Workload workload : scenario.workloads()) {
            int index = workloads.size();
            List<Feed> feeds =
                    Stream.concat(
                                    scenario.feeders().stream()
                                            .filter(f -> workload.feeds().contains(f.name()))
                                            .map(feeder -> feed(feeder, phases, index)),
                                    recording(workload).map(this::feed).stream())
                            .toList();
            workloads.add(new Plan.Workload(index, moves.get(index), variables(workload), feeds));
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
                scenario.seed(),
                masks);
    }

    private Feed feed(Feeder feeder, List<Plan.Phase> phases, int workload) {
        Rows file = Objects.requireNonNull(files.get(feeder.name()));
        return Feed.of(feeder, file, phases, workload, scenario.seed());
    }

    /** The recording that a workload plays, if it does. */
    private Optional<Recording> recording(Workload workload) {
        return scenario.phases().stream()
                .filter(phase -> phase.mix().containsKey(workload.name()))
                .map(Phase::load)
                .filter(Replay.class::isInstance)
                .map(load -> ((Replay) load).log())
                .filter(Recording.class::isInstance)
                .map(Recording.class::cast)
                .findFirst();
    }

    /** Entry k of a recording is that of arrival k. */
    private Feed feed(Recording recording) {
        Feeder feeder =
                new Feeder(
                        recording.feeder(),
                        Path.of(recording.toString()),
                        RowFile.Format.CSV,
                        Feeder.Pick.CIRCULAR);
        return new Feed(feeder, recording, scenario.seed(), List.of());
    }

    private List<Plan.Move> moves(Workload workload, int index) {
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
        return moves;
    }

    private Variables variables(Workload workload) {
        List<String> saved =
                workload.steps().stream()
                        .filter(HttpStep.class::isInstance)
                        .flatMap(step -> ((HttpStep) step).saves().stream())
                        .map(Save::name)
                        .toList();
        Stream<String> recorded =
                recording(workload).stream()
                        .flatMap(
                                recording ->
                                        recording.columns().stream()
                                                .map(column -> recording.feeder() + "." + column));
        Stream<String> cells =
                workload.feeds().stream()
                        .filter(files::containsKey)
                        .flatMap(
                                feeder ->
                                        Objects.requireNonNull(files.get(feeder)).columns().stream()
                                                .map(column -> feeder + "." + column));
        return new Variables(constants, saved, Stream.concat(cells, recorded).toList());
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
