package io.plimsoll.targets.echo;

import io.plimsoll.targets.echo.EchoStats.ServiceTimes;
import io.plimsoll.targets.referee.ArrivalReport;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a server says of itself at the end, for people. */
public final class Summary {

    private static final int NAMES_MAX = 10;

    private Summary() {}

    public static String of(EchoStats stats) {
        StringBuilder text = new StringBuilder();
        line(text, "requests     %,d%s", stats.requests(), statuses(stats));
        line(
                text,
                "connections  %,d accepted, %,d refused; %,d bytes in, %,d out",
                stats.connections().accepted(),
                stats.connections().refused() + stats.connections().failed(),
                stats.bytesIn(),
                stats.bytesOut());
        line(
                text,
                "stamps       %,d by the kernel, %,d when read",
                stats.kernelStamps(),
                stats.readStamps());
        service(text, "service", stats.service());
        if (stats.byName().size() > 1) {
            stats.byName().entrySet().stream()
                    .sorted(
                            (a, b) ->
                                    Long.compare(b.getValue().requests(), a.getValue().requests()))
                    .limit(NAMES_MAX)
                    .forEach(
                            e ->
                                    service(
                                            text,
                                            "  " + printable(e.getKey()),
                                            e.getValue().service()));
        }
        if (stats.refused() + stats.faults() > 0) {
            line(
                    text,
                    "refused      %,d requests; %,d connections struck by own errors",
                    stats.refused(),
                    stats.faults());
        }
        stats.arrivals().ifPresent(report -> arrivals(text, report));
        return text.toString();
    }

    private static String statuses(EchoStats stats) {
        String answered =
                stats.responsesByStatus().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%,d × %d", e.getValue(), e.getKey()))
                        .collect(Collectors.joining(", "));
        String unanswered =
                stats.unanswered() == 0
                        ? ""
                        : String.format(Locale.ROOT, "; %,d unanswered", stats.unanswered());
        return (answered.isEmpty() ? "" : ": " + answered) + unanswered;
    }

    private static void service(StringBuilder text, String label, ServiceTimes times) {
        if (times.count() == 0) {
            line(text, "%-12s -  (no answers)", label);
            return;
        }
        line(
                text,
                "%-12s p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.1f us  (%,d answers)",
                label,
                times.p50Nanos() / 1e3,
                times.p90Nanos() / 1e3,
                times.p99Nanos() / 1e3,
                times.p999Nanos() / 1e3,
                times.maxNanos() / 1e3,
                times.count());
    }

    private static void arrivals(StringBuilder text, ArrivalReport report) {
        if (report.count() == 0) {
            line(text, "arrivals     none judged (%,d skipped)", report.skipped());
            return;
        }
        line(
                text,
                "arrivals     %,d judged (%,d skipped), %,d missing, %,.2f/s, %+.4f %% of %s/s",
                report.count(),
                report.skipped(),
                report.missing(),
                report.ratePerSecond(),
                report.rateErrorPercent(),
                plain(report.expectedPerSecond()));
        line(
                text,
                "lateness     p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f us",
                report.lateness().p50Nanos() / 1e3,
                report.lateness().p99Nanos() / 1e3,
                report.lateness().p999Nanos() / 1e3,
                report.lateness().maxNanos() / 1e3);
        if (report.unrecorded() > 0) {
            line(text, "             %,d arrivals exceeded the log", report.unrecorded());
        }
    }

    private static String plain(double rate) {
        return rate == Math.rint(rate) ? String.valueOf((long) rate) : String.valueOf(rate);
    }

    private static String printable(String name) {
        String shown = name.length() > 40 ? name.substring(0, 39) + "…" : name;
        return shown.replaceAll("[^\\x20-\\x7e…]", "?");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
