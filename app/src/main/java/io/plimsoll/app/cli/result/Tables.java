package io.plimsoll.app.cli.result;

import io.plimsoll.results.report.Distribution;
import io.plimsoll.results.report.ErrorRow;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.Group;
import io.plimsoll.results.report.MetricRow;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.SafeText;
import io.plimsoll.results.report.ShardRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tables of a summary: by request name, by target, by group of steps, by journey, by phase,
 * metrics by name, and with everything by workload and by shard; errors by kind. A table of one row
 * that says what the lines above it said is left out, and so are the last columns of one that is
 * too wide.
 *
 * @param columns of the window
 */
record Tables(Report report, boolean everything, int columns) {

    private static final int ROWS_MAX = 50;
    private static final int SAMPLE_MAX = 100;

    List<String> lines() {
        List<String> lines = new ArrayList<>(requests(Group.Of.REQUEST));
        lines.addAll(requests(Group.Of.TARGET));
        lines.addAll(times(Group.Of.GROUP, 1));
        lines.addAll(
                times(
                        Group.Of.JOURNEY,
                        everything || report.severalSteps() ? 1 : Integer.MAX_VALUE));
        lines.addAll(requests(Group.Of.PHASE));
        lines.addAll(metrics());
        if (everything) {
            lines.addAll(requests(Group.Of.WORKLOAD));
            lines.addAll(shards());
        }
        return lines;
    }

    private List<String> requests(Group.Of of) {
        return table(
                report.group(of),
                List.of("COUNT", "OK", "P50", "P95", "P99", "MAX", "SERVICE P99"),
                everything ? 1 : 2,
                row -> Stream.concat(cells(row), Stream.of(row.service().percentile(99))));
    }

    /** Of several requests as one: when every journey is one, the first table has said it. */
    private List<String> times(Group.Of of, int rowsMin) {
        return table(
                report.group(of),
                List.of("COUNT", "OK", "P50", "P95", "P99", "MAX"),
                rowsMin,
                Tables::cells);
    }

    private static Stream<String> cells(Group.Row row) {
        Distribution times = row.response();
        return Stream.of(
                Figures.count(row.planned()),
                row.ok(),
                times.percentile(50),
                times.percentile(95),
                times.percentile(99),
                times.max());
    }

    /** The numbers that answers brought along. */
    private List<String> metrics() {
        if (report.metrics().isEmpty()) {
            return List.of();
        }
        Table table = new Table();
        table.row(words("METRIC", MetricRow.COLUMNS.stream().map(c -> c.toUpperCase(Locale.ROOT))));
        report.metrics().stream()
                .limit(ROWS_MAX)
                .forEach(row -> table.row(words(row.name(), row.cells().stream())));
        return table.lines("  ", columns);
    }

    /** What stands in a row beside its name. */
    private interface Cells {
        Stream<String> of(Group.Row row);
    }

    private List<String> table(Group group, List<String> heads, int rowsMin, Cells cells) {
        List<Group.Row> rows = group.rows();
        if (rows.size() < rowsMin) {
            return List.of();
        }
        Table table = new Table();
        table.row(words(group.of().name(), heads.stream()));
        rows.stream().limit(ROWS_MAX).forEach(row -> table.row(words(row.name(), cells.of(row))));
        List<String> lines = new ArrayList<>(table.lines("  ", columns));
        if (rows.size() > ROWS_MAX) {
            lines.add("  and " + (rows.size() - ROWS_MAX) + " more; --json has them all");
        }
        return lines;
    }

    private static String[] words(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toArray(String[]::new);
    }

    private List<String> shards() {
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
        for (ShardRow shard : report.health().shards()) {
            table.row(
                    Integer.toString(shard.number()),
                    Figures.count(shard.fired()),
                    shard.lateness().percentile(99),
                    shard.lateness().max(),
                    shard.readDelay().percentile(99),
                    shard.readDelay().max(),
                    shard.runDelay());
        }
        return table.lines("  ", columns);
    }

    /** Errors by kind, the most frequent first: who is to blame, and what the first one said. */
    List<String> errors() {
        if (report.errors().isEmpty()) {
            return List.of();
        }
        Table table = new Table().row("ERROR", "COUNT", "BLAME");
        for (ErrorRow error : report.errors()) {
            table.row(error.kind(), Figures.count(error.count()), error.blame());
        }
        List<String> rows = table.lines("  ");
        List<String> lines = new ArrayList<>(List.of(rows.getFirst() + "  FIRST ONE"));
        for (int i = 0; i < report.errors().size(); i++) {
            String said = report.errors().get(i).said();
            boolean cut = columns < Integer.MAX_VALUE;
            lines.add(rows.get(i + 1) + "  " + (cut ? SafeText.fitting(said, SAMPLE_MAX) : said));
        }
        return lines;
    }
}
