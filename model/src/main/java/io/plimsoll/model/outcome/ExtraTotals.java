package io.plimsoll.model.outcome;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Extras added up, in the order in which they first came. */
public final class ExtraTotals {

    private final Map<List<String>, GroupStats> groups = new LinkedHashMap<>();
    private final Map<List<String>, MetricStats> metrics = new LinkedHashMap<>();

    /** Takes in what followed; nothing of it is kept. */
    public void add(Extras more) {
        more.groups().forEach(this::add);
        more.metrics().forEach(this::add);
    }

    private void add(GroupStats more) {
        String phase = more.figures().phase();
        String workload = more.figures().workload();
        List<String> key = List.of(phase, workload, more.name());
        GroupStats before =
                groups.computeIfAbsent(key, _ -> GroupStats.none(phase, workload, more.name()));
        groups.put(key, new GroupStats(more.name(), before.figures().absorb(more.figures())));
    }

    private void add(MetricStats more) {
        List<String> key = List.of(more.phase(), more.workload(), more.name());
        MetricStats before =
                metrics.computeIfAbsent(
                        key,
                        _ ->
                                new MetricStats(
                                        more.phase(),
                                        more.workload(),
                                        more.name(),
                                        0,
                                        new Latencies()));
        before.values().add(more.values());
        long without = before.without() + more.without();
        metrics.put(
                key,
                new MetricStats(
                        more.phase(), more.workload(), more.name(), without, before.values()));
    }

    /** All of them; the distributions are shared, not copied. */
    public Extras extras() {
        return new Extras(List.copyOf(groups.values()), List.copyOf(metrics.values()));
    }
}
