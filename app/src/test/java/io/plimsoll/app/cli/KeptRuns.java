package io.plimsoll.app.cli;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.RunTotals;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.results.fixture.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run of some seconds as an engine tells it: ten requests in each, one of them slower by one. */
final class KeptRuns {

    private static final String URL = "http://127.0.0.1:8080";
    private static final Instant STARTED = Instant.parse("2026-11-21T17:30:56Z");

    private KeptRuns() {}

    /** To its end. */
    static Run play(Scenario scenario, RunListener listener, int seconds) {
        return end(begin(listener, seconds), listener, seconds);
    }

    /** From there to its end. */
    static Run end(RunTotals totals, RunListener listener, int seconds) {
        Run run =
                totals.run(
                        Runs.scenario(), URL, STARTED, Duration.ofSeconds(seconds), RunEnd.WHOLE);
        listener.ended(run);
        return run;
    }

    /** Up to somewhere in the middle. */
    static RunTotals begin(RunListener listener, int seconds) {
        RunTotals totals = new RunTotals();
        listener.begins(Runs.scenario(), URL, STARTED);
        for (int second = 0; second < seconds; second++) {
            Changes changes = changes(second);
            totals.add(changes);
            listener.changed(changes);
        }
        return totals;
    }

    private static Changes changes(int second) {
        Times times = new Times();
        Latencies journeys = new Latencies();
        for (int i = 1; i <= 10; i++) {
            times.answered.record(1_000_000L * i + second);
            times.firedToDone.record(1_000_000L * i + second);
            times.service.record(900_000L * i);
            times.lateness.record(20_000);
            journeys.record(1_000_000L * i);
        }
        RequestLedger ledger = new RequestLedger(10, 10, 0, 0, 0, 0);
        ArrivalLedger arrivals = new ArrivalLedger(10, 10, 0, 0, 0);
        RequestStats stats =
                new RequestStats(
                        "steady",
                        "browse",
                        "lookup",
                        ledger,
                        0,
                        0,
                        10,
                        new AttemptCounts(10, 0, 0, 1_000, 2_000, 0, Map.of(200, 10L)),
                        times,
                        Map.of());
        ArrivalStats journey =
                new ArrivalStats(
                        "steady",
                        "browse",
                        arrivals,
                        0,
                        0,
                        journeys,
                        new Latencies(),
                        new Latencies(),
                        journeys,
                        new Latencies());
        return new Changes(
                List.of(
                        new Second(
                                second,
                                RequestLedger.EMPTY,
                                ArrivalLedger.EMPTY,
                                10,
                                10,
                                5_000_000,
                                10_000_000,
                                10_000_000,
                                0,
                                20_000,
                                0,
                                0,
                                times.answered.density())),
                List.of(new Changes.OfRequests(0, stats, Map.of(second, ledger))),
                List.of(new Changes.OfArrivals(0, journey, Map.of(second, arrivals))),
                List.of(),
                List.of(
                        new PhaseOutcome(
                                "steady",
                                Duration.ZERO,
                                Duration.ofSeconds(second + 1),
                                true,
                                false)),
                new Changes.Connections(1, 9, List.of()),
                generator());
    }

    private static Generator generator() {
        return new Generator(
                0.1,
                2,
                List.of(new Generator.Shard(0, Optional.empty(), new Latencies(), new Latencies())),
                0,
                Duration.ZERO,
                0,
                Generator.Stamps.READ,
                "epoll",
                Duration.ZERO);
    }
}
