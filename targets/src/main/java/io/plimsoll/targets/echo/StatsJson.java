package io.plimsoll.targets.echo;

import io.plimsoll.targets.echo.EchoStats.ServiceTimes;
import io.plimsoll.targets.referee.ArrivalReport;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes {@link EchoStats} as the JSON document that docs/targets.md describes. */
final class StatsJson {

    private StatsJson() {}

    static String write(EchoStats stats, boolean kernelStamps) {
        String statuses =
                stats.responsesByStatus().entrySet().stream()
                        .map(e -> format("\"%d\": %d", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
        String names =
                stats.byName().entrySet().stream()
                        .map(
                                e ->
                                        format(
                                                "%n    %s: {\"requests\": %d, \"serviceNanos\": %s}",
                                                quoted(e.getKey()),
                                                e.getValue().requests(),
                                                service(e.getValue().service())))
                        .collect(Collectors.joining(","));
        EchoStats.Connections connections = stats.connections();
        return format(
                """
                {
                  "requests": %d,
                  "responses": {%s},
                  "unanswered": %d,
                  "refused": %d,
                  "faults": %d,
                  "connections": {"accepted": %d, "open": %d, "refused": %d, "failed": %d},
                  "bytes": {"in": %d, "out": %d, "bodies": %d},
                  "stamps": {"clock": "%s", "kernel": %d, "read": %d},
                  "serviceNanos": %s,
                  "byName": {%s}%s
                }
                """,
                stats.requests(),
                statuses,
                stats.unanswered(),
                stats.refused(),
                stats.faults(),
                connections.accepted(),
                connections.open(),
                connections.refused(),
                connections.failed(),
                stats.bytesIn(),
                stats.bytesOut(),
                stats.bodyBytes(),
                kernelStamps ? "kernel" : "read",
                stats.kernelStamps(),
                stats.readStamps(),
                service(stats.service()),
                names,
                stats.arrivals().map(StatsJson::arrivals).orElse(""));
    }

    private static String service(ServiceTimes times) {
        return format(
                "{\"count\": %d, \"mean\": %d, \"min\": %d, \"p50\": %d, \"p75\": %d, \"p90\": %d,"
                        + " \"p95\": %d, \"p99\": %d, \"p999\": %d, \"max\": %d}",
                times.count(),
                Math.round(times.meanNanos()),
                times.minNanos(),
                times.p50Nanos(),
                times.p75Nanos(),
                times.p90Nanos(),
                times.p95Nanos(),
                times.p99Nanos(),
                times.p999Nanos(),
                times.maxNanos());
    }

    private static String arrivals(ArrivalReport report) {
        return format(
                ",\n  \"arrivals\": {\"expectedPerSecond\": %s, \"count\": %d, \"skipped\": %d,"
                        + " \"unrecorded\": %d, \"missing\": %d, \"ratePerSecond\": %.4f,"
                        + " \"rateErrorPercent\": %.5f, \"latenessNanos\": {\"p50\": %d, \"p99\": %d,"
                        + " \"p999\": %d, \"max\": %d}}",
                report.expectedPerSecond(),
                report.count(),
                report.skipped(),
                report.unrecorded(),
                report.missing(),
                report.ratePerSecond(),
                report.rateErrorPercent(),
                report.lateness().p50Nanos(),
                report.lateness().p99Nanos(),
                report.lateness().p999Nanos(),
                report.lateness().maxNanos());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
