package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.RequestLedger;
import java.util.Arrays;

/** Both ledgers, a row per intended second, in one array that grows. */
final class SecondRows {

    private static final int FATES = Op.Fate.values().length;
    private static final int ARRIVALS = FATES + 1;
    private static final int WIDTH = 2 * (FATES + 1);

    private long[] cells = new long[64 * WIDTH];

    void requestsDue(int second, long count) {
        add(row(second) + FATES, count);
    }

    void requestsEnded(int second, int fate, long count) {
        add(row(second) + fate, count);
    }

    void arrivalsDue(int second, long count) {
        add(row(second) + ARRIVALS + FATES, count);
    }

    void arrivalsEnded(int second, int fate, long count) {
        add(row(second) + ARRIVALS + fate, count);
    }

    RequestLedger requests(int second) {
        int row = row(second);
        return new RequestLedger(
                cells[row + FATES],
                cells[row + Op.Fate.OK.ordinal()],
                cells[row + Op.Fate.FAILED.ordinal()],
                cells[row + Op.Fate.TIMED_OUT.ordinal()],
                cells[row + Op.Fate.DROPPED.ordinal()],
                cells[row + Op.Fate.UNFINISHED.ordinal()]);
    }

    ArrivalLedger arrivals(int second) {
        int row = row(second) + ARRIVALS;
        return new ArrivalLedger(
                cells[row + FATES],
                cells[row + Op.Fate.OK.ordinal()],
                cells[row + Op.Fate.FAILED.ordinal()] + cells[row + Op.Fate.TIMED_OUT.ordinal()],
                cells[row + Op.Fate.DROPPED.ordinal()],
                cells[row + Op.Fate.UNFINISHED.ordinal()]);
    }

    /** The cell is found first: that may replace the array. */
    private void add(int cell, long count) {
        cells[cell] += count;
    }

    private int row(int second) {
        int at = second * WIDTH;
        if (at + WIDTH > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(at + WIDTH, 2 * cells.length));
        }
        return at;
    }
}
