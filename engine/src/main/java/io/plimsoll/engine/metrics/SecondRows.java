package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A ledger's changes by intended second. What ends within a second was intended in few others, so
 * these are looked for one by one, the last one first.
 */
final class SecondRows {

    private static final int PLANNED = Outcome.values().length;
    private static final int WIDTH = PLANNED + 1;

    private int[] seconds = new int[2];
    private long[] cells = new long[2 * WIDTH];
    private int rows;
    private int last;

    /** Makes a ledger of a row. */
    interface Ledgers<L> {
        L of(long planned, long ok, long failed, long timedOut, long dropped, long unfinished);
    }

    void planned(int second, long count) {
        add(row(second) + PLANNED, count);
    }

    void ended(int second, int outcome, long count) {
        add(row(second) + outcome, count);
    }

    /** The cell is found first: that may replace the array. */
    private void add(int cell, long count) {
        cells[cell] += count;
    }

    private int row(int second) {
        if (last < rows && seconds[last] == second) {
            return last * WIDTH;
        }
        for (int row = rows - 1; row >= 0; row--) {
            if (seconds[row] == second) {
                last = row;
                return row * WIDTH;
            }
        }
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * rows);
            cells = Arrays.copyOf(cells, 2 * rows * WIDTH);
        }
        last = rows++;
        seconds[last] = second;
        Arrays.fill(cells, last * WIDTH, last * WIDTH + WIDTH, 0);
        return last * WIDTH;
    }

    void clear() {
        rows = 0;
    }

    <L> Map<Integer, L> ledgers(Ledgers<L> ledgers) {
        Map<Integer, L> bySecond = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            bySecond.put(seconds[row], ledger(row * WIDTH, ledgers));
        }
        return bySecond;
    }

    private <L> L ledger(int at, Ledgers<L> ledgers) {
        return ledgers.of(
                cells[at + PLANNED],
                cells[at + Outcome.OK.ordinal()],
                cells[at + Outcome.FAILED.ordinal()],
                cells[at + Outcome.TIMED_OUT.ordinal()],
                cells[at + Outcome.DROPPED.ordinal()],
                cells[at + Outcome.UNFINISHED.ordinal()]);
    }
}
