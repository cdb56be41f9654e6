package io.plimsoll.results.store;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Times;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The changes of one series in a block. */
final class StatsCodec {

    private StatsCodec() {}

    static void write(Changes.OfRequests changes, BlockOutput out, UnaryOperator<String> said) {
        RequestStats stats = changes.stats();
        out.number(changes.series());
        out.word(stats.phase());
        out.word(stats.workload());
        out.word(stats.name());
        out.number(changes.byIntendedSecond().size());
        new TreeMap<>(changes.byIntendedSecond())
                .forEach(
                        (second, row) -> {
                            out.number(second);
                            out.number(row.planned());
                            out.number(row.ok());
                            out.number(row.failed());
                            out.number(row.timedOut());
                            out.number(row.dropped());
                            out.number(row.unfinished());
                        });
        out.number(stats.undelivered());
        out.number(stats.droppedAtLimit());
        out.number(stats.okInTime());
        out.number(stats.attempts().sent());
        out.number(stats.attempts().bytesSent());
        out.number(stats.attempts().bytesReceived());
        out.number(stats.attempts().stampsMissing());
        out.number(stats.attempts().retries());
        out.number(stats.attempts().redirects());
        out.number(stats.attempts().statuses().size());
        stats.attempts()
                .statuses()
                .forEach(
                        (status, count) -> {
                            out.number(status);
                            out.number(count);
                        });
        out.number(stats.errors().size());
        stats.errors()
                .forEach(
                        (kind, error) -> {
                            out.word(kind.name());
                            out.number(error.count());
                            out.text(said.apply(error.sample()));
                        });
        write(stats.times().all(), out);
    }

    static Changes.OfRequests requests(BlockInput in) {
        int series = in.count(Integer.MAX_VALUE);
        String phase = in.word();
        String workload = in.word();
        String name = in.word();
        Map<Integer, RequestLedger> rows = new TreeMap<>();
        for (int left = in.entries(); left > 0; left--) {
            rows.put(
                    in.count(Integer.MAX_VALUE),
                    new RequestLedger(
                            in.number(),
                            in.number(),
                            in.number(),
                            in.number(),
                            in.number(),
                            in.number()));
        }
        long undelivered = in.number();
        long droppedAtLimit = in.number();
        long okInTime = in.number();
        long sent = in.number();
        long bytesSent = in.number();
        long bytesReceived = in.number();
        long stampsMissing = in.number();
        long retries = in.number();
        long redirects = in.number();
        Map<Integer, Long> statuses = new TreeMap<>();
        for (int left = in.entries(); left > 0; left--) {
            statuses.put(in.count(Integer.MAX_VALUE), in.number());
        }
        Map<ErrorKind, ErrorCount> errors = new EnumMap<>(ErrorKind.class);
        for (int left = in.entries(); left > 0; left--) {
            errors.put(
                    Words.constant(ErrorKind.values(), in.word()),
                    new ErrorCount(in.number(), in.text()));
        }
        Times times = new Times();
        read(times.all(), in);
        RequestStats stats =
                new RequestStats(
                        phase,
                        workload,
                        name,
                        rows.values().stream().reduce(RequestLedger.EMPTY, RequestLedger::plus),
                        undelivered,
                        droppedAtLimit,
                        okInTime,
                        new AttemptCounts(
                                sent,
                                retries,
                                redirects,
                                bytesSent,
                                bytesReceived,
                                stampsMissing,
                                statuses),
                        times,
                        errors);
        return new Changes.OfRequests(series, stats, rows);
    }

    static void write(Changes.OfArrivals changes, BlockOutput out) {
        ArrivalStats stats = changes.stats();
        out.number(changes.series());
        out.word(stats.phase());
        out.word(stats.workload());
        out.number(changes.byIntendedSecond().size());
        new TreeMap<>(changes.byIntendedSecond())
                .forEach(
                        (second, row) -> {
                            out.number(second);
                            out.number(row.planned());
                            out.number(row.completed());
                            out.number(row.failed());
                            out.number(row.dropped());
                            out.number(row.unfinished());
                        });
        out.number(stats.undelivered());
        out.number(stats.droppedAtLimit());
        write(
                List.of(
                        stats.journeys(),
                        stats.journeysLate(),
                        stats.censored(),
                        stats.journeysLessOurs(),
                        stats.censoredLessOurs()),
                out);
    }

    static Changes.OfArrivals arrivals(BlockInput in) {
        int series = in.count(Integer.MAX_VALUE);
        String phase = in.word();
        String workload = in.word();
        Map<Integer, ArrivalLedger> rows = new TreeMap<>();
        for (int left = in.entries(); left > 0; left--) {
            rows.put(
                    in.count(Integer.MAX_VALUE),
                    new ArrivalLedger(
                            in.number(), in.number(), in.number(), in.number(), in.number()));
        }
        long undelivered = in.number();
        long droppedAtLimit = in.number();
        List<Latencies> times = Stream.generate(Latencies::new).limit(5).toList();
        read(times, in);
        ArrivalStats stats =
                new ArrivalStats(
                        phase,
                        workload,
                        rows.values().stream().reduce(ArrivalLedger.EMPTY, ArrivalLedger::plus),
                        undelivered,
                        droppedAtLimit,
                        times.get(0),
                        times.get(1),
                        times.get(2),
                        times.get(3),
                        times.get(4));
        return new Changes.OfArrivals(series, stats, rows);
    }

    /** Under its name like a series of arrivals, of whose seconds nobody asks. */
    static void write(GroupStats group, BlockOutput out) {
        out.word(group.name());
        write(new Changes.OfArrivals(0, group.figures(), Map.of(0, group.figures().ledger())), out);
    }

    static GroupStats group(BlockInput in) {
        return new GroupStats(in.word(), arrivals(in).stats());
    }

    static void write(MetricStats metric, BlockOutput out) {
        out.word(metric.phase());
        out.word(metric.workload());
        out.word(metric.name());
        out.number(metric.without());
        LatenciesCodec.write(metric.values(), out);
    }

    static MetricStats metric(BlockInput in) {
        MetricStats metric =
                new MetricStats(in.word(), in.word(), in.word(), in.number(), new Latencies());
        LatenciesCodec.read(in, metric.values());
        return metric;
    }

    /** Which of them hold anything, a bit each, and then those. */
    private static void write(List<Latencies> times, BlockOutput out) {
        int filled = 0;
        for (int i = 0; i < times.size(); i++) {
            filled |= times.get(i).isEmpty() ? 0 : 1 << i;
        }
        out.number(filled);
        for (Latencies latencies : times) {
            if (!latencies.isEmpty()) {
                LatenciesCodec.write(latencies, out);
            }
        }
    }

    private static void read(List<Latencies> times, BlockInput in) {
        int filled = in.count((1 << times.size()) - 1);
        for (int i = 0; i < times.size(); i++) {
            if ((filled & 1 << i) != 0) {
                LatenciesCodec.read(in, times.get(i));
            }
        }
    }
}
