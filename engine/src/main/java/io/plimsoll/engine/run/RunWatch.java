package io.plimsoll.engine.run;

import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.outcome.TargetStats;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener of each second of a run, adds them up, and watches the generator meanwhile.
 */
final class RunWatch implements Execution.Observer {

    private final Scenario scenario;
    private final RunListener listener;
    private final GeneratorWatch generator;
    private final Duration planned;
    private final Requirements requirements;
    private final RunTotals totals = new RunTotals();
    private @Nullable PhaseOutcomes phases;
    private Supplier<List<Execution.ShardOutcome>> shards = List::of;
    private long knownNanos;

    RunWatch(Scenario scenario, RunListener listener, GeneratorWatch generator) {
        this.scenario = scenario;
        this.listener = listener;
        this.generator = generator;
        requirements = new Requirements(scenario);
        planned = Duration.ofNanos(PhaseGraph.plannedNanos(scenario.phases()));
    }

    @Override
    public void begins(PhaseOutcomes itsPhases, Supplier<List<Execution.ShardOutcome>> itsShards) {
        phases = itsPhases;
        shards = itsShards;
        generator.begins(itsPhases.startNanos());
    }

    @Override
    public void goesOn() {
        generator.sample();
    }

    @Override
    public void logged(LoggedRequest request) {
        listener.logged(request);
    }

    @Override
    public void closed(Collector.ClosedSecond second) {
        PhaseOutcomes known = phases;
        if (known == null) {
            return;
        }
        long now = known.startNanos() + (second.figures().second() + 1) * 1_000_000_000L;
        List<Execution.ShardOutcome> standing = shards.get();
        changed(
                new Changes(
                        List.of(second.figures()),
                        second.requests(),
                        second.arrivals(),
                        second.drops(),
                        known.until(now),
                        connections(standing),
                        generator.soFar(
                                now, standing, second.latenessByShard(), second.readDelayByShard()),
                        second.extras()));
        knownNanos = now;
        long elapsed = Math.min(now, System.nanoTime()) - known.startNanos(); // the last is shorter
        listener.interval(
                new Interval(
                        Duration.ofNanos(elapsed),
                        planned,
                        scenario.phases().stream().anyMatch(PhaseGraph::endsByIterations),
                        active(known, now),
                        second.due(),
                        second.figures().started(),
                        second.completed(),
                        second.figures().inFlight(),
                        second.times(),
                        totals.requestLedger(),
                        totals.arrivalLedger(),
                        totals.errors()));
    }

    @Override
    public Optional<Boolean> passed(int phase, PhaseGraph.Times times) {
        return requirements.passed(phase, times, totals, knownNanos);
    }

    private List<Interval.ActivePhase> active(PhaseOutcomes known, long now) {
        List<Interval.ActivePhase> active = new ArrayList<>();
        for (int i = 0; i < scenario.phases().size(); i++) {
            Phase phase = scenario.phases().get(i);
            long start = known.starts().get(i);
            if (start < now && now <= known.endNanos(i) + phase.cooldown().toNanos()) {
                active.add(
                        new Interval.ActivePhase(
                                i + 1,
                                phase.name(),
                                Duration.ofNanos(now - start),
                                phase.length()));
            }
        }
        return active;
    }

    /** The whole run, with what is only known at its end. */
    RunTotals ended(Execution.End end) {
        List<Latencies> nothing =
                Stream.generate(Latencies::new).limit(end.shards().size()).toList();
        changed(
                new Changes(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        end.phases().until(Long.MAX_VALUE),
                        connections(end.shards()),
                        generator.soFar(end.endNanos(), end.shards(), nothing, nothing)));
        return totals;
    }

    private void changed(Changes changes) {
        totals.add(changes);
        listener.changed(changes);
    }

    private static Changes.Connections connections(List<Execution.ShardOutcome> shards) {
        long opened = 0;
        long reused = 0;
        Map<String, TargetStats> targets = new LinkedHashMap<>();
        for (Execution.ShardOutcome shard : shards) {
            opened += shard.standing().connectionsOpened();
            reused += shard.standing().connectionsReused();
            shard.standing()
                    .targets()
                    .forEach(target -> targets.merge(target.name(), target, TargetStats::plus));
        }
        return new Changes.Connections(opened, reused, List.copyOf(targets.values()));
    }
}
