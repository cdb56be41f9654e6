package io.plimsoll.model.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many requests went to each host, where a recording says it. */
final class HostCounts {

    private static final int HOSTS_MAX = 1_000;
    private static final String OTHERS = "others";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    void add(String host) {
        if (!host.isEmpty()) {
            boolean room = counts.size() < HOSTS_MAX || counts.containsKey(host);
            counts.merge(room ? host : OTHERS, 1L, Long::sum);
        }
    }

    /** The busiest first. */
    List<String> hosts() {
        List<Map.Entry<String, Long>> all = new ArrayList<>(counts.entrySet());
        all.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        return all.stream().map(Map.Entry::getKey).toList();
    }

    /** How many requests did not go to the busiest. */
    long beside() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all - counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
