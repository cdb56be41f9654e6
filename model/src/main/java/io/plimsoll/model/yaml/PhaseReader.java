package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.PhaseLanguage;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the phases, each in the light of those before it. */
final class PhaseReader {

    private static final int PHASES_MAX = 1_000;

    private final Problems problems;
    private final Names workloads;
    private final Connections connections;
    private final Limits ofRun;
    private final Names names;
    private final SloReader slos;
    private final ReplayReader replays;

    /**
     * Reads phases.
     *
     * @param workloads the names that a mix may use
     * @param defaults say what users do with their connections
     * @param names where those of the phases are gathered
     * @param slos reads what they require
     * @param replays reads the recordings that they play
     */
    PhaseReader(
            Problems problems,
            Names workloads,
            Defaults defaults,
            Limits ofRun,
            Names names,
            SloReader slos,
            ReplayReader replays) {
        this.problems = problems;
        this.workloads = workloads;
        this.connections = defaults.connections();
        this.ofRun = ofRun;
        this.names = names;
        this.slos = slos;
        this.replays = replays;
    }

    List<Phase> read(Fields scenario) {
        List<Phase> phases = new ArrayList<>();
        Optional<List<Node>> items = scenario.items("phases");
        if (items.isEmpty()) {
            names.incomplete();
            return phases;
        }
        if (items.get().isEmpty() || items.get().size() > PHASES_MAX) {
            problems.add(
                    scenario.span("phases"),
                    items.get().isEmpty()
                            ? "there is no phase"
                            : "there are more than " + PHASES_MAX + " phases",
                    "write for example `- { name: steady, rate: 10/s, for: 1m }`");
        }
        List<String> declared =
                items.get().stream().map(PhaseReader::nameOf).flatMap(Optional::stream).toList();
        Optional<String> previous = Optional.empty();
        for (int i = 0; i < Math.min(items.get().size(), PHASES_MAX); i++) {
            Node item = items.get().get(i);
            Optional<String> name = nameOf(item);
            String label = "phase " + name.map(n -> "`" + n + "`").orElse(String.valueOf(i + 1));
            Optional<Fields> fields = Fields.open(item, PhaseLanguage.PHASE, label, problems);
            Optional<String> before = previous;
            fields.flatMap(phase -> phase(phase, before, declared)).ifPresent(phases::add);
            if (name.isEmpty()) {
                names.incomplete();
            }
            previous = name;
        }
        return phases;
    }

    static Optional<String> nameOf(Node item) {
        if (!(item instanceof Node.Mapping mapping)) {
            return Optional.empty();
        }
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals("name"))
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(value -> ((Node.Scalar) value).text())
                .filter(Words::isName)
                .findFirst();
    }

    private Optional<Phase> phase(Fields fields, Optional<String> before, List<String> declared) {
        List<String> after = after(fields, before, declared);
        Optional<String> name = fields.word("name", Words.NAME);
        if (name.isPresent() && !names.add(name.get())) {
            problems.add(
                    fields.span("name"),
                    "two phases are named `" + name.get() + "`",
                    "give one another name");
        }
        Optional<Load> load = LoadReader.read(fields, replays);
        Optional<Duration> length =
                fields.has("for")
                        ? fields.word("for", Words.DURATION)
                        : Optional.of(lengthOf(load));
        Duration cooldown = fields.word("cooldown", Words.PAUSE).orElse(Duration.ZERO);
        boolean recorded = fields.word("record", Words.FLAG).orElse(true);
        Map<String, Integer> mix = mix(fields, load);
        Limits limits = LimitsReader.read(fields, ofRun);
        List<Slo> require = slos.required(fields);
        load.ifPresent(shape -> refuseMoreThanFits(fields, shape, limits));
        if (load.orElse(null) instanceof Users users) {
            refuseUsersWithoutConnection(fields, users, limits);
        }
        if (load.isPresent() && length.isPresent() && load.get() instanceof OpenLoad open) {
            refuseNoArrival(fields, open, length.get());
        }
        if (name.isEmpty() || load.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Phase(
                        name.get(),
                        load.get(),
                        length.get(),
                        after,
                        cooldown,
                        recorded,
                        mix,
                        limits,
                        require));
    }

    private List<String> after(Fields fields, Optional<String> before, List<String> declared) {
        if (!fields.has("after")) {
            return before.stream().toList();
        }
        List<String> after = new ArrayList<>();
        for (Node item : fields.items("after").orElse(List.of())) {
            if (problems.isFull()) {
                break;
            }
            Optional<String> name = Fields.word(item, "`after`", Words.NAME, problems);
            if (name.isEmpty()) {
                continue;
            }
            if (after.contains(name.get())) {
                problems.add(
                        item.span(), "phase `" + name.get() + "` is named twice", "remove one");
            } else if (names.lacks(name.get())) {
                String what =
                        declared.contains(name.get())
                                ? "phase `"
                                        + name.get()
                                        + "` does not stand above "
                                        + fields.label()
                                : "there is no phase `" + name.get() + "`";
                String help =
                        declared.contains(name.get())
                                ? "move it up; a phase waits for earlier ones only"
                                : Suggestions.didYouMeanOr(name.get(), names.all(), "phases above");
                problems.add(item.span(), what, help);
            }
            after.add(name.get());
        }
        return after;
    }

    /** Where nobody says how long. */
    private static Duration lengthOf(Optional<Load> load) {
        return load.filter(Replay.class::isInstance)
                .map(replay -> ((Replay) replay).length())
                .orElse(Phase.ITERATIONS_CAP);
    }

    private Map<String, Integer> mix(Fields fields, Optional<Load> load) {
        Map<String, Integer> mix = new LinkedHashMap<>();
        if (load.orElse(null) instanceof Replay replay) {
            if (fields.has("mix")) {
                problems.add(
                        fields.span("mix"),
                        "a replay makes the requests of its recording, and no workload's",
                        "remove `mix`");
            }
            replays.workloads(replay).forEach(workload -> mix.put(workload.name(), 1));
            return mix;
        }
        Optional<List<Node.Entry>> entries = fields.named("mix");
        for (Node.Entry entry : entries.orElse(List.of())) {
            String name = entry.key().text();
            if (workloads.lacks(name)) {
                problems.add(
                        entry.key().span(),
                        "there is no workload `" + name + "`",
                        Suggestions.didYouMeanOr(name, workloads.all(), "workloads"));
            }
            Fields.word(entry.value(), "`" + name + "`", Words.WEIGHT, problems)
                    .ifPresent(weight -> mix.put(name, weight));
        }
        boolean complete = entries.isPresent() && entries.get().size() == mix.size();
        if (complete && mix.values().stream().allMatch(weight -> weight == 0)) {
            problems.add(
                    fields.span("mix"),
                    "`mix` of " + fields.label() + " has no weight above 0",
                    "give a workload a weight, or remove `mix`");
        }
        return mix;
    }

    private void refuseMoreThanFits(Fields fields, Load load, Limits limits) {
        int most = Math.min(ofRun.inFlightOrDefault(), limits.inFlight().orElse(Integer.MAX_VALUE));
        int atOnce =
                switch (load) {
                    case Users users -> users.most();
                    case Burst burst -> burst.size();
                    case OpenLoad _ -> 0;
                };
        if (atOnce > most) {
            String key = load instanceof Users ? "users" : "burst";
            String what =
                    load instanceof Users ? atOnce + " users are" : "a burst of " + atOnce + " is";
            problems.add(
                    fields.span(key),
                    what + " more than may be in flight, " + most,
                    "raise `limits: { in-flight: " + atOnce + " }`, or make it smaller");
        }
    }

    /** A user keeps its connection, so that the others would never get one. */
    private void refuseUsersWithoutConnection(Fields fields, Users users, Limits limits) {
        int most =
                Math.min(
                        ofRun.connectionsOrDefault(),
                        limits.connections().orElse(Integer.MAX_VALUE));
        if (connections == Connections.PER_USER && users.most() > most) {
            problems.add(
                    fields.span("users"),
                    users.most()
                            + " users with a connection each are more than may be open, "
                            + most,
                    "raise `limits: { connections: "
                            + users.most()
                            + " }`, or let them share: `connections: shared`");
        }
    }

    private void refuseNoArrival(Fields fields, OpenLoad load, Duration length) {
        if (!(load.expectedStarts(length.toNanos()) > 0)) {
            problems.add(
                    fields.span("for"),
                    fields.label() + " starts no arrival",
                    "raise its rate or make it longer");
        }
    }
}
