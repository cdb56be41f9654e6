package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Feed;
import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.metrics.Keys;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.recording.Recording;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.rows.Rows;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a scenario ready to be walked: names become numbers. */
final class PlanCompiler {

    private final Scenario scenario;
    private final List<Keys.Name> names = new ArrayList<>();
    private final List<Keys.Name> groups = new ArrayList<>();
    private final List<Keys.Name> metrics = new ArrayList<>();
    private final List<Plan.Request> requests = new ArrayList<>();
    private final Map<String, Rows> files = new LinkedHashMap<>();

    private final Map<String, String> constants = new LinkedHashMap<>();

    private final Data data;
    private final Witness.Stage steps;
    private final Optional<Consumer<Map<String, String>>> listener;

    /**
     * What a plan needs that the scenario does not hold.
     *
     * @param folder where the files of feeders are
     * @param secrets their values
     * @param given values of variables that were saved before
     */
    record Data(Path folder, Map<String, String> secrets, Map<String, String> given) {

        static final Data NONE = new Data(Path.of(""), Map.of(), Map.of());

        Data giving(Map<String, String> values) {
            return new Data(folder, secrets, values);
        }
    }

    private PlanCompiler(
            Scenario scenario,
            Data data,
            Witness.Stage steps,
            Optional<Consumer<Map<String, String>>> listener) {
        this.scenario = scenario;
        this.data = data;
        this.steps = steps;
        this.listener = listener;
        constants.putAll(scenario.vars());
        data.secrets.forEach((name, value) -> constants.put(Secret.PREFIX + name, value));
        for (Feeder feeder : scenario.feeders()) {
            files.put(
                    feeder.name(),
                    RowFile.open(
                            data.folder.resolve(feeder.file()),
                            feeder.file().toString(),
                            feeder.format()));
        }
    }

    /** Makes the plan of a scenario without feeders and secrets. */
    static Plan compile(Scenario scenario) {
        return compile(scenario, Data.NONE);
    }

    /**
     * Makes the plan of a scenario.
     *
     * @throws io.plimsoll.model.basics.PlimsollException when a file cannot be read
     */
    static Plan compile(Scenario scenario, Data data) {
        return new PlanCompiler(scenario, data, Witness.Stage.STEPS, Optional.empty()).compile();
    }

    /**
     * The same.
     *
     * @param steps what the steps of its workloads belong to
     * @param saved hears after each request what its journey has saved so far, by name
     */
    static Plan compile(
            Scenario scenario,
            Data data,
            Witness.Stage steps,
            Consumer<Map<String, String>> saved) {
        return new PlanCompiler(scenario, data, steps, Optional.of(saved)).compile();
    }

    private Plan compile() {
        List<MoveCompiler> moves = new ArrayList<>();
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
            workloads.add(moves.get(index).workload(index, feeds));
        }
        Keys keys =
                new Keys(
                        scenario.phases().stream().map(Phase::name).toList(),
                        scenario.workloads().stream().map(Workload::name).toList(),
                        names,
                        groups,
                        metrics);
        return new Plan(
                keys,
                workloads,
                requests,
                phases,
                scenario.limits().inFlightOrDefault(),
                scenario.limits().connectionsOrDefault(),
                scenario.seed(),
                Masks.of(data.secrets.values()),
                0);
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

    private MoveCompiler moves(Workload workload, int index) {
        Variables variables = variables(workload);
        MoveCompiler moves =
                new MoveCompiler(
                        variables,
                        listener.map(to -> told(to, saved(workload), variables)),
                        (step, stage) -> request(step, index, stage),
                        group -> number(groups, new Keys.Name(index, group)));
        moves.add(workload, steps);
        return moves;
    }

    private static List<String> saved(Workload workload) {
        return workload.requests().stream()
                .filter(HttpStep.class::isInstance)
                .flatMap(step -> ((HttpStep) step).saves().stream())
                .map(Save::name)
                .distinct()
                .toList();
    }

    private static Consumer<@Nullable String[]> told(
            Consumer<Map<String, String>> to, List<String> names, Variables variables) {
        Map<String, Integer> places = new LinkedHashMap<>();
        names.forEach(name -> places.put(name, variables.place(name)));
        return values -> {
            Map<String, String> byName = new LinkedHashMap<>();
            places.forEach(
                    (name, place) -> {
                        String value = values[place];
                        if (value != null) {
                            byName.put(name, value);
                        }
                    });
            to.accept(byName);
        };
    }

    private Variables variables(Workload workload) {
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
        return new Variables(
                constants, data.given, saved(workload), Stream.concat(cells, recorded).toList());
    }

    private Plan.Request request(Step.Request step, int workload, Witness.Stage stage) {
        Duration timeout = step.timeout().orElse(scenario.defaults().timeout());
        Plan.Request request =
                new Plan.Request(
                        requests.size(),
                        number(names, new Keys.Name(workload, step.name())),
                        workload,
                        stage,
                        step,
                        timeout.toNanos(),
                        step.continueOnError(),
                        metrics(step, workload));
        requests.add(request);
        return request;
    }

    private List<Integer> metrics(Step.Request step, int workload) {
        return step instanceof HttpStep http
                ? http.metrics().stream()
                        .map(metric -> number(metrics, new Keys.Name(workload, metric.name())))
                        .toList()
                : List.of();
    }

    /** The place of a name, which it may only get now. */
    private static int number(List<Keys.Name> names, Keys.Name name) {
        int number = names.indexOf(name);
        if (number < 0) {
            number = names.size();
            names.add(name);
        }
        return number;
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
