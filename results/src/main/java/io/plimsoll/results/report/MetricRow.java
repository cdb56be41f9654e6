package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The numbers that answers brought along under one name, of the recorded phases.
 *
 * @param cells what stands under {@link #COLUMNS}
 */
public record MetricRow(String name, List<String> cells) {

    public static final List<String> COLUMNS =
            List.of("Count", "Without", "Sum", "Mean", "p50", "p95", "p99", "Max");

    private static final int NAME_CHARACTERS_MAX = 120;

    public MetricRow {
        cells = List.copyOf(cells);
    }

    static List<MetricRow> all(RunSummary merged) {
        return merged.metrics().stream().map(MetricRow::of).toList();
    }

    private static MetricRow of(MetricStats metric) {
        Latencies values = metric.values();
        Stream<String> counts =
                LongStream.of(values.count(), metric.without()).mapToObj(Figures::count);
        Stream<String> figures =
                DoubleStream.of(
                                values.sum(),
                                values.mean(),
                                values.percentile(50),
                                values.percentile(95),
                                values.percentile(99),
                                values.max())
                        .mapToObj(
                                value ->
                                        values.isEmpty()
                                                ? "-"
                                                : Figures.number(
                                                        value / MetricStats.UNITS_PER_ONE));
        return new MetricRow(
                SafeText.of(metric.name(), NAME_CHARACTERS_MAX),
                Stream.concat(counts, figures).toList());
    }
}
