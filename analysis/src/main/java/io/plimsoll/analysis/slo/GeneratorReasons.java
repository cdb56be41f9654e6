package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Generator.Shard;
import io.plimsoll.model.outcome.Generator.Stamps;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict.Reason;
import io.plimsoll.model.outcome.Verdict.Reason.Kind;
import io.plimsoll.model.scenario.JavaStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured about the generator, as reasons: what names a cause stands before what shows
 * its effect, warnings last.
 */
final class GeneratorReasons {

    private static final double RUN_DELAY_SHARE = 0.05;
    private static final double CPU_SHARE = 0.8;
    private static final double UNSTAMPED_SHARE = 0.001;

    /** What was not sent is named first when it is at least this share of what is undelivered. */
    private static final double NAMED_FIRST_SHARE = 0.1;

    /** Why something could not be sent at all, each with its own cure. */
    private static final Map<ErrorKind, Kind> EXHAUSTED =
            Map.of(
                    ErrorKind.GENERATOR_PORTS, Kind.PORTS,
                    ErrorKind.GENERATOR_DESCRIPTORS, Kind.DESCRIPTORS,
                    ErrorKind.GENERATOR_MEMORY, Kind.MEMORY,
                    ErrorKind.GENERATOR_OTHER, Kind.OTHER);

    private final Run run;
    private final Generator generator;
    private final RequestStats recorded;
    private final boolean invalidates;

    /**
     * @param recorded all requests of the recorded phases
     * @param invalidates whether the run is invalid, and these are the reasons
     */
    GeneratorReasons(Run run, RequestStats recorded, boolean invalidates) {
        this.run = run;
        this.generator = run.generator();
        this.recorded = recorded;
        this.invalidates = invalidates;
    }

    List<Reason> inOrder() {
        if (run.allRequests().ledger().planned() == 0) {
            return List.of(); // stopped before the first arrival
        }
        long notSent = EXHAUSTED.keySet().stream().mapToLong(this::count).sum();
        boolean notSentFirst = notSent >= NAMED_FIRST_SHARE * recorded.undelivered();
        return Stream.of(
                        threads(),
                        notSentFirst ? exhausted() : slow(),
                        notSentFirst ? slow() : exhausted(),
                        clock(),
                        undelivered(),
                        processors(),
                        stamps())
                .flatMap(List::stream)
                .toList();
    }

    private long count(ErrorKind kind) {
        ErrorCount errors = recorded.errors().get(kind);
        return errors == null ? 0 : errors.count();
    }

    private List<Reason> exhausted() {
        return recorded.errors().entrySet().stream()
                .filter(error -> EXHAUSTED.containsKey(error.getKey()))
                .sorted((a, b) -> Long.compare(b.getValue().count(), a.getValue().count()))
                .map(
                        error ->
                                notSent(
                                        Objects.requireNonNull(EXHAUSTED.get(error.getKey())),
                                        error.getValue()))
                .toList();
    }

    private Reason notSent(Kind kind, ErrorCount errors) {
        String sample = errors.sample().isEmpty() ? "" : ": " + errors.sample();
        return reason(kind, shareOfPlanned(errors.count()) + " not sent" + sample);
    }

    /**
     * Calls of java steps that waited for a processor: what else they wait for is in their code.
     */
    private List<Reason> threads() {
        long never = count(ErrorKind.GENERATOR_THREADS);
        Latencies waits =
                Latencies.merged(ofJavaSteps().map(s -> s.times().connectionWait).toList());
        long late = waits.count() - waits.countUpTo(Punctuality.LATE_NANOS);
        if (never + late == 0) {
            return List.of();
        }
        String began =
                late == 0
                        ? ""
                        : ", %s began up to %s late"
                                .formatted(
                                        QuotedFigures.count(late), QuotedFigures.time(waits.max()));
        String figure =
                "the code of java steps kept the %s busy: %s never begun%s"
                        .formatted(
                                QuotedFigures.count(generator.processors(), "processor"),
                                shareOfPlanned(never),
                                began);
        return List.of(reason(Kind.THREADS, figure));
    }

    private Stream<RequestStats> ofJavaSteps() {
        Set<String> names =
                run.scenario().workloads().stream()
                        .flatMap(workload -> workload.requests().stream())
                        .filter(JavaStep.class::isInstance)
                        .map(step -> ((JavaStep) step).name())
                        .collect(Collectors.toSet());
        return Scope.recorded(run).stats().stream().filter(s -> names.contains(s.name()));
    }

    private String shareOfPlanned(long requests) {
        double share = (double) requests / recorded.ledger().planned();
        return QuotedFigures.count(requests, "request") + " (" + QuotedFigures.percent(share) + ")";
    }

    /** Run delay and a pause long enough explain lateness, so they come first. */
    private List<Reason> slow() {
        List<Reason> reasons = new ArrayList<>();
        for (Shard shard : generator.shards()) {
            shard.runDelay()
                    .filter(delay -> delay.toNanos() >= RUN_DELAY_SHARE * run.elapsed().toNanos())
                    .ifPresent(delay -> reasons.add(runDelay(shard, delay)));
        }
        List<Reason> pauses = pauses();
        boolean pausesExplain =
                2 * generator.gcLongest().toNanos() >= recorded.times().lateness.max();
        if (pausesExplain) {
            reasons.addAll(pauses);
        }
        reasons.addAll(lateness());
        reasons.addAll(readDelay());
        if (!pausesExplain) {
            reasons.addAll(pauses);
        }
        return reasons;
    }

    private Reason runDelay(Shard shard, Duration delay) {
        double share = (double) delay.toNanos() / run.elapsed().toNanos();
        return reason(
                Kind.RUN_DELAY,
                "shard %d: runnable but not running for %s of %s (%s)"
                        .formatted(
                                shard.number(),
                                QuotedFigures.time(delay.toNanos()),
                                QuotedFigures.time(run.elapsed().toNanos()),
                                QuotedFigures.percent(share)));
    }

    private List<Reason> pauses() {
        if (generator.gcLongest().toNanos() < Punctuality.LATE_NANOS) {
            return List.of();
        }
        String figure =
                QuotedFigures.count(generator.gcPauses(), "pause")
                        + ", the longest "
                        + QuotedFigures.time(generator.gcLongest().toNanos());
        return List.of(reason(Kind.GC_PAUSES, figure));
    }

    private List<Reason> lateness() {
        List<Reason> reasons = new ArrayList<>();
        if (!isUnhealthy(recorded.times().lateness)) {
            return reasons;
        }
        for (Shard shard : generator.shards()) {
            Latencies lateness = shard.lateness();
            if (isUnhealthy(lateness)) {
                double late =
                        1 - (double) lateness.countUpTo(Punctuality.LATE_NANOS) / lateness.count();
                String over = QuotedFigures.percent(late) + " of requests more than 100ms late";
                reasons.add(reason(Kind.LATENESS, spread(shard, lateness) + ", " + over));
            }
        }
        long dropped = count(ErrorKind.GENERATOR_LATE);
        if (dropped > 0) {
            reasons.add(reason(Kind.LATENESS, shareOfPlanned(dropped) + " dropped for being late"));
        }
        return reasons;
    }

    private List<Reason> readDelay() {
        List<Reason> reasons = new ArrayList<>();
        for (Shard shard : generator.shards()) {
            if (shard.readDelay().percentile(99) >= Punctuality.HEALTHY_NANOS) {
                reasons.add(reason(Kind.READ_DELAY, spread(shard, shard.readDelay())));
            }
        }
        long dropped = count(ErrorKind.GENERATOR_IN_FLIGHT);
        if (dropped > 0) {
            String why = " dropped at limits.in-flight while the generator itself was late";
            reasons.add(reason(Kind.IN_FLIGHT, shareOfPlanned(dropped) + why));
        }
        return reasons;
    }

    private static boolean isUnhealthy(Latencies lateness) {
        return lateness.max() > Punctuality.LATE_NANOS
                || lateness.percentile(99) >= Punctuality.HEALTHY_NANOS;
    }

    private static String spread(Shard shard, Latencies times) {
        return "shard %d: p99 %s, max %s"
                .formatted(
                        shard.number(),
                        QuotedFigures.time(times.percentile(99)),
                        QuotedFigures.time(times.max()));
    }

    private List<Reason> clock() {
        long steps = generator.clockSteps();
        return steps == 0
                ? List.of()
                : List.of(
                        reason(
                                Kind.CLOCK_STEPS,
                                QuotedFigures.count(steps, "jump")
                                        + " of the wall clock by more than 1ms"));
    }

    private List<Reason> undelivered() {
        if (recorded.undelivered() == 0) {
            return List.of();
        }
        String figure =
                "%s of %s; a valid run has at most %d%%"
                        .formatted(
                                shareOfPlanned(recorded.undelivered()),
                                QuotedFigures.count(recorded.ledger().planned()),
                                Validity.UNDELIVERED_PERCENT_MAX);
        return List.of(reason(Kind.UNDELIVERED, figure));
    }

    private List<Reason> processors() {
        if (generator.cpuShare() < CPU_SHARE) {
            return List.of();
        }
        String figure =
                QuotedFigures.percent(generator.cpuShare())
                        + " of "
                        + QuotedFigures.count(generator.processors(), "processor");
        return List.of(new Reason(false, Kind.CPU, figure));
    }

    private List<Reason> stamps() {
        if (!run.scenario().defaults().stamps()) {
            return List.of();
        }
        if (generator.stamps() == Stamps.READ) {
            String figure =
                    "answers end when they were read: no kernel stamps on " + generator.transport();
            return List.of(new Reason(false, Kind.STAMPS, figure));
        }
        long missing =
                recorded.attempts().stampsMissing()
                        - ofJavaSteps().mapToLong(java -> java.attempts().stampsMissing()).sum();
        long stamped = recorded.times().readDelay.count();
        if (missing <= UNSTAMPED_SHARE * (missing + stamped)) {
            return List.of();
        }
        double share = (double) missing / (missing + stamped);
        String figure =
                QuotedFigures.count(missing, "answer")
                        + " ("
                        + QuotedFigures.percent(share)
                        + ") timed by the read";
        return List.of(new Reason(false, Kind.STAMPS, figure));
    }

    private Reason reason(Kind kind, String figure) {
        return new Reason(invalidates, kind, figure);
    }
}
