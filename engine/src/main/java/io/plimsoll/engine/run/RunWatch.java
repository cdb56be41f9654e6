package io.plimsoll.engine.run;

import io.plimsoll.engine.load.PhaseStarts;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.monitor.GarbageWatch;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the listener of each second of a run, and watches the generator meanwhile. */
final class RunWatch implements Execution.Observer {

    private final Scenario scenario;
    private final RunListener listener;
    private final GarbageWatch garbage;
    private final Duration planned;
    private @Nullable Collector collector;
    private @Nullable PhaseStarts starts;
    private final Requirements requirements;
    private long startNanos;
    private long knownNanos;
    private Duration cpuBefore = Duration.ZERO;

    RunWatch(Scenario scenario, RunListener listener, GarbageWatch garbage) {
        this.scenario = scenario;
        this.listener = listener;
        this.garbage = garbage;
        requirements = new Requirements(scenario);
        planned = Duration.ofNanos(PhaseGraph.plannedNanos(scenario.phases()));
    }

    @Override
    public void begins(Collector itsCollector, PhaseStarts itsStarts, long itsStartNanos) {
        collector = itsCollector;
        starts = itsStarts;
        startNanos = itsStartNanos;
        cpuBefore = cpu();
    }

    @Override
    public void goesOn() {
        garbage.sample();
    }

    @Override
    public void closed(Collector.ClosedSecond second) {
        if (collector == null || starts == null) {
            return;
        }
        long now = startNanos + (second.second() + 1) * 1_000_000_000L;
        knownNanos = now;
        listener.interval(
                new Interval(
                        Duration.ofNanos(now - startNanos),
                        planned,
                        scenario.phases().stream().anyMatch(PhaseGraph::endsByIterations),
                        active(starts, now),
                        second.due(),
                        second.started(),
                        second.completed(),
                        second.inFlight(),
                        second.times(),
                        collector.requestLedger(),
                        collector.arrivalLedger(),
                        collector.errors()));
    }

    @Override
    public Optional<Boolean> passed(int phase, PhaseGraph.Times times) {
        Collector known = collector;
        return known == null
                ? Optional.empty()
                : requirements.passed(phase, times, known, knownNanos);
    }

    private List<Interval.ActivePhase> active(PhaseStarts known, long now) {
        List<Interval.ActivePhase> active = new ArrayList<>();
        for (int i = 0; i < scenario.phases().size(); i++) {
            Phase phase = scenario.phases().get(i);
            long start = known.get(i);
            if (start < now && now <= start + phase.length().plus(phase.cooldown()).toNanos()) {
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

    GarbageWatch garbage() {
        return garbage;
    }

    /**
     * Processor time of this process since the run began, as a share of all processors until then.
     */
    double cpuShare(long endNanos) {
        double most = (double) (endNanos - startNanos) * Runtime.getRuntime().availableProcessors();
        return most > 0 ? Math.min(1, cpu().minus(cpuBefore).toNanos() / most) : 0;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
