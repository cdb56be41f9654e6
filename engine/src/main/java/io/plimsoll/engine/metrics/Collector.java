package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Density;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Second;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the shards' fact logs into figures: per series, per shard, and per second. A second is
 * closed, and told to the listener, once every shard has handed over all that had arrived before
 * its end. Confined to one thread, which calls {@link #collect} a hundred times a second.
 */
public final class Collector {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private static final int OPEN_SECONDS_MAX = 120;
    private static final ErrorKind[] KINDS = ErrorKind.values();

    /** Hears of each second as it closes. */
    public interface Listener {
        void closed(ClosedSecond second);
    }

    /**
     * A second with everything that happened in it. Its distributions are used again later.
     *
     * @param due arrivals that became due in it; {@code started} those that were fired
     */
    public record ClosedSecond(
            int second,
            io.plimsoll.model.outcome.Times times,
            long due,
            long started,
            long completed,
            long inFlight) {}

    private final Keys keys;
    private final List<FactLog> logs;
    private final long startNanos;
    private final Listener listener;

    private final @Nullable RequestSeries[] requests;
    private final @Nullable ArrivalSeries[] arrivals;
    private final Latencies[] latenessByShard;
    private final Latencies[] readDelayByShard;
    private final DropSeconds[] dropSeconds;
    private final long[] watermarks;
    private final SecondRows rows = new SecondRows();
    private final List<OpenSecond> open = new ArrayList<>();
    private final List<OpenSecond> spare = new ArrayList<>();
    private final List<ClosedFigures> closed = new ArrayList<>();
    private int firstOpen;
    private long inFlight;
    private int lastSecond;

    private record ClosedFigures(
            long started,
            long okCompleted,
            long responseP50Nanos,
            long responseP99Nanos,
            long responseMaxNanos,
            long latenessP99Nanos,
            long readDelayP99Nanos,
            long inFlight,
            Density responses) {}

    /**
     * @param startNanos the beginning of the run, as {@code System.nanoTime()}
     */
    public Collector(Keys keys, List<FactLog> logs, long startNanos, Listener listener) {
        this.keys = keys;
        this.logs = List.copyOf(logs);
        this.startNanos = startNanos;
        this.listener = listener;
        requests = new RequestSeries[keys.requestSeriesCount()];
        arrivals = new ArrivalSeries[keys.arrivalSeriesCount()];
        latenessByShard = new Latencies[logs.size()];
        readDelayByShard = new Latencies[logs.size()];
        dropSeconds =
                Stream.generate(DropSeconds::new)
                        .limit(keys.phases().size())
                        .toArray(DropSeconds[]::new);
        watermarks = new long[logs.size()];
        for (int shard = 0; shard < logs.size(); shard++) {
            latenessByShard[shard] = new Latencies();
            readDelayByShard[shard] = new Latencies();
            watermarks[shard] = startNanos;
        }
    }

    /** Reads all that the shards have handed over, and closes the seconds that are complete. */
    public void collect() {
        long complete = Long.MAX_VALUE;
        for (int shard = 0; shard < logs.size(); shard++) {
            FactLog log = logs.get(shard);
            // No more than there is now: a shard may write as fast as this reads.
            for (int left = log.published().size(); left > 0; left--) {
                Chunk chunk = log.published().remove();
                read(chunk, shard);
                watermarks[shard] = Math.max(watermarks[shard], chunk.watermarkNanos);
                log.giveBack(chunk);
            }
            for (FactLog.Sample sample = log.samples().poll();
                    sample != null;
                    sample = log.samples().poll()) {
                requests(sample.series()).sample(sample.kind(), sample.text());
            }
            complete = Math.min(complete, watermarks[shard]);
        }
        // With no shard left at work there is no end to what is complete: finish() closes the rest.
        while (complete != Long.MAX_VALUE
                && startNanos + (firstOpen + 1) * SECOND_NANOS <= complete) {
            closeFirst();
        }
    }

    /** Closes every second up to now; after the shards have ended. */
    public void finish(long nowNanos) {
        collect();
        while (firstOpen <= Math.max(lastSecond, second(nowNanos))) {
            closeFirst();
        }
    }

    private void read(Chunk chunk, int shard) {
        long[] facts = chunk.facts;
        int at = 0;
        while (at < chunk.used) {
            long tag = facts[at];
            switch (FactLog.type(tag)) {
                case FactLog.DUE -> {
                    due(tag, facts[at + 1], facts[at + 2], 1, shard);
                    at += FactLog.DUE_LONGS;
                }
                case FactLog.END -> {
                    ended(facts, at, tag, shard);
                    at += FactLog.END_LONGS;
                }
                case FactLog.ATTEMPT -> {
                    requests(FactLog.series(tag)).attempt(facts, at, tag);
                    readDelay(facts, at, tag, shard);
                    at += FactLog.END_LONGS;
                }
                case FactLog.ARRIVAL -> {
                    arrivalEnded(tag, facts[at + 1], facts[at + 2], facts[at + 3]);
                    at += FactLog.ARRIVAL_LONGS;
                }
                case FactLog.PLANNED -> {
                    arrivalDue(FactLog.series(tag), facts[at + 1], facts[at + 2], 1);
                    at += FactLog.PLANNED_LONGS;
                }
                default -> {
                    due(tag, facts[at + 1], facts[at + 2], facts[at + 3], shard);
                    droppedLate(tag, facts[at + 1], facts[at + 2], facts[at + 3]);
                    at += FactLog.LATE_LONGS;
                }
            }
        }
    }

    private void due(long tag, long intended, long fired, long count, int shard) {
        int series = FactLog.series(tag);
        requests(series).due(fired - intended, count);
        rows.requestsDue(second(intended), count);
        OpenSecond now = open(second(fired));
        now.requestsFired += count;
        now.times.lateness.record(fired - intended, count);
        latenessByShard[shard].record(fired - intended, count);
        if ((tag & FactLog.FIRST) != 0) {
            arrivalDue(keys.arrivalSeriesOf(series), intended, fired, count);
        }
    }

    private void arrivalDue(int series, long intended, long fired, long count) {
        arrivals(series).due(count);
        rows.arrivalsDue(second(intended), count);
        open(second(fired)).started += count;
        open(second(intended)).due += count;
    }

    private void droppedLate(long tag, long intended, long dropped, long count) {
        int series = FactLog.series(tag);
        requests(series).droppedLate(count);
        arrivals(keys.arrivalSeriesOf(series)).droppedLate(count);
        int second = second(intended);
        rows.requestsEnded(second, Op.Fate.DROPPED.ordinal(), count);
        rows.arrivalsEnded(second, Op.Fate.DROPPED.ordinal(), count);
        OpenSecond now = open(second(dropped));
        now.requestsEnded += count;
    }

    private void ended(long[] facts, int at, long tag, int shard) {
        int series = FactLog.series(tag);
        requests(series).end(facts, at, tag);
        rows.requestsEnded(second(facts[at + 1]), FactLog.fate(tag), 1);
        OpenSecond now = open(second(facts[at + 6]));
        now.requestsEnded++;
        boolean ok = FactLog.fate(tag) == Op.Fate.OK.ordinal();
        if (ok) {
            now.okCompleted++;
        }
        if (ok || (tag & FactLog.RANKED) != 0) {
            now.times.answered.record(facts[at + 6] - facts[at + 1]);
        } else if (FactLog.kind(tag) == ErrorKind.IN_FLIGHT.ordinal()) {
            now.dropping.set(keys.phase(series));
        }
        readDelay(facts, at, tag, shard);
    }

    private void readDelay(long[] facts, int at, long tag, int shard) {
        if ((tag & FactLog.STAMPED) != 0) {
            long delay = facts[at + 7] - facts[at + 6];
            open(second(facts[at + 7])).times.readDelay.record(delay);
            readDelayByShard[shard].record(delay);
        }
    }

    private void arrivalEnded(long tag, long intended, long end, long ours) {
        int series = FactLog.series(tag);
        arrivals(series).end(tag, intended, end, ours);
        rows.arrivalsEnded(second(intended), FactLog.fate(tag), 1);
        OpenSecond now = open(second(end));
        if (FactLog.fate(tag) == Op.Fate.OK.ordinal()) {
            now.arrivalsCompleted++;
        }
    }

    private void closeFirst() {
        OpenSecond second = open(firstOpen);
        io.plimsoll.model.outcome.Times times = second.times;
        second.dropping.stream().forEach(phase -> dropSeconds[phase].add(times));
        inFlight += second.requestsFired - second.requestsEnded;
        closed.add(
                new ClosedFigures(
                        second.started,
                        second.okCompleted,
                        times.answered.percentile(50),
                        times.answered.percentile(99),
                        times.answered.max(),
                        times.lateness.percentile(99),
                        times.readDelay.percentile(99),
                        inFlight,
                        times.answered.density()));
        listener.closed(
                new ClosedSecond(
                        firstOpen,
                        times,
                        second.due,
                        second.started,
                        second.arrivalsCompleted,
                        inFlight));
        open.removeFirst();
        second.clear();
        spare.add(second);
        firstOpen++;
    }

    /** The second itself while it is open, otherwise the nearest one that is. */
    private OpenSecond open(int second) {
        int index = Math.clamp(second - firstOpen, 0, OPEN_SECONDS_MAX - 1);
        while (open.size() <= index) {
            open.add(spare.isEmpty() ? new OpenSecond() : spare.removeLast());
        }
        return open.get(index);
    }

    private int second(long nanos) {
        int second = (int) Math.max(0, (nanos - startNanos) / SECOND_NANOS);
        if (second > lastSecond) {
            lastSecond = second;
        }
        return second;
    }

    private RequestSeries requests(int series) {
        RequestSeries found = requests[series];
        if (found == null) {
            found = new RequestSeries();
            requests[series] = found;
        }
        return found;
    }

    private ArrivalSeries arrivals(int series) {
        ArrivalSeries found = arrivals[series];
        if (found == null) {
            found = new ArrivalSeries();
            arrivals[series] = found;
        }
        return found;
    }

    // --- the figures

    public RequestLedger requestLedger() {
        RequestLedger sum = RequestLedger.EMPTY;
        for (RequestSeries series : requests) {
            sum = series == null ? sum : sum.plus(series.ledger());
        }
        return sum;
    }

    public ArrivalLedger arrivalLedger() {
        ArrivalLedger sum = ArrivalLedger.EMPTY;
        for (ArrivalSeries series : arrivals) {
            sum = series == null ? sum : sum.plus(series.ledger());
        }
        return sum;
    }

    public Map<ErrorKind, Long> errors() {
        Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
        for (int series = 0; series < requests.length; series++) {
            RequestSeries figures = requests[series];
            if (figures != null) {
                figures.addErrorsTo(errors, dropSeconds[keys.phase(series)].areHealthy());
            }
        }
        return errors;
    }

    public List<RequestStats> requestStats() {
        List<RequestStats> stats = new ArrayList<>();
        for (int series = 0; series < requests.length; series++) {
            RequestSeries figures = requests[series];
            if (figures != null && !figures.isEmpty()) {
                Keys.Name name = keys.name(series);
                stats.add(
                        figures.stats(
                                keys.phases().get(keys.phase(series)),
                                keys.workloads().get(name.workload()),
                                name.name(),
                                dropSeconds[keys.phase(series)].areHealthy()));
            }
        }
        return stats;
    }

    public List<ArrivalStats> arrivalStats() {
        List<ArrivalStats> stats = new ArrayList<>();
        for (int series = 0; series < arrivals.length; series++) {
            ArrivalSeries figures = arrivals[series];
            if (figures != null && !figures.isEmpty()) {
                stats.add(
                        figures.stats(
                                keys.phases().get(keys.phaseOfArrivals(series)),
                                keys.workloadOfArrivals(series),
                                dropSeconds[keys.phaseOfArrivals(series)].areHealthy()));
            }
        }
        return stats;
    }

    /** The closed seconds; complete after {@link #finish}. */
    public List<Second> timeline() {
        List<Second> timeline = new ArrayList<>();
        for (int second = 0; second < closed.size(); second++) {
            ClosedFigures figures = closed.get(second);
            timeline.add(
                    new Second(
                            second,
                            rows.requests(second),
                            rows.arrivals(second),
                            figures.started,
                            figures.okCompleted,
                            figures.responseP50Nanos,
                            figures.responseP99Nanos,
                            figures.responseMaxNanos,
                            figures.latenessP99Nanos,
                            figures.readDelayP99Nanos,
                            figures.inFlight,
                            figures.responses));
        }
        return timeline;
    }

    public Latencies lateness(int shard) {
        return latenessByShard[shard];
    }

    public Latencies readDelay(int shard) {
        return readDelayByShard[shard];
    }
}
