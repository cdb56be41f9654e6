package io.plimsoll.app.cli.result;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finished runs of two phases and two request names, with figures that the tests know. */
public final class Runs {

    private static final long MS = 1_000_000L;
    private static final int PER_SECOND = 100;

    private Runs() {}

    /** 5 s of warm-up, not recorded, then 20 s at 100/s. */
    public static Scenario scenario(String... slos) {
        return scenario(new ConstantRate(Rate.perSecond(PER_SECOND)), slos);
    }

    private static Scenario scenario(Load load, String... slos) {
        return new Scenario(
                "checkout",
                "http://127.0.0.1:8080",
                List.of(),
                42,
                Map.of(),
                Defaults.NONE,
                List.of(
                        new Workload(
                                "browse",
                                1,
                                List.of(
                                        HttpStep.get("/a").named("lookup"),
                                        HttpStep.get("/b").named("follow")))),
                List.of(
                        new Phase(
                                "warm-up",
                                new ConstantRate(Rate.perSecond(PER_SECOND)),
                                Duration.ofSeconds(5),
                                List.of(),
                                Duration.ZERO,
                                false,
                                Map.of(),
                                Limits.NONE),
                        new Phase(
                                "steady",
                                load,
                                Duration.ofSeconds(20),
                                List.of("warm-up"),
                                Duration.ZERO,
                                true,
                                Map.of(),
                                Limits.NONE)),
                Limits.NONE,
                Stream.of(slos).map(Slo::parse).toList());
    }

    /** Everything ok: service 1 to 20 ms. */
    public static Run healthy(String... slos) {
        return of(scenario(slos), Map.of(), 0, 0, false);
    }

    /** The same with a budget for the 95th percentile, in milliseconds. */
    public static Run healthyWithin(long target, long warning, long violation, String... slos) {
        Scenario without = scenario(slos);
        Budget budget =
                new Budget(
                        new Slo.Measure.Percentile(95),
                        new Slo.Subject.AllRequests(),
                        target * MS,
                        warning * MS,
                        violation * MS);
        return of(
                new Scenario(
                        without.name(),
                        without.target(),
                        without.allow(),
                        without.seed(),
                        without.vars(),
                        without.defaults(),
                        without.workloads(),
                        without.phases(),
                        without.limits(),
                        without.slos(),
                        List.of(budget)),
                Map.of(),
                0,
                0,
                false);
    }

    /** Users in the second phase, whose cycle went into reading. */
    public static Run generatorBound() {
        return of(scenario(Users.constant(64)), Map.of(), 0, 15 * MS, false);
    }

    /** One request in twenty failed with this, saying that. */
    public static Run failing(ErrorKind kind, String sample, String... slos) {
        return of(scenario(slos), Map.of(kind, sample), 0, 0, false);
    }

    /** Every request went out a quarter of a second late. */
    public static Run late(String... slos) {
        return of(scenario(slos), Map.of(), 250 * MS, 0, false);
    }

    public static Run stopped(String... slos) {
        return of(scenario(slos), Map.of(), 0, 0, true);
    }

    private static Run of(
            Scenario scenario,
            Map<ErrorKind, String> errors,
            long lateNanos,
            long readNanos,
            boolean stopped) {
        List<RequestStats> requests = new ArrayList<>();
        for (String phase : List.of("warm-up", "steady")) {
            for (String name : List.of("lookup", "follow")) {
                long count = phase.equals("steady") ? 2000 : 500;
                requests.add(requests(phase, name, count, errors, lateNanos, readNanos));
            }
        }
        boolean closed = scenario.phases().get(1).load() instanceof Users;
        return new Run(
                scenario,
                "http://127.0.0.1:8080",
                Instant.parse("2026-01-02T03:04:05Z"),
                Duration.ofMillis(25_020),
                stopped,
                List.of(
                        new PhaseOutcome(
                                "warm-up", Duration.ZERO, Duration.ofSeconds(5), false, false),
                        new PhaseOutcome(
                                "steady",
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(20),
                                true,
                                closed)),
                requests,
                List.of(arrivals("warm-up", 500, errors), arrivals("steady", 2000, errors)),
                timeline(lateNanos),
                20,
                4980,
                generator(requests));
    }

    private static RequestStats requests(
            String phase,
            String name,
            long count,
            Map<ErrorKind, String> errors,
            long lateNanos,
            long readNanos) {
        Times times = new Times();
        long failed = errors.isEmpty() ? 0 : count / 20;
        long timedOut = errors.containsKey(ErrorKind.TIMEOUT) ? failed : 0;
        for (long i = 0; i < count - failed; i++) {
            long service = MS + i * 19 * MS / count;
            (lateNanos > 100 * MS ? times.answeredLate : times.answered)
                    .record(lateNanos + service);
            if (lateNanos <= 100 * MS) {
                times.firedToDone.record(service);
            }
            times.service.record(service);
            times.readDelay.record(readNanos + 20_000);
        }
        for (long i = 0; i < failed; i++) {
            (timedOut > 0 ? times.censored : times.failed).record(5_000 * MS);
            if (timedOut > 0) {
                times.firedToCensored.record(5_000 * MS);
            }
        }
        for (long i = 0; i < count; i++) {
            times.lateness.record(lateNanos + 40_000);
            times.connectionWait.record(2_000);
        }
        RequestLedger ledger =
                new RequestLedger(count, count - failed, failed - timedOut, timedOut, 0, 0);
        Map<ErrorKind, ErrorCount> kinds = new java.util.TreeMap<>();
        errors.forEach((kind, sample) -> kinds.put(kind, new ErrorCount(failed, sample)));
        return new RequestStats(
                phase,
                "browse",
                name,
                ledger,
                lateNanos > 100 * MS ? count : 0,
                0,
                count - failed,
                count,
                times,
                Map.of(200, count - failed),
                kinds,
                count * 60,
                count * 150,
                0);
    }

    private static ArrivalStats arrivals(String phase, long count, Map<ErrorKind, String> errors) {
        long failed = errors.isEmpty() ? 0 : count / 10;
        return new ArrivalStats(
                phase,
                "browse",
                new ArrivalLedger(count, count - failed, failed, 0, 0),
                0,
                0,
                times(count - failed, 30 * MS),
                new Latencies(),
                new Latencies(),
                times(count - failed, 29 * MS),
                new Latencies());
    }

    private static Latencies times(long count, long nanos) {
        Latencies times = new Latencies();
        for (long i = 0; i < count; i++) {
            times.record(nanos);
        }
        return times;
    }

    private static List<Second> timeline(long lateNanos) {
        List<Second> seconds = new ArrayList<>();
        for (int second = 0; second < 25; second++) {
            seconds.add(
                    new Second(
                            second,
                            new RequestLedger(200, 200, 0, 0, 0, 0),
                            new ArrivalLedger(100, 100, 0, 0, 0),
                            100,
                            200,
                            10 * MS,
                            19 * MS,
                            20 * MS,
                            lateNanos + 40_000,
                            20_000,
                            2,
                            times(200, 10 * MS).density()));
        }
        return seconds;
    }

    private static Generator generator(List<RequestStats> requests) {
        Times all =
                requests.stream()
                        .reduce(RequestStats.empty("*", "*", "*"), RequestStats::plus)
                        .times();
        return new Generator(
                0.34,
                2,
                List.of(
                        new Generator.Shard(
                                0,
                                Optional.of(Duration.ofMillis(12)),
                                all.lateness,
                                all.readDelay)),
                3,
                Duration.ofMillis(4),
                0,
                Generator.Stamps.KERNEL,
                "epoll",
                Duration.ofMillis(800));
    }
}
