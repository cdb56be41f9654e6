package io.plimsoll.analysis.slo;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.Density;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Generator.Stamps;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes up runs that read as sentences. Three workloads: «browse» with the requests «lookup» and
 * «follow», «store» with «put», and «code» with the Java step «call»; exchanges are lookups in the
 * phase begun last, unless said otherwise. Without a phase there is one of 10 s, «steady». The
 * generator is healthy.
 */
final class RunBuilder {

    private record Series(String phase, String workload, String name) {}

    private final List<Slo> slos = new ArrayList<>();
    private final List<Budget> budgets = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<PhaseOutcome> outcomes = new ArrayList<>();
    private final Map<Series, List<Exchange>> requests = new LinkedHashMap<>();
    private final Map<Series, List<Exchange>> journeys = new LinkedHashMap<>();
    private final List<Second> timeline = new ArrayList<>();
    private Duration end = Duration.ZERO;
    private boolean stopped;
    private double cpuShare = 0.3;
    private Optional<Duration> runDelay = Optional.of(Duration.ZERO);
    private long gcPauses;
    private Duration gcLongest = Duration.ZERO;
    private long clockSteps;
    private Stamps stamps = Stamps.KERNEL;
    private boolean stampsWanted = true;
    private long stampsMissing;

    static RunBuilder aRun() {
        return new RunBuilder();
    }

    RunBuilder requiring(String... sentences) {
        List.of(sentences).forEach(sentence -> slos.add(Slo.parse(sentence)));
        return this;
    }

    /** Limits in milliseconds, or per second for throughput. */
    RunBuilder withBudget(Slo.Measure measure, double target, double warning, double violation) {
        double scale =
                switch (measure) {
                    case Slo.Measure.Throughput _, Slo.Measure.Errors _ -> 1;
                    case Slo.Measure.Percentile _, Slo.Measure.Mean _, Slo.Measure.Max _ -> 1e6;
                };
        budgets.add(
                new Budget(
                        measure,
                        new Slo.Subject.AllRequests(),
                        target * scale,
                        warning * scale,
                        violation * scale));
        return this;
    }

    /** A recorded phase of an open load after the phases before it. */
    RunBuilder phase(String name, Duration length) {
        return phase(name, new ConstantRate(Rate.perSecond(100)), end, length, true);
    }

    RunBuilder unrecordedPhase(String name, Duration length) {
        return phase(name, new ConstantRate(Rate.perSecond(100)), end, length, false);
    }

    RunBuilder phaseFrom(Duration start, String name, Duration length) {
        return phase(name, new ConstantRate(Rate.perSecond(100)), start, length, true);
    }

    RunBuilder closedPhase(String name, Duration length) {
        return phase(name, Users.constant(10), end, length, true);
    }

    RunBuilder pacedPhase(String name, Duration length, Duration pace) {
        return phase(
                name, new Users(List.of(10), false, pace, OptionalInt.empty()), end, length, true);
    }

    private RunBuilder phase(
            String name, Load load, Duration start, Duration length, boolean recorded) {
        phases.add(
                new Phase(
                        name,
                        load,
                        length,
                        List.of(),
                        Duration.ZERO,
                        recorded,
                        Map.of(),
                        Limits.NONE));
        outcomes.add(new PhaseOutcome(name, start, length, recorded, load instanceof Users));
        end = start.plus(length);
        return this;
    }

    /** A recorded phase of the scenario that never began. */
    RunBuilder withheld(String name) {
        phases.add(Phase.of(name, new ConstantRate(Rate.perSecond(100)), Duration.ofSeconds(10)));
        return this;
    }

    RunBuilder with(long count, Exchange exchange) {
        return with(count, "browse", "lookup", exchange);
    }

    RunBuilder with(long count, String workload, String name, Exchange exchange) {
        List<Exchange> series =
                requests.computeIfAbsent(
                        new Series(currentPhase(), workload, name), _ -> new ArrayList<>());
        series.addAll(Collections.nCopies(Math.toIntExact(count), exchange));
        return this;
    }

    RunBuilder withJourneys(long count, Exchange exchange) {
        return withJourneys(count, "browse", exchange);
    }

    RunBuilder withJourneys(long count, String workload, Exchange exchange) {
        List<Exchange> series =
                journeys.computeIfAbsent(
                        new Series(currentPhase(), workload, ""), _ -> new ArrayList<>());
        series.addAll(Collections.nCopies(Math.toIntExact(count), exchange));
        return this;
    }

    private String currentPhase() {
        if (outcomes.isEmpty()) {
            phase("steady", Duration.ofSeconds(10));
        }
        return outcomes.getLast().name();
    }

    /** The seconds of the timeline, from the first, with so many ok requests completed in each. */
    RunBuilder completingPerSecond(long... counts) {
        for (long count : counts) {
            RequestLedger none = RequestLedger.EMPTY;
            timeline.add(
                    new Second(
                            timeline.size(),
                            none,
                            ArrivalLedger.EMPTY,
                            count,
                            count,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            Density.EMPTY));
        }
        return this;
    }

    RunBuilder stopped() {
        stopped = true;
        return this;
    }

    RunBuilder withCpuShare(double share) {
        cpuShare = share;
        return this;
    }

    RunBuilder withRunDelay(Duration delay) {
        runDelay = Optional.of(delay);
        return this;
    }

    RunBuilder withGcPauses(long count, Duration longest) {
        gcPauses = count;
        gcLongest = longest;
        return this;
    }

    RunBuilder withClockSteps(long count) {
        clockSteps = count;
        return this;
    }

    RunBuilder withoutKernelStamps() {
        stamps = Stamps.READ;
        return this;
    }

    RunBuilder withStampsTurnedOff() {
        stampsWanted = false;
        return withoutKernelStamps();
    }

    RunBuilder withStampsMissing(long count) {
        stampsMissing = count;
        return this;
    }

    Verdict verdict() {
        return Judge.judge(build());
    }

    Run build() {
        currentPhase();
        List<RequestStats> stats = new ArrayList<>();
        requests.forEach(
                (key, all) -> stats.add(Tally.ofRequests(key.phase, key.workload, key.name, all)));
        if (stamps == Stamps.READ) {
            stats.forEach(s -> s.times().readDelay.clear());
        }
        if (stampsMissing > 0) {
            stats.set(0, withMissingStamps(stats.getFirst()));
        }
        List<ArrivalStats> arrivals = new ArrayList<>();
        journeys.forEach(
                (key, all) -> arrivals.add(Tally.ofJourneys(key.phase, key.workload, all)));
        return new Run(
                scenario(),
                "http://127.0.0.1:8080",
                Instant.EPOCH,
                end,
                stopped ? RunEnd.STOPPED : RunEnd.WHOLE,
                outcomes,
                stats,
                arrivals,
                timeline,
                1,
                0,
                generator(stats));
    }

    private Scenario scenario() {
        return new Scenario(
                "made up",
                "http://127.0.0.1:8080",
                List.of(),
                1,
                Map.of(),
                new Defaults(
                        Defaults.TIMEOUT, Map.of(), Connections.SHARED, stampsWanted, List.of()),
                List.of(
                        new Workload(
                                "browse",
                                1,
                                List.of(
                                        HttpStep.get("/a").named("lookup"),
                                        new Think(Duration.ZERO, Duration.ZERO),
                                        HttpStep.get("/b").named("follow"))),
                        new Workload("store", 1, List.of(HttpStep.get("/c").named("put"))),
                        new Workload(
                                "code",
                                1,
                                List.of(
                                        new JavaStep(
                                                "call",
                                                new JavaStep.Code.ClassName("Call"),
                                                Optional.empty(),
                                                false)))),
                phases,
                Limits.NONE,
                slos,
                budgets);
    }

    private Generator generator(List<RequestStats> stats) {
        Latencies lateness = Latencies.merged(stats.stream().map(s -> s.times().lateness).toList());
        Latencies readDelay =
                Latencies.merged(stats.stream().map(s -> s.times().readDelay).toList());
        return new Generator(
                cpuShare,
                2,
                List.of(new Generator.Shard(0, runDelay, lateness, readDelay)),
                gcPauses,
                gcLongest,
                clockSteps,
                stamps,
                "epoll",
                Duration.ZERO);
    }

    private RequestStats withMissingStamps(RequestStats s) {
        return new RequestStats(
                s.phase(),
                s.workload(),
                s.name(),
                s.ledger(),
                s.undelivered(),
                s.droppedAtLimit(),
                s.okInTime(),
                new AttemptCounts(
                        s.attempts().sent(),
                        s.attempts().retries(),
                        s.attempts().redirects(),
                        s.attempts().bytesSent(),
                        s.attempts().bytesReceived(),
                        stampsMissing,
                        s.attempts().statuses()),
                s.times(),
                s.errors());
    }
}
