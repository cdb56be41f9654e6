package io.plimsoll.engine.metrics;

import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Extras;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Times;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Turns the shards' fact logs into the changes of each second: per series, per shard, and of all
 * together. A second is closed, and told to the listener, once every shard has handed over all that
 * was planned for it or had arrived before its end. Confined to one thread, which calls {@link
 * #collect} a hundred times a second.
 */
public final class Collector {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private static final int OPEN_SECONDS_MAX = 120;

    /** Hears of each second as it closes. */
    public interface Listener {
        void closed(ClosedSecond second);

        /** A request that is logged has ended; before its second is closed. */
        default void logged(LoggedRequest request) {}
    }

    /**
     * A second with everything that happened in it. Its distributions are used again later.
     *
     * @param figures of the second; its ledgers are empty
     * @param times of all series together
     * @param due arrivals that became due in it
     * @param completed arrivals that came to their good end in it
     * @param latenessByShard of what was fired in it; {@code readDelayByShard} of what was read
     */
    public record ClosedSecond(
            Second figures,
            Times times,
            long due,
            long completed,
            List<Changes.OfRequests> requests,
            List<Changes.OfArrivals> arrivals,
            List<Changes.OfDrops> drops,
            Extras extras,
            List<Latencies> latenessByShard,
            List<Latencies> readDelayByShard) {}

    private final Keys keys;
    private final List<FactLog> logs;
    private final long startNanos;
    private final Listener listener;

    private final long[] watermarks;
    private final List<OpenSecond> open = new ArrayList<>();
    private final List<OpenSecond> spare = new ArrayList<>();
    private final Deque<RequestSeries> spareRequests = new ArrayDeque<>();
    private final Deque<ArrivalSeries> spareArrivals = new ArrayDeque<>();
    private final Deque<MetricSeries> spareMetrics = new ArrayDeque<>();
    private final ErrorTexts errorTexts;
    private final RequestFacts requestFacts;
    private final SecondCloser closer;

    private int firstOpen;
    private long inFlight;
    private int lastSecond;

    /**
     * @param masks hide secrets in the texts of errors
     * @param startNanos the beginning of the run, as {@code System.nanoTime()}
     */
    public Collector(
            Keys keys, Masks masks, List<FactLog> logs, long startNanos, Listener listener) {
        this.keys = keys;
        this.logs = List.copyOf(logs);
        this.startNanos = startNanos;
        this.listener = listener;
        requestFacts = new RequestFacts(keys, startNanos);
        errorTexts = new ErrorTexts(masks);
        closer = new SecondCloser(keys, errorTexts);
        watermarks = new long[logs.size()];
        Arrays.fill(watermarks, startNanos);
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
            errorTexts.take(log.errorTexts());
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
            switch (Fact.type(tag)) {
                case Fact.DUE -> {
                    due(tag, facts[at + Fact.INTENDED], facts[at + Fact.FIRED], 1, shard);
                    at += Fact.DUE_LONGS;
                }
                case Fact.END -> {
                    ended(facts, at, tag, shard);
                    at += Fact.END_LONGS;
                }
                case Fact.ATTEMPT -> {
                    OpenSecond now = open(second(facts[at + Fact.DONE]));
                    now.requests.get(Fact.series(tag)).attempt(facts, at, tag);
                    readDelay(facts, at, tag, shard);
                    at += Fact.END_LONGS;
                }
                case Fact.ARRIVAL -> {
                    arrivalEnded(facts, at, tag);
                    at += Fact.ARRIVAL_LONGS;
                }
                case Fact.GROUP -> {
                    groupEnded(facts, at, tag);
                    at += Fact.ARRIVAL_LONGS;
                }
                case Fact.METRIC -> {
                    OpenSecond now = open(second(facts[at + Fact.VALUE_READ]));
                    now.metrics.get(Fact.series(tag)).record(facts[at + Fact.VALUE]);
                    at += Fact.METRIC_LONGS;
                }
                case Fact.PLANNED -> {
                    arrivalDue(
                            Fact.series(tag), facts[at + Fact.INTENDED], facts[at + Fact.FIRED], 1);
                    at += Fact.PLANNED_LONGS;
                }
                case Fact.REQUEST -> {
                    listener.logged(requestFacts.read(facts, at));
                    at += RequestFacts.LONGS;
                }
                case Fact.LATE -> {
                    droppedLate(facts, at, tag, shard);
                    at += Fact.LATE_LONGS;
                }
                default -> throw new IllegalStateException("no fact has the tag " + tag);
            }
        }
    }

    private void due(long tag, long intended, long fired, long count, int shard) {
        int series = Fact.series(tag);
        int planned = second(intended);
        open(planned).requests.get(series).due(planned, fired - intended, count);
        OpenSecond now = open(second(fired));
        now.requestsFired += count;
        now.times.lateness.record(fired - intended, count);
        now.latenessByShard.get(shard).record(fired - intended, count);
        if ((tag & Fact.FIRST) != 0) {
            arrivalDue(keys.arrivalSeriesOf(series), intended, fired, count);
        }
    }

    private void arrivalDue(int series, long intended, long fired, long count) {
        int planned = second(intended);
        OpenSecond then = open(planned);
        then.arrivals.get(series).due(planned, count);
        then.due += count;
        open(second(fired)).started += count;
    }

    private void droppedLate(long[] facts, int at, long tag, int shard) {
        long intended = facts[at + Fact.INTENDED];
        long dropped = facts[at + Fact.DROPPED];
        long count = facts[at + Fact.COUNT];
        due(tag, intended, dropped, count, shard);
        int series = Fact.series(tag);
        OpenSecond now = open(second(dropped));
        now.requests.get(series).droppedLate(second(intended), count);
        now.arrivals.get(keys.arrivalSeriesOf(series)).droppedLate(second(intended), count);
        now.requestsEnded += count;
    }

    private void ended(long[] facts, int at, long tag, int shard) {
        long intended = facts[at + Fact.INTENDED];
        OpenSecond now = open(second(facts[at + Fact.DONE]));
        now.requests.get(Fact.series(tag)).end(facts, at, tag, second(intended));
        now.requestsEnded++;
        boolean ok = Fact.outcome(tag) == Outcome.OK.ordinal();
        if (ok) {
            now.okCompleted++;
        }
        if (ok || (tag & Fact.RANKED) != 0) {
            now.times.answered.record(facts[at + Fact.DONE] - intended);
        } else if (isCensored(tag)) {
            now.times.censored.record(facts[at + Fact.DONE] - intended);
        } else if (Fact.kind(tag) == ErrorKind.IN_FLIGHT.ordinal()) {
            now.dropping.set(keys.phase(Fact.series(tag)));
        }
        readDelay(facts, at, tag, shard);
    }

    private static boolean isCensored(long tag) {
        int outcome = Fact.outcome(tag);
        return outcome == Outcome.TIMED_OUT.ordinal() || outcome == Outcome.UNFINISHED.ordinal();
    }

    private void readDelay(long[] facts, int at, long tag, int shard) {
        if ((tag & Fact.STAMPED) != 0) {
            long delay = facts[at + Fact.READ] - facts[at + Fact.DONE];
            OpenSecond then = open(second(facts[at + Fact.READ]));
            then.times.readDelay.record(delay);
            then.readDelayByShard.get(shard).record(delay);
        }
    }

    private void arrivalEnded(long[] facts, int at, long tag) {
        long intended = facts[at + Fact.INTENDED];
        long end = facts[at + Fact.OVER];
        OpenSecond now = open(second(end));
        now.arrivals
                .get(Fact.series(tag))
                .end(tag, second(intended), end - intended, facts[at + Fact.OURS]);
        if (Fact.outcome(tag) == Outcome.OK.ordinal()) {
            now.arrivalsCompleted++;
        }
    }

    private void groupEnded(long[] facts, int at, long tag) {
        long began = facts[at + Fact.INTENDED];
        long end = facts[at + Fact.OVER];
        ArrivalSeries series = open(second(end)).groups.get(Fact.series(tag));
        series.due(second(began), 1);
        series.end(tag, second(began), end - began, facts[at + Fact.OURS]);
    }

    private void closeFirst() {
        OpenSecond second = open(firstOpen);
        errorTexts.nextSecond();
        inFlight += second.requestsFired - second.requestsEnded;
        listener.closed(closer.close(second, firstOpen, inFlight));
        open.removeFirst();
        second.clear();
        spare.add(second);
        firstOpen++;
    }

    /** The second itself while it is open, otherwise the nearest one that is. */
    private OpenSecond open(int second) {
        int index = Math.clamp(second - firstOpen, 0, OPEN_SECONDS_MAX - 1);
        while (open.size() <= index) {
            open.add(spare.isEmpty() ? newSecond() : spare.removeLast());
        }
        return open.get(index);
    }

    private OpenSecond newSecond() {
        return new OpenSecond(
                new OpenSeries<>(
                        new RequestSeries[keys.requestSeriesCount()],
                        spareRequests,
                        RequestSeries::new),
                new OpenSeries<>(
                        new ArrivalSeries[keys.arrivalSeriesCount()],
                        spareArrivals,
                        ArrivalSeries::new),
                new OpenSeries<>(
                        new ArrivalSeries[keys.groupSeriesCount()],
                        spareArrivals,
                        ArrivalSeries::new),
                new OpenSeries<>(
                        new MetricSeries[keys.metricSeriesCount()],
                        spareMetrics,
                        MetricSeries::new),
                logs.size());
    }

    private int second(long nanos) {
        int second = (int) Math.max(0, (nanos - startNanos) / SECOND_NANOS);
        if (second > lastSecond) {
            lastSecond = second;
        }
        return second;
    }
}
