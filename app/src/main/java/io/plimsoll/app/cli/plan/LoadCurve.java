package io.plimsoll.app.cli.plan;

import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Users;
import java.util.List;

/**
 * How much is planned over time, in bins of equal width: the highest rate of arrivals, or the most
 * users at work. What comes in bursts counts over the second that ends in the bin, since it has no
 * rate.
 *
 * @param bins arrivals per second, or users
 * @param binNanos the width of a bin: a second divides into whole bins, or a bin into whole seconds
 */
record LoadCurve(double[] bins, long binNanos) {

    private static final int BINS_MAX = 6_000;
    private static final int SAMPLES_PER_BIN = 16;

    /** Of one phase; where there are more, the first ones stand for all of them. */
    private static final int PEAKS_PER_BIN = 64;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long[] PARTS_OF_A_SECOND = {1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1};

    static LoadCurve ofArrivals(Timetable timetable) {
        LoadCurve curve = empty(timetable);
        for (int bin = 0; bin < curve.bins.length; bin++) {
            curve.bins[bin] = curve.highestRate(timetable, bin) + curve.bursts(timetable, bin);
        }
        return curve;
    }

    static LoadCurve ofUsers(Timetable timetable) {
        LoadCurve curve = empty(timetable);
        for (Timetable.Entry entry : timetable.entries()) {
            if (entry.phase().load() instanceof Users users) {
                curve.addUsers(entry, users);
            }
        }
        return curve;
    }

    /** The highest bin. */
    double most() {
        return highest(1)[0];
    }

    /** The highest bins of so many equal stretches. */
    double[] highest(int count) {
        double[] highest = new double[count];
        for (int bin = 0; bin < bins.length; bin++) {
            int first = (int) ((long) bin * count / bins.length);
            int end = (int) Math.ceilDiv((bin + 1L) * count, bins.length);
            for (int stretch = first; stretch < end; stretch++) {
                highest[stretch] = Math.max(highest[stretch], bins[bin]);
            }
        }
        return highest;
    }

    private static LoadCurve empty(Timetable timetable) {
        long lengthNanos = Math.max(1, timetable.lengthNanos());
        long binNanos = SECOND_NANOS * Math.ceilDiv(lengthNanos, SECOND_NANOS * BINS_MAX);
        for (long parts : PARTS_OF_A_SECOND) {
            if (SECOND_NANOS / parts * BINS_MAX >= lengthNanos) {
                binNanos = SECOND_NANOS / parts;
                break;
            }
        }
        return new LoadCurve(
                new double[Math.toIntExact(Math.ceilDiv(lengthNanos, binNanos))], binNanos);
    }

    /**
     * The highest rate in a bin of all phases that have one, together: the highest of where one of
     * them begins, ends, jumps or has a peak, and of some times between, for sums that rise and
     * fall smoothly.
     */
    private double highestRate(Timetable timetable, int bin) {
        long begin = bin * binNanos;
        long end = begin + binNanos;
        List<Timetable.Entry> here =
                timetable.entries().stream()
                        .filter(entry -> entry.startNanos() < end && entry.endNanos() > begin)
                        .filter(entry -> entry.phase().load() instanceof OpenLoad)
                        .filter(entry -> !(entry.phase().load() instanceof Burst))
                        .toList();
        double highest = 0;
        for (int sample = 0; sample < SAMPLES_PER_BIN; sample++) {
            long now = begin + (2 * sample + 1) * binNanos / (2 * SAMPLES_PER_BIN);
            highest = Math.max(highest, rateAt(here, now));
        }
        for (Timetable.Entry entry : here) {
            long from = Math.max(0, begin - entry.startNanos());
            long to = Math.min(entry.lengthNanos(), end - entry.startNanos());
            highest = Math.max(highest, rateAt(here, entry.startNanos() + from));
            highest = Math.max(highest, rateAt(here, entry.startNanos() + to - 1));
            for (int peak = 0; peak < PEAKS_PER_BIN; peak++) {
                from = ((OpenLoad) entry.phase().load()).nextJumpOrPeak(from, entry.lengthNanos());
                if (from >= to) {
                    break;
                }
                highest = Math.max(highest, rateAt(here, entry.startNanos() + from));
                from++;
            }
        }
        return highest;
    }

    private static double rateAt(List<Timetable.Entry> entries, long nowNanos) {
        double sum = 0;
        for (Timetable.Entry entry : entries) {
            long at = nowNanos - entry.startNanos();
            if (entry.phase().load() instanceof OpenLoad open
                    && at >= 0
                    && at < entry.lengthNanos()) {
                sum += open.rateAt(at, entry.lengthNanos());
            }
        }
        return sum;
    }

    /** What bursts bring in a second, where the one that ends with a bin, or the bin, has any. */
    private double bursts(Timetable timetable, int bin) {
        double sum = 0;
        for (Timetable.Entry entry : timetable.entries()) {
            if (entry.phase().load() instanceof Burst burst) {
                long end = (bin + 1) * binNanos - entry.startNanos();
                long from = Math.max(0, end - Math.max(binNanos, SECOND_NANOS));
                long to = Math.min(end, entry.lengthNanos());
                if (from < to) {
                    boolean any = burst.expectedStarts(to) > burst.expectedStarts(from);
                    long second = Math.min(SECOND_NANOS, entry.lengthNanos());
                    sum += any ? burst.expectedStarts(second) : 0;
                }
            }
        }
        return sum;
    }

    private void addUsers(Timetable.Entry entry, Users users) {
        for (int bin = 0; bin < bins.length; bin++) {
            long from = Math.max(0, bin * binNanos - entry.startNanos());
            long to = Math.min(entry.lengthNanos(), (bin + 1) * binNanos - entry.startNanos());
            if (from < to) {
                long length = entry.lengthNanos();
                bins[bin] += Math.max(users.usersAt(from, length), users.usersAt(to, length));
            }
        }
    }
}
