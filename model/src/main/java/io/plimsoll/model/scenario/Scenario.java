package io.plimsoll.model.scenario;

import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Users;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A load test: the target, what arrives, when, within which limits, and what must hold.
 *
 * @param name shown in every result
 * @param target the base of every path: {@code http://host:port[/path]}, or the name of a reference
 *     target ({@code echo}) that is started for the run
 * @param allow public hosts that may be loaded; loopback and private addresses always may
 * @param seed decides everything that is random
 * @param vars constants that {@code ${name}} stands for in paths, headers and bodies
 * @param workloads at least one, with different names; none when all phases are replays of
 *     recordings that have not been read
 * @param phases at least one, with different names; {@code after} names earlier ones only
 * @param slos what must hold; {@code errors < 1%} is added when none is about errors
 * @param budgets figures with three limits each
 * @param targets several, by name: steps say which one is theirs; empty when there is one. The
 *     first is {@code target} as well, and that of steps that name none
 * @param feeders files of data, with different names
 * @param secrets where values are that nobody may see, by name
 * @param setup done once before anything is measured; what it saves is there for all steps
 * @param teardown done once after the load, whatever came of it
 */
public record Scenario(
        String name,
        String target,
        List<String> allow,
        long seed,
        Map<String, String> vars,
        Defaults defaults,
        List<Workload> workloads,
        List<Phase> phases,
        Limits limits,
        List<Slo> slos,
        List<Budget> budgets,
        Map<String, String> targets,
        List<Feeder> feeders,
        Map<String, Secret> secrets,
        List<Step> setup,
        List<Step> teardown) {

    /** What a single target is called in results. */
    public static final String TARGET = "target";

    /** What decides everything random when a file gives no {@code seed}. */
    public static final long SEED = 1;

    public Scenario {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        target = targets.isEmpty() ? target : targets.values().iterator().next();
        target = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        allow = List.copyOf(allow);
        vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
        workloads = List.copyOf(workloads);
        phases = List.copyOf(phases);
        slos = List.copyOf(slos);
        budgets = List.copyOf(budgets);
        feeders = List.copyOf(feeders);
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        setup = List.copyOf(setup);
        teardown = List.copyOf(teardown);
        boolean onlyReplays = phases.stream().allMatch(phase -> phase.load() instanceof Replay);
        if ((workloads.isEmpty() && !onlyReplays) || phases.isEmpty()) {
            throw new IllegalArgumentException("a scenario has a workload and a phase");
        }
    }

    /** A scenario with one target, without budgets, feeders and secrets. */
    public Scenario(
            String name,
            String target,
            List<String> allow,
            long seed,
            Map<String, String> vars,
            Defaults defaults,
            List<Workload> workloads,
            List<Phase> phases,
            Limits limits,
            List<Slo> slos) {
        this(name, target, allow, seed, vars, defaults, workloads, phases, limits, slos, List.of());
    }

    public Scenario withSeed(long newSeed) {
        return new Scenario(
                name, target, allow, newSeed, vars, defaults, workloads, phases, limits, slos,
                budgets, targets, feeders, secrets, setup, teardown);
    }

    /**
     * The same with nothing to do but some steps, once, by one user.
     *
     * @param what how they are called
     * @param most how long they may take
     */
    public Scenario once(String what, List<Step> steps, Duration most) {
        Users one = new Users(List.of(1), false, Duration.ZERO, OptionalInt.of(1));
        return new Scenario(
                name,
                target,
                allow,
                seed ^ what.hashCode(), // draws of its own
                vars,
                defaults,
                List.of(new Workload(what, 1, steps)),
                List.of(Phase.of(what, one, most)),
                limits,
                List.of(),
                List.of(),
                targets,
                List.of(),
                secrets,
                List.of(),
                List.of());
    }

    /** A scenario without anything that is done once. */
    public Scenario(
            String name,
            String target,
            List<String> allow,
            long seed,
            Map<String, String> vars,
            Defaults defaults,
            List<Workload> workloads,
            List<Phase> phases,
            Limits limits,
            List<Slo> slos,
            List<Budget> budgets,
            Map<String, String> targets,
            List<Feeder> feeders,
            Map<String, Secret> secrets) {
        this(
                name, target, allow, seed, vars, defaults, workloads, phases, limits, slos, budgets,
                targets, feeders, secrets, List.of(), List.of());
    }

    /** With other load, and without the SLOs and budgets that speak of its own. */
    public Scenario with(List<Workload> newWorkloads, List<Phase> newPhases) {
        return new Scenario(
                name,
                target,
                allow,
                seed,
                vars,
                defaults,
                newWorkloads,
                newPhases,
                limits,
                List.of(),
                List.of(),
                targets,
                feeders,
                secrets,
                setup,
                teardown);
    }

    /** A scenario with one target, without feeders and secrets. */
    public Scenario(
            String name,
            String target,
            List<String> allow,
            long seed,
            Map<String, String> vars,
            Defaults defaults,
            List<Workload> workloads,
            List<Phase> phases,
            Limits limits,
            List<Slo> slos,
            List<Budget> budgets) {
        this(
                name, target, allow, seed, vars, defaults, workloads, phases, limits, slos, budgets,
                Map.of(), List.of(), Map.of(), List.of(), List.of());
    }

    /** All targets by name, in the order of the scenario; a single one as {@link #TARGET}. */
    public Map<String, String> allTargets() {
        return targets.isEmpty() ? Map.of(TARGET, target) : targets;
    }
}
