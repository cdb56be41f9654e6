package io.plimsoll.results.store;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.ExtraTotals;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Second;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The changes of seconds that follow each other as one. Takes over the distributions it is given.
 */
final class Merged {

    private final List<Second> seconds = new ArrayList<>();
    private final Map<Integer, Changes.OfRequests> requests = new TreeMap<>();
    private final Map<Integer, Changes.OfArrivals> arrivals = new TreeMap<>();
    private final Map<String, Changes.OfDrops> drops = new TreeMap<>();
    private ExtraTotals extras = new ExtraTotals();
    private List<PhaseOutcome> phases = List.of();
    private Changes.Connections connections = Changes.Connections.NONE;
    private List<Generator> generators = List.of();

    void add(Changes next) {
        seconds.addAll(next.seconds());
        next.requests().forEach(more -> requests.merge(more.series(), more, Merged::both));
        next.arrivals().forEach(more -> arrivals.merge(more.series(), more, Merged::both));
        next.drops().forEach(more -> drops.merge(more.phase(), more, Merged::both));
        extras.add(next.extras());
        phases = next.phases();
        connections = next.connections();
        generators.forEach(before -> addTo(next.generator(), before));
        generators = List.of(next.generator());
    }

    private static Changes.OfRequests both(Changes.OfRequests before, Changes.OfRequests after) {
        Map<Integer, RequestLedger> rows = new HashMap<>(before.byIntendedSecond());
        after.byIntendedSecond()
                .forEach((second, row) -> rows.merge(second, row, RequestLedger::plus));
        return new Changes.OfRequests(before.series(), before.stats().absorb(after.stats()), rows);
    }

    private static Changes.OfArrivals both(Changes.OfArrivals before, Changes.OfArrivals after) {
        Map<Integer, ArrivalLedger> rows = new HashMap<>(before.byIntendedSecond());
        after.byIntendedSecond()
                .forEach((second, row) -> rows.merge(second, row, ArrivalLedger::plus));
        return new Changes.OfArrivals(before.series(), before.stats().absorb(after.stats()), rows);
    }

    private static Changes.OfDrops both(Changes.OfDrops before, Changes.OfDrops after) {
        before.lateness().add(after.lateness());
        before.readDelay().add(after.readDelay());
        return before;
    }

    /** The shards of a run are the same from its first second to its last. */
    private static void addTo(Generator next, Generator before) {
        for (int i = 0; i < before.shards().size(); i++) {
            next.shards().get(i).lateness().add(before.shards().get(i).lateness());
            next.shards().get(i).readDelay().add(before.shards().get(i).readDelay());
        }
    }

    boolean isEmpty() {
        return generators.isEmpty();
    }

    /** How many seconds there are since the last time that it was taken. */
    int seconds() {
        return seconds.size();
    }

    /** All of them; what is added from now on begins anew. */
    Changes take() {
        Changes all =
                new Changes(
                        seconds,
                        List.copyOf(requests.values()),
                        List.copyOf(arrivals.values()),
                        List.copyOf(drops.values()),
                        phases,
                        connections,
                        generators.getFirst(),
                        extras.extras());
        seconds.clear();
        requests.clear();
        arrivals.clear();
        drops.clear();
        extras = new ExtraTotals();
        generators = List.of();
        return all;
    }

    /** As one, whatever their number. */
    static Changes of(Stream<Changes> several) {
        Merged merged = new Merged();
        several.forEach(merged::add);
        return merged.take();
    }
}
