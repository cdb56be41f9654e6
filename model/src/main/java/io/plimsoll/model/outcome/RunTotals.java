package io.plimsoll.model.outcome;

import io.plimsoll.model.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run's changes added up: its outcome so far. Whoever measures a run and whoever reads it back
 * from a journal add up with this, so that both come to the same.
 */
public final class RunTotals {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Map<Integer, RequestTotal> requests = new TreeMap<>();
    private final Map<Integer, ArrivalTotal> arrivals = new TreeMap<>();
    private final List<Second> seconds = new ArrayList<>();
    private final List<RequestLedger> requestRows = new ArrayList<>();
    private final List<ArrivalLedger> arrivalRows = new ArrayList<>();
    private final List<Latencies> lateness = new ArrayList<>();
    private final List<Latencies> readDelay = new ArrayList<>();
    private final DropBlame dropBlame = new DropBlame();
    private final ExtraTotals extras = new ExtraTotals();
    private List<PhaseOutcome> phases = List.of();
    private Changes.Connections connections = Changes.Connections.NONE;
    private Optional<Generator> generator = Optional.empty();

    /** Takes in what followed; nothing of it is kept. */
    public void add(Changes changes) {
        seconds.addAll(changes.seconds());
        for (Changes.OfRequests more : changes.requests()) {
            requests.computeIfAbsent(more.series(), _ -> new RequestTotal(more.stats())).add(more);
            addRequestRows(more.byIntendedSecond());
        }
        for (Changes.OfArrivals more : changes.arrivals()) {
            arrivals.computeIfAbsent(more.series(), _ -> new ArrivalTotal(more.stats())).add(more);
            addArrivalRows(more.byIntendedSecond());
        }
        dropBlame.add(changes.drops());
        extras.add(changes.extras());
        phases = changes.phases();
        connections = changes.connections();
        generator = Optional.of(changes.generator());
        for (Generator.Shard shard : changes.generator().shards()) {
            while (lateness.size() <= shard.number()) {
                lateness.add(new Latencies());
                readDelay.add(new Latencies());
            }
            lateness.get(shard.number()).add(shard.lateness());
            readDelay.get(shard.number()).add(shard.readDelay());
        }
    }

    private void addRequestRows(Map<Integer, RequestLedger> rows) {
        rows.forEach(
                (second, row) -> {
                    while (requestRows.size() <= second) {
                        requestRows.add(RequestLedger.EMPTY);
                    }
                    requestRows.set(second, requestRows.get(second).plus(row));
                });
    }

    private void addArrivalRows(Map<Integer, ArrivalLedger> rows) {
        rows.forEach(
                (second, row) -> {
                    while (arrivalRows.size() <= second) {
                        arrivalRows.add(ArrivalLedger.EMPTY);
                    }
                    arrivalRows.set(second, arrivalRows.get(second).plus(row));
                });
    }

    /**
     * The run was cut off: what was in flight is unfinished.
     *
     * @param elapsed from its start
     */
    public void giveUp(Duration elapsed) {
        long endNanos = elapsed.toNanos();
        requests.values().forEach(series -> addRequestRows(series.giveUp(endNanos)));
        arrivals.values().forEach(series -> addArrivalRows(series.giveUp(endNanos)));
    }

    /** How long what was intended within this second had lasted at the end, at least. */
    static long leastNanos(int intendedSecond, long endNanos) {
        return Math.max(0, endNanos - (intendedSecond + 1) * SECOND_NANOS);
    }

    /** How many seconds have been added. */
    public int seconds() {
        return seconds.size();
    }

    public RequestLedger requestLedger() {
        return requests.values().stream()
                .map(RequestTotal::ledger)
                .reduce(RequestLedger.EMPTY, RequestLedger::plus);
    }

    public ArrivalLedger arrivalLedger() {
        return arrivals.values().stream()
                .map(ArrivalTotal::ledger)
                .reduce(ArrivalLedger.EMPTY, ArrivalLedger::plus);
    }

    public Map<ErrorKind, Long> errors() {
        Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
        for (RequestStats stats : requests()) {
            stats.errors().forEach((kind, error) -> errors.merge(kind, error.count(), Long::sum));
        }
        return errors;
    }

    public List<RequestStats> requests() {
        return requests.values().stream().map(RequestTotal::stats).map(dropBlame::on).toList();
    }

    public List<ArrivalStats> arrivals() {
        return arrivals.values().stream().map(ArrivalTotal::stats).map(dropBlame::on).toList();
    }

    public Extras extras() {
        Extras all = extras.extras();
        return new Extras(
                all.groups().stream()
                        .map(group -> new GroupStats(group.name(), dropBlame.on(group.figures())))
                        .toList(),
                all.metrics());
    }

    /** Every second so far, and those of the phases that are over: nothing may happen in them. */
    public List<Second> timeline() {
        long lastNanos =
                phases.stream()
                        .mapToLong(phase -> phase.start().plus(phase.length()).toNanos())
                        .max()
                        .orElse(0);
        int length = Math.max(seconds.size(), (int) Math.ceilDiv(lastNanos, SECOND_NANOS));
        List<Second> timeline = new ArrayList<>();
        for (int at = 0; at < length; at++) {
            Second second = at < seconds.size() ? seconds.get(at) : Second.empty(at);
            timeline.add(
                    second.with(
                            at < requestRows.size() ? requestRows.get(at) : RequestLedger.EMPTY,
                            at < arrivalRows.size() ? arrivalRows.get(at) : ArrivalLedger.EMPTY));
        }
        return timeline;
    }

    /**
     * The run as it stands.
     *
     * @throws IllegalStateException when nothing has been added
     */
    public Run run(Scenario scenario, String url, Instant started, Duration elapsed, RunEnd end) {
        return new Run(
                scenario,
                url,
                started,
                elapsed,
                end,
                phases,
                requests(),
                arrivals(),
                timeline(),
                connections.opened(),
                connections.reused(),
                generator(),
                connections.targets(),
                extras(),
                Optional.empty());
    }

    /**
     * The generator as it stood last, with all distributions.
     *
     * @throws IllegalStateException when nothing has been added
     */
    public Generator generator() {
        Generator last =
                generator.orElseThrow(() -> new IllegalStateException("a run without a change"));
        return last.withShards(
                last.shards().stream()
                        .map(
                                shard ->
                                        new Generator.Shard(
                                                shard.number(),
                                                shard.runDelay(),
                                                lateness.get(shard.number()),
                                                readDelay.get(shard.number())))
                        .toList());
    }
}
