package io.plimsoll.targets.referee;

import io.plimsoll.targets.referee.ArrivalLog.Arrivals;
import java.util.Arrays;
import java.util.List;

/**
 * An even schedule that arrivals are held against: slot k is due at t0 + k/rate.
 *
 * <p><b>Window.</b> Stamps are sorted; those within {@code skipNanos} of the first are left out;
 * the rest is s(0) ≤ … ≤ s(n-1). The server cannot know which request was meant for which slot, so
 * the j-th arrival is held against the j-th slot that something came for.
 *
 * <p><b>Missing.</b> Let d(j) = s(j) − j/rate. A slot that nothing came for moves d of all later
 * arrivals up by one period, for good; a late arrival moves its own d up. So with the lower
 * envelope e(j) = min of d(i) over i ≥ j, the slots missing before arrival j are m(j) = (e(j) −
 * e(0)) · rate, rounded to the nearest whole number. For the last second (at most the last tenth of
 * the arrivals) too few arrivals follow to tell the two apart: e is not raised there, and a missing
 * slot shows as lateness. A sender that falls behind for good, or whose rate is too low, shows as
 * missing what it did not send by then; a rate that is too high shows as lateness of the early
 * arrivals; both show in the rate. Slots after the last arrival are unknown: compare the count.
 *
 * <p><b>Anchor.</b> t0 = min over j of d(j) − m(j)/rate: the highest schedule that no arrival is
 * ahead of. So nobody is early, the most punctual arrival defines zero, and the lateness of arrival
 * j is d(j) − m(j)/rate − t0.
 */
public record EvenSchedule(double perSecond, long skipNanos) {

    public EvenSchedule {
        if (!(perSecond > 0 && perSecond <= 1e9)) {
            throw new IllegalArgumentException("rate must be above 0 and at most 1e9 per second");
        }
        if (skipNanos < 0) {
            throw new IllegalArgumentException("skip must not be negative");
        }
    }

    /** Judges the arrivals of several logs together. Sorts them: milliseconds per 100,000. */
    public ArrivalReport judge(List<Arrivals> logs) {
        long[] stamps = new long[logs.stream().mapToInt(Arrivals::size).sum()];
        int filled = 0;
        long unrecorded = 0;
        for (Arrivals log : logs) {
            log.copy(stamps, filled);
            filled += log.size();
            unrecorded += log.unrecorded();
        }
        return judge(stamps, unrecorded);
    }

    /** As {@link #judge(List)}; reorders {@code stamps}. */
    ArrivalReport judge(long[] stamps, long unrecorded) {
        Arrays.sort(stamps);
        int skipped = 0;
        while (skipped < stamps.length && stamps[skipped] - stamps[0] < skipNanos) {
            skipped++;
        }
        long[] window = skipped == 0 ? stamps : Arrays.copyOfRange(stamps, skipped, stamps.length);
        double rate = rate(window);
        long missing = turnIntoLateness(window);
        Arrays.sort(window);
        return new ArrivalReport(
                perSecond,
                window.length,
                skipped,
                unrecorded,
                missing,
                rate,
                window.length < 2 ? 0 : (rate / perSecond - 1) * 100,
                ArrivalReport.Lateness.of(window));
    }

    private static double rate(long[] stamps) {
        long span = stamps.length < 2 ? 0 : stamps[stamps.length - 1] - stamps[0];
        return span == 0 ? 0 : (stamps.length - 1) * 1e9 / span;
    }

    /** Replaces each stamp by its lateness; returns how many slots are missing. */
    private long turnIntoLateness(long[] stamps) {
        int n = stamps.length;
        if (n == 0) {
            return 0;
        }
        long first = stamps[0];
        long lowest = Long.MAX_VALUE;
        for (int j = 0; j < n; j++) {
            stamps[j] = stamps[j] - first - slotNanos(j);
            lowest = Math.min(lowest, stamps[j]);
        }
        int undecided = (int) Math.min(n / 10.0, perSecond);
        long envelope = stamps[n - 1];
        for (int j = n - 1; j >= n - 1 - undecided; j--) {
            envelope = Math.min(envelope, stamps[j]);
        }
        long missing = slots(envelope - lowest);
        long anchor = Long.MAX_VALUE;
        for (int j = n - 1; j >= 0; j--) {
            envelope = Math.min(envelope, stamps[j]);
            stamps[j] -= slotNanos(slots(envelope - lowest));
            anchor = Math.min(anchor, stamps[j]);
        }
        for (int j = 0; j < n; j++) {
            stamps[j] -= anchor;
        }
        return missing;
    }

    private long slotNanos(long slot) {
        return (long) (slot * 1e9 / perSecond);
    }

    private long slots(long raisedNanos) {
        return Math.round(raisedNanos * perSecond / 1e9);
    }
}
