package io.plimsoll.results.report;

import io.plimsoll.model.outcome.Density;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The run over time, in columns of a second, or of as many as keep a long run readable. Counts of a
 * column are added up; of percentiles and of what is in flight it shows its worst second, because
 * percentiles cannot be averaged.
 *
 * @param seconds the whole length
 * @param columnSeconds the length of a column; the last one may be shorter
 */
public record Timeline(int seconds, int columnSeconds, List<Column> columns, List<Stretch> phases) {

    private static final int COLUMNS_MAX = 600;
    private static final int[] COLUMN_SECONDS = {
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400
    };

    /**
     * One of its columns. Arrivals planned and requests failed, timed out and dropped are counted
     * when they were due, the others when they happened.
     *
     * @param fromSecond from the beginning of the run
     * @param responseBoundNanos a response of this length or more may be a lower bound; 0: none is
     * @param responses how many responses there were in each bucket of {@link Density}
     */
    public record Column(
            int fromSecond,
            int seconds,
            long planned,
            long started,
            long ok,
            long failed,
            long timedOut,
            long dropped,
            long responseP50Nanos,
            long responseP99Nanos,
            long responseMaxNanos,
            long responseBoundNanos,
            long latenessP99Nanos,
            long readDelayP99Nanos,
            long inFlight,
            List<Long> responses) {

        public Column {
            responses = List.copyOf(responses);
        }

        /** A count of this column per second. */
        public double perSecond(long count) {
            return (double) count / seconds;
        }

        /** {@code 22.0ms}, or {@code ≥ 5.00s}; {@code -} where nothing was answered or given up. */
        public String response(long nanos) {
            return nanos == 0
                    ? "-"
                    : Figures.time(nanos, Second.isLowerBound(nanos, responseBoundNanos));
        }

        public long errors() {
            return failed + timedOut + dropped;
        }

        static Column of(List<Second> seconds) {
            return new Column(
                    seconds.getFirst().second(),
                    seconds.size(),
                    sum(seconds, second -> second.arrivals().planned()),
                    sum(seconds, Second::started),
                    sum(seconds, Second::okCompleted),
                    sum(seconds, second -> second.requests().failed()),
                    sum(seconds, second -> second.requests().timedOut()),
                    sum(seconds, second -> second.requests().dropped()),
                    most(seconds, Second::responseP50Nanos),
                    most(seconds, Second::responseP99Nanos),
                    most(seconds, Second::responseMaxNanos),
                    bound(seconds),
                    most(seconds, Second::latenessP99Nanos),
                    most(seconds, Second::readDelayP99Nanos),
                    most(seconds, Second::inFlight),
                    responses(seconds));
        }

        private static long sum(List<Second> seconds, ToLongFunction<Second> count) {
            return seconds.stream().mapToLong(count).sum();
        }

        private static long most(List<Second> seconds, ToLongFunction<Second> figure) {
            return seconds.stream().mapToLong(figure).max().orElse(0);
        }

        private static long bound(List<Second> seconds) {
            return seconds.stream()
                    .mapToLong(Second::responseBoundNanos)
                    .filter(nanos -> nanos > 0)
                    .min()
                    .orElse(0);
        }

        private static List<Long> responses(List<Second> seconds) {
            long[] counts = new long[Density.BUCKETS];
            for (Second second : seconds) {
                Density density = second.responses();
                for (int b = density.lowest(); b <= density.highest(); b++) {
                    counts[b] += density.count(b);
                }
            }
            return java.util.Arrays.stream(counts).boxed().toList();
        }
    }

    /**
     * A phase on the time axis.
     *
     * @param fromSeconds from the beginning of the run
     */
    public record Stretch(String name, double fromSeconds, double toSeconds, boolean recorded) {

        private static Stretch of(PhaseOutcome phase) {
            double from = phase.start().toNanos() / 1e9;
            return new Stretch(
                    SafeText.of(phase.name(), 80),
                    from,
                    from + phase.length().toNanos() / 1e9,
                    phase.recorded());
        }
    }

    public Timeline {
        columns = List.copyOf(columns);
        phases = List.copyOf(phases);
    }

    static Timeline of(Run run) {
        int seconds = run.timeline().size();
        int length = columnSeconds(seconds);
        List<Column> columns = new ArrayList<>();
        for (int from = 0; from < seconds; from += length) {
            columns.add(Column.of(run.timeline().subList(from, Math.min(seconds, from + length))));
        }
        return new Timeline(
                seconds, length, columns, run.phases().stream().map(Stretch::of).toList());
    }

    private static int columnSeconds(int seconds) {
        for (int length : COLUMN_SECONDS) {
            if ((long) length * COLUMNS_MAX >= seconds) {
                return length;
            }
        }
        return Math.ceilDiv(seconds, COLUMNS_MAX);
    }
}
