package io.plimsoll.app.cli.result;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.analysis.slo.RunSummary.Journeys;
import io.plimsoll.model.outcome.Generator.Shard;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The tables of a summary: by request name, by journey, by phase, and with everything by workload
 * and by shard. A table of one row that says what the lines above it said is left out.
 */
record Tables(Run run, boolean everything) {

    private static final int ROWS_MAX = 50;

    List<String> lines(RunSummary merged) {
        List<String> lines = new ArrayList<>();
        lines.addAll(table("REQUEST", merged.byName(), RequestStats::name));
        lines.addAll(journeys(merged.journeys()));
        lines.addAll(table("PHASE", phases(), this::phaseName));
        if (everything) {
            lines.addAll(table("WORKLOAD", merged.byWorkload(), RequestStats::workload));
            lines.addAll(shards(run.generator().shards()));
        }
        return lines;
    }

    /** All of them, so that their counts add up to the ledger. */
    private List<RequestStats> phases() {
        return run.phases().stream()
                .map(
                        phase ->
                                run.requests().stream()
                                        .filter(stats -> stats.phase().equals(phase.name()))
                                        .reduce(empty(phase.name()), RequestStats::plus))
                .toList();
    }

    private static RequestStats empty(String phase) {
        return RequestStats.empty(phase, RequestStats.ALL, RequestStats.ALL);
    }

    private String phaseName(RequestStats phase) {
        return phase.phase() + (run.isRecorded(phase.phase()) ? "" : " (not recorded)");
    }

    private List<String> table(
            String title, List<RequestStats> rows, Function<RequestStats, String> name) {
        if (rows.size() < (everything ? 1 : 2)) {
            return List.of();
        }
        Table table =
                new Table().row(title, "COUNT", "OK", "P50", "P95", "P99", "MAX", "SERVICE P99");
        rows.stream().limit(ROWS_MAX).forEach(row -> addTo(table, row, name.apply(row)));
        List<String> lines = new ArrayList<>(table.lines("  "));
        if (rows.size() > ROWS_MAX) {
            lines.add("  and " + (rows.size() - ROWS_MAX) + " more; --json has them all");
        }
        return lines;
    }

    private static void addTo(Table table, RequestStats row, String name) {
        Latencies response = row.times().response();
        long planned = row.ledger().planned();
        table.row(
                name,
                Figures.count(planned),
                planned == 0 ? "-" : Figures.percent((double) row.ledger().ok() / planned),
                time(row, response, response.percentile(50)),
                time(row, response, response.percentile(95)),
                time(row, response, response.percentile(99)),
                time(row, response, response.max()),
                row.times().service.isEmpty()
                        ? "-"
                        : Figures.time(row.times().service.percentile(99)));
    }

    /** Left out when every journey is one request: the first table has said it. */
    private List<String> journeys(List<Journeys> rows) {
        boolean severalSteps =
                run.scenario().workloads().stream().anyMatch(w -> w.steps().size() > 1);
        if (rows.isEmpty() || !(severalSteps || everything)) {
            return List.of();
        }
        Table table = new Table().row("JOURNEY", "COUNT", "OK", "P50", "P95", "P99", "MAX");
        for (Journeys row : rows.subList(0, Math.min(rows.size(), ROWS_MAX))) {
            Latencies times = row.times();
            long planned = row.ledger().planned();
            table.row(
                    row.workload(),
                    Figures.count(planned),
                    planned == 0
                            ? "-"
                            : Figures.percent((double) row.ledger().completed() / planned),
                    time(row, times.percentile(50)),
                    time(row, times.percentile(95)),
                    time(row, times.percentile(99)),
                    time(row, times.max()));
        }
        return table.lines("  ");
    }

    private static String time(Journeys row, long nanos) {
        return row.times().isEmpty() ? "-" : Figures.time(nanos, row.isCensoredAt(nanos));
    }

    private static String time(RequestStats row, Latencies response, long nanos) {
        return response.isEmpty() ? "-" : Figures.time(nanos, row.times().isCensoredAt(nanos));
    }

    private static List<String> shards(List<Shard> shards) {
        Table table =
                new Table()
                        .row(
                                "SHARD",
                                "FIRED",
                                "LATENESS P99",
                                "MAX",
                                "READ DELAY P99",
                                "MAX",
                                "RUN DELAY");
        for (Shard shard : shards) {
            table.row(
                    Integer.toString(shard.number()),
                    Figures.count(shard.lateness().count()),
                    Figures.time(shard.lateness().percentile(99)),
                    Figures.time(shard.lateness().max()),
                    Figures.time(shard.readDelay().percentile(99)),
                    Figures.time(shard.readDelay().max()),
                    shard.runDelay()
                            .map(delay -> Figures.time(delay.toNanos()))
                            .orElse("not known"));
        }
        return table.lines("  ");
    }
}
