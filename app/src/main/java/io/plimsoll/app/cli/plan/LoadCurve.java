package io.plimsoll.app.cli.plan;

import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Users;

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
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long[] PARTS_OF_A_SECOND = {1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1};

    static LoadCurve ofArrivals(Timetable timetable) {
        LoadCurve curve = empty(timetable);
        for (int bin = 0; bin < curve.bins.length; bin++) {
            curve.bins[bin] = curve.rate(timetable, bin) + curve.bursts(timetable, bin);
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

    /** The highest rate in a bin of all phases that have one, together. */
    private double rate(Timetable timetable, int bin) {
        double highest = 0;
        for (int sample = 0; sample < SAMPLES_PER_BIN; sample++) {
            long now = bin * binNanos + (2 * sample + 1) * binNanos / (2 * SAMPLES_PER_BIN);
            double sum = 0;
            for (Timetable.Entry entry : timetable.entries()) {
                long at = now - entry.startNanos();
                if (entry.phase().load() instanceof OpenLoad open
                        && !(open instanceof Burst)
                        && at >= 0
                        && at < entry.lengthNanos()) {
                    sum += open.rateAt(at, entry.lengthNanos());
                }
            }
            highest = Math.max(highest, sum);
        }
        return highest;
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
