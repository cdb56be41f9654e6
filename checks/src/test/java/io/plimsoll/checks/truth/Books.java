package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * The accounting of all runs against one target: both ledgers of each balance, in total, by name
 * and by second, and the target counted what was sent. A scenario names its requests like their
 * paths.
 */
final class Books {

    private static final long POLL_NANOS = 50_000_000;
    private static final long SETTLE_NANOS_MAX = 10_000_000_000L;

    private final Echo echo;
    private final List<Report> reports = new ArrayList<>();

    Books(Echo echo) {
        this.echo = echo;
    }

    void enter(Report report) {
        reports.add(report);
    }

    void check() {
        reports.forEach(Books::checkLedgers);
        if (!reports.isEmpty()) {
            checkCounts();
        }
    }

    static void checkLedgers(Report report) {
        JsonNode arrivals = report.json().required("arrivals");
        assertThat(count(arrivals, "planned"))
                .as("arrivals planned = their ends: %s", arrivals)
                .isPositive()
                .isEqualTo(sum(arrivals, "completed", "failed", "dropped", "unfinished"));
        JsonNode requests = report.json().required("requests");
        assertThat(count(requests, "planned")).isPositive();
        checkRequests(requests, "all");
        long planned = 0;
        for (JsonNode row : report.each("timeline")) {
            assertThat(count(row, "plannedRequests"))
                    .as("requests planned in a second = their ends: %s", row)
                    .isEqualTo(ends(row));
            planned += count(row, "plannedRequests");
        }
        assertThat(planned).as("seconds together").isEqualTo(count(requests, "planned"));
        for (JsonNode row : report.each("byName")) {
            checkRequests(row.required("requests"), row.required("name").asString());
        }
    }

    private static void checkRequests(JsonNode requests, String which) {
        assertThat(count(requests, "planned"))
                .as("requests planned = their ends, %s: %s", which, requests)
                .isEqualTo(ends(requests));
    }

    private static long ends(JsonNode row) {
        return sum(row, "ok", "failed", "timedOut", "dropped", "unfinished");
    }

    private static long sum(JsonNode row, String... fields) {
        return List.of(fields).stream().mapToLong(field -> count(row, field)).sum();
    }

    private static long count(JsonNode row, String field) {
        return row.required(field).asLong();
    }

    private void checkCounts() {
        Map<String, Long> sent = new TreeMap<>();
        for (Report report : reports) {
            long named = 0;
            for (JsonNode row : report.each("byName")) {
                named += count(row, "sent");
                sent.merge("/" + row.required("name").asString(), count(row, "sent"), Long::sum);
            }
            assertThat(named).as("sent by name").isEqualTo(report.count("/attempts/sent"));
        }
        sent.values().removeIf(count -> count == 0);
        assertThat(countedBy(sent)).as("counted by the target = sent").isEqualTo(sent);
    }

    /** What the target counted by name, once it has read what it was sent. */
    private Map<String, Long> countedBy(Map<String, Long> sent) {
        long deadlineNanos = System.nanoTime() + SETTLE_NANOS_MAX;
        while (true) {
            Map<String, Long> counted = new TreeMap<>();
            for (Map.Entry<String, JsonNode> name : echo.stats().required("byName").properties()) {
                counted.put(name.getKey(), count(name.getValue(), "requests"));
            }
            if (counted.equals(sent) || System.nanoTime() > deadlineNanos) {
                return counted;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
