package io.plimsoll.app.cli.plan;

import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Users;

/**
 * How much is planned over time, in bins of equal width: arrivals that start, or users at work.
 *
 * @param bins arrivals in each bin, or the most users in it
 * @param binNanos the width of a bin: a second divides into whole bins, or a bin into whole seconds
 */
record LoadCurve(double[] bins, long binNanos) {

    private static final int BINS_MAX = 6_000;
    private static final int SAMPLES_PER_BIN = 16;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long[] PARTS_OF_A_SECOND = {1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1};

    static LoadCurve ofArrivals(Timetable timetable) {
        LoadCurve curve = empty(timetable);
        for (Timetable.Entry entry : timetable.entries()) {
            if (entry.phase().load() instanceof Burst burst) {
                curve.addBursts(entry, burst);
            } else if (entry.phase().load() instanceof OpenLoad open) {
                curve.addRate(entry, open);
            }
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

    /** The most arrivals in any one second, or per second in any bin that is longer. */
    double peakPerSecond() {
        int width = (int) Math.clamp(SECOND_NANOS / binNanos, 1, bins.length);
        double sum = 0;
        double most = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            sum += bins[bin] - (bin >= width ? bins[bin - width] : 0);
            most = Math.max(most, sum);
        }
        return most / Math.max(1, (double) binNanos / SECOND_NANOS);
    }

    /** The highest bin. */
    double most() {
        double most = 0;
        for (double bin : bins) {
            most = Math.max(most, bin);
        }
        return most;
    }

    /** The means of so many equal stretches, per second. */
    double[] ratesPerSecond(int count) {
        double[] rates = new double[count];
        for (int column = 0; column < count; column++) {
            int from = (int) ((long) column * bins.length / count);
            int to = Math.max(from + 1, (int) ((long) (column + 1) * bins.length / count));
            double sum = 0;
            for (int bin = from; bin < to; bin++) {
                sum += bins[bin];
            }
            rates[column] = sum / (to - from) * SECOND_NANOS / binNanos;
        }
        return rates;
    }

    /** The highest bins of so many equal stretches. */
    double[] highest(int count) {
        double[] highest = new double[count];
        for (int bin = 0; bin < bins.length; bin++) {
            int column = (int) ((long) bin * count / bins.length);
            highest[column] = Math.max(highest[column], bins[bin]);
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

    private void addRate(Timetable.Entry entry, OpenLoad open) {
        long stepNanos = binNanos / SAMPLES_PER_BIN;
        for (int bin = 0; bin < bins.length; bin++) {
            for (int sample = 0; sample < SAMPLES_PER_BIN; sample++) {
                long at = bin * binNanos + sample * stepNanos + stepNanos / 2 - entry.startNanos();
                if (at >= 0 && at < entry.lengthNanos()) {
                    bins[bin] += open.rateAt(at, entry.lengthNanos()) * stepNanos / SECOND_NANOS;
                }
            }
        }
    }

    private void addBursts(Timetable.Entry entry, Burst burst) {
        for (int bin = 0; bin < bins.length; bin++) {
            long from = Math.max(0, bin * binNanos - entry.startNanos());
            long to = Math.min(entry.lengthNanos(), (bin + 1) * binNanos - entry.startNanos());
            if (from < to) {
                bins[bin] += burst.expectedStarts(to) - burst.expectedStarts(from);
            }
        }
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
