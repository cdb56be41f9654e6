package io.plimsoll.model.yaml.writer;

import static io.plimsoll.model.yaml.tree.Nodes.entry;
import static io.plimsoll.model.yaml.tree.Nodes.list;
import static io.plimsoll.model.yaml.tree.Nodes.mapping;
import static io.plimsoll.model.yaml.tree.Nodes.text;
import static io.plimsoll.model.yaml.tree.Nodes.time;
import static io.plimsoll.model.yaml.tree.Nodes.word;

import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Stairs;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Turns phases into nodes; what is as by default is left out. */
final class PhaseWriter {

    private PhaseWriter() {}

    static List<Node> nodes(List<Phase> phases) {
        List<Node> nodes = new ArrayList<>();
        List<String> before = List.of();
        for (Phase phase : phases) {
            nodes.add(node(phase, before));
            before = List.of(phase.name());
        }
        return nodes;
    }

    private static Node node(Phase phase, List<String> before) {
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("name", text(phase.name())));
        addLoad(entries, phase.load());
        boolean capped = phase.load() instanceof Users users && users.iterations().isPresent();
        if (!capped || !phase.length().equals(Phase.ITERATIONS_CAP)) {
            entries.add(entry("for", time(phase.length())));
        }
        if (!phase.after().equals(before)) {
            entries.add(entry("after", Nodes.texts(phase.after())));
        }
        if (!phase.cooldown().isZero()) {
            entries.add(entry("cooldown", time(phase.cooldown())));
        }
        if (!phase.record()) {
            entries.add(entry("record", word(false)));
        }
        if (!phase.mix().isEmpty() && !(phase.load() instanceof Replay)) {
            List<Node.Entry> mix = new ArrayList<>();
            phase.mix().forEach((name, weight) -> mix.add(entry(name, word(weight))));
            entries.add(entry("mix", mapping(mix)));
        }
        if (!phase.limits().equals(Limits.NONE)) {
            entries.add(entry("limits", limits(phase.limits())));
        }
        if (!phase.require().isEmpty()) {
            entries.add(
                    entry(
                            "require",
                            Nodes.texts(phase.require().stream().map(Slo::toString).toList())));
        }
        return mapping(entries);
    }

    static Node limits(Limits limits) {
        List<Node.Entry> entries = new ArrayList<>();
        limits.inFlight().ifPresent(most -> entries.add(entry("in-flight", word(most))));
        limits.connections().ifPresent(most -> entries.add(entry("connections", word(most))));
        return mapping(entries);
    }

    private static void addLoad(List<Node.Entry> entries, Load load) {
        switch (load) {
            case ConstantRate constant -> entries.add(entry("rate", word(constant.rate())));
            case Ramp ramp -> entries.add(entry("ramp", word(ramp.from() + ".." + ramp.to())));
            case Stairs stairs ->
                    entries.add(
                            entry(
                                    "stairs",
                                    list(stairs.steps().stream().map(Nodes::word).toList())));
            case Spike spike -> entries.add(entry("spike", spike(spike)));
            case Burst burst -> entries.add(entry("burst", burst(burst)));
            case Sine sine ->
                    entries.add(
                            entry(
                                    "sine",
                                    mapping(
                                            entry("mean", word(sine.mean())),
                                            entry("amplitude", word(sine.amplitude())),
                                            entry("period", time(sine.period())))));
            case RandomRate random -> entries.add(entry("random", word(random.rate())));
            case Replay replay -> entries.add(entry("replay", replay(replay)));
            case Users users -> addUsers(entries, users);
        }
    }

    private static Node replay(Replay replay) {
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("file", text(replay.file().toString().replace('\\', '/'))));
        replay.format().ifPresent(format -> entries.add(entry("format", word(format))));
        if (replay.speed() != 1) {
            entries.add(entry("speed", word(replay.speedText())));
        }
        return mapping(entries);
    }

    private static Node spike(Spike spike) {
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("base", word(spike.base())));
        entries.add(entry("peak", word(spike.peak())));
        entries.add(entry("width", time(spike.width())));
        spike.at().ifPresent(at -> entries.add(entry("at", time(at))));
        spike.every().ifPresent(every -> entries.add(entry("every", time(every))));
        spike.times().ifPresent(times -> entries.add(entry("times", word(times))));
        return mapping(entries);
    }

    private static Node burst(Burst burst) {
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry("size", word(burst.size())));
        entries.add(entry("every", time(burst.every())));
        if (!burst.over().isZero()) {
            entries.add(entry("over", time(burst.over())));
        }
        return mapping(entries);
    }

    private static void addUsers(List<Node.Entry> entries, Users users) {
        List<Integer> steps = users.steps();
        Node count;
        if (users.ramp()) {
            count = word(steps.get(0) + ".." + steps.get(1));
        } else if (steps.size() == 1) {
            count = word(steps.getFirst());
        } else {
            count = mapping(entry("stairs", list(steps.stream().map(Nodes::word).toList())));
        }
        entries.add(entry("users", count));
        if (!users.pace().isZero()) {
            entries.add(entry("pace", time(users.pace())));
        }
        users.iterations().ifPresent(times -> entries.add(entry("iterations", word(times))));
    }
}
