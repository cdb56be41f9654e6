package io.plimsoll.results.store;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Extras;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.TargetStats;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.results.run.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The changes of a run that never was, of a seed; its ledgers never owe more than they planned. */
final class RandomRun {

    static final String URL = "http://127.0.0.1:9";
    static final Instant STARTED = Instant.parse("2026-11-21T17:30:56.123456789Z");

    private static final int SHARDS = 2;
    private static final ErrorKind[] KINDS = ErrorKind.values();

    private final long seed;
    private final int seconds;
    private final int names;
    private final boolean small;

    RandomRun(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.seed = seed;
        seconds = random.nextInt(1, 8);
        names = random.nextInt(1, 5);
        small = false;
    }

    /** A small one, of so many seconds and names. */
    RandomRun(long seed, int seconds, int names) {
        this.seed = seed;
        this.seconds = seconds;
        this.names = names;
        small = true;
    }

    int seconds() {
        return seconds;
    }

    static Scenario scenario() {
        return new Scenario(
                "a run",
                URL,
                List.of(),
                7,
                Map.of(),
                Defaults.NONE,
                List.of(new Workload("main", 1, List.of(HttpStep.get("/")))),
                List.of(
                        Phase.of(
                                "steady",
                                new ConstantRate(Rate.perSecond(10)),
                                Duration.ofSeconds(30))),
                Limits.NONE,
                List.of());
    }

    /** Anew each time, since whoever takes them may take over their distributions. */
    List<Changes> changes() {
        SplittableRandom random = new SplittableRandom(seed);
        List<Map<Integer, Long>> open = new ArrayList<>();
        for (int series = 0; series < names; series++) {
            open.add(new TreeMap<>());
        }
        List<Changes> all = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            List<Changes.OfRequests> requests = new ArrayList<>();
            List<Changes.OfArrivals> arrivals = new ArrayList<>();
            for (int series = 0; series < names; series++) {
                if (random.nextInt(5) > 0) {
                    Map<Integer, RequestLedger> rows = rows(random, second, open.get(series));
                    requests.add(requests(random, series, rows));
                    arrivals.add(arrivals(random, series, rows));
                }
            }
            all.add(
                    new Changes(
                            List.of(second(random, second)),
                            requests,
                            arrivals,
                            drops(random),
                            List.of(phase(Duration.ofSeconds(second + 1))),
                            connections(second),
                            generator(random),
                            extras(random)));
        }
        return all;
    }

    private Extras extras(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return Extras.NONE;
        }
        Latencies values = new Latencies();
        values.record(random.nextLong(1_000_000_000_000L), 1 + random.nextInt(5));
        return new Extras(
                List.of(
                        new GroupStats(
                                "checkout",
                                arrivals(random, 0, Map.of(0, new RequestLedger(5, 3, 1, 0, 0, 1)))
                                        .stats())),
                List.of(
                        new MetricStats("steady", "main", "hits", random.nextInt(3), values),
                        new MetricStats("steady", "main", "none", 1, new Latencies())));
    }

    /** What only the end knows. */
    Changes last() {
        SplittableRandom random = new SplittableRandom(seed + 1);
        return new Changes(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(phase(Duration.ofSeconds(seconds + 1))),
                connections(seconds),
                generator(random));
    }

    private static Changes.Connections connections(int second) {
        return new Changes.Connections(
                second,
                2L * second,
                List.of(new TargetStats("shop", URL, 3L * second, second, 2L * second)));
    }

    /** In most seconds none; a generator that was late in some of them. */
    private static List<Changes.OfDrops> drops(SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            return List.of();
        }
        Changes.OfDrops drops = new Changes.OfDrops("steady", new Latencies(), new Latencies());
        drops.lateness().record(random.nextLong(20_000_000));
        drops.readDelay().record(random.nextLong(5_000_000));
        return List.of(drops);
    }

    /** How its journal begins. */
    static Start start() {
        Origin origin = new Origin(List.of("run", "random.yaml"), "0.0.0", "a machine");
        return new Start(scenario(), URL, STARTED, origin);
    }

    Run whole() {
        RunTotals totals = new RunTotals();
        changes().forEach(totals::add);
        totals.add(last());
        return totals.run(scenario(), URL, STARTED, elapsed(), RunEnd.WHOLE);
    }

    Duration elapsed() {
        return Duration.ofMillis(seconds * 1_000L - 1);
    }

    /** What the run was after so many seconds, cut off there. */
    Run cut(int after) {
        RunTotals totals = new RunTotals();
        changes().subList(0, after).forEach(totals::add);
        if (after == 0) {
            totals.add(Changes.none());
        }
        totals.giveUp(Duration.ofSeconds(after));
        return totals.run(scenario(), URL, STARTED, Duration.ofSeconds(after), RunEnd.STOPPED);
    }

    /** Cut when all was there but the word that it was over. */
    Run cutBeforeTheEnd() {
        RunTotals totals = new RunTotals();
        changes().forEach(totals::add);
        totals.add(last());
        totals.giveUp(Duration.ofSeconds(seconds));
        return totals.run(scenario(), URL, STARTED, Duration.ofSeconds(seconds), RunEnd.STOPPED);
    }

    private static Map<Integer, RequestLedger> rows(
            SplittableRandom random, int second, Map<Integer, Long> open) {
        open.merge(second, random.nextLong(40), Long::sum);
        Map<Integer, RequestLedger> rows = new HashMap<>();
        open.replaceAll(
                (intended, inFlight) -> {
                    long planned = intended == second ? inFlight : 0;
                    long ended = random.nextInt(3) == 0 ? inFlight : random.nextLong(inFlight + 1);
                    long ok = random.nextLong(ended + 1);
                    long failed = random.nextLong(ended - ok + 1);
                    rows.put(
                            intended,
                            new RequestLedger(planned, ok, failed, ended - ok - failed, 0, 0));
                    return inFlight - ended;
                });
        open.values().removeIf(left -> left == 0);
        return rows;
    }

    private Changes.OfRequests requests(
            SplittableRandom random, int series, Map<Integer, RequestLedger> rows) {
        Times times = new Times();
        times.all().forEach(latencies -> fill(random, latencies));
        Map<ErrorKind, ErrorCount> errors = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String sample = random.nextBoolean() ? "" : "caf\u00e9 " + random.nextInt(100);
            errors.put(KINDS[random.nextInt(KINDS.length)], new ErrorCount(i, sample));
        }
        RequestStats stats =
                new RequestStats(
                        "steady",
                        "main",
                        "request " + series,
                        rows.values().stream().reduce(RequestLedger.EMPTY, RequestLedger::plus),
                        random.nextLong(3),
                        random.nextLong(3),
                        random.nextLong(30),
                        new AttemptCounts(
                                random.nextLong(30),
                                random.nextLong(4),
                                random.nextLong(4),
                                random.nextLong(1L << 40),
                                random.nextLong(1L << 40),
                                random.nextLong(3),
                                random.nextBoolean() ? Map.of() : Map.of(200, 5L, 503, 1L)),
                        times,
                        errors);
        return new Changes.OfRequests(series, stats, rows);
    }

    private Changes.OfArrivals arrivals(
            SplittableRandom random, int series, Map<Integer, RequestLedger> rows) {
        Map<Integer, ArrivalLedger> same = new HashMap<>();
        rows.forEach(
                (second, row) ->
                        same.put(
                                second,
                                new ArrivalLedger(
                                        row.planned(),
                                        row.ok(),
                                        row.failed() + row.timedOut(),
                                        0,
                                        0)));
        ArrivalStats stats =
                new ArrivalStats(
                        "steady",
                        "main",
                        same.values().stream().reduce(ArrivalLedger.EMPTY, ArrivalLedger::plus),
                        0,
                        random.nextLong(3),
                        fill(random, new Latencies()),
                        new Latencies(),
                        fill(random, new Latencies()),
                        new Latencies(),
                        new Latencies());
        return new Changes.OfArrivals(series, stats, same);
    }

    private Latencies fill(SplittableRandom random, Latencies latencies) {
        int most = small ? 3 : 10;
        int count =
                !small && random.nextInt(500) == 0
                        ? 1_000
                        : Math.max(0, random.nextInt(-2 * most, most));
        for (int i = 0; i < count; i++) {
            latencies.record(random.nextLong(1L << random.nextInt(1, 40)));
        }
        return latencies;
    }

    private Second second(SplittableRandom random, int second) {
        return new Second(
                second,
                RequestLedger.EMPTY,
                ArrivalLedger.EMPTY,
                random.nextLong(100),
                random.nextLong(100),
                random.nextLong(1_000_000),
                random.nextLong(1_000_000_000),
                random.nextLong(1_000_000_000),
                random.nextLong(1_000_000_000),
                random.nextLong(1_000),
                random.nextLong(1_000),
                random.nextLong(10),
                fill(random, new Latencies()).density());
    }

    private static PhaseOutcome phase(Duration length) {
        return new PhaseOutcome("steady", Duration.ZERO, length, true, false);
    }

    private Generator generator(SplittableRandom random) {
        List<Generator.Shard> shards = new ArrayList<>();
        for (int number = 0; number < SHARDS; number++) {
            shards.add(
                    new Generator.Shard(
                            number,
                            number == 0
                                    ? Optional.empty()
                                    : Optional.of(Duration.ofNanos(random.nextLong(1_000))),
                            fill(random, new Latencies()),
                            fill(random, new Latencies())));
        }
        return new Generator(
                random.nextDouble(),
                2,
                shards,
                random.nextLong(10),
                Duration.ofNanos(random.nextLong(1_000_000)),
                random.nextLong(2),
                Generator.Stamps.KERNEL,
                "epoll",
                Duration.ofMillis(900));
    }
}
