package io.plimsoll.targets.referee;

import java.util.ArrayList;
import java.util.List;

/**
 * The stamps of all arrivals, in the order they were read; what exceeds the limit is counted only.
 *
 * <p>One thread adds. What {@link #read} returns may go to another thread while adding goes on:
 * blocks are never moved or rewritten.
 */
public final class ArrivalLog {

    /** How many stamps are kept at most, over all logs of a server (160 MB). */
    public static final int STAMPS_MAX = 20_000_000;

    /** Small, so that a new block costs the adding thread microseconds. */
    private static final int BLOCK = 8_192;

    private final int stampsMax;
    private final List<long[]> blocks = new ArrayList<>();
    private long[] block = new long[0];
    private int used;
    private int size;
    private long unrecorded;

    public ArrivalLog(int stampsMax) {
        this.stampsMax = stampsMax;
    }

    public void add(long stampNanos) {
        if (size == stampsMax) {
            unrecorded++;
            return;
        }
        if (used == block.length) {
            block = new long[BLOCK];
            blocks.add(block);
            used = 0;
        }
        block[used++] = stampNanos;
        size++;
    }

    public Arrivals read() {
        return new Arrivals(List.copyOf(blocks), size, unrecorded);
    }

    /** What a log held at one moment. */
    public static final class Arrivals {
        private final List<long[]> blocks;
        private final int size;
        private final long unrecorded;

        private Arrivals(List<long[]> blocks, int size, long unrecorded) {
            this.blocks = blocks;
            this.size = size;
            this.unrecorded = unrecorded;
        }

        public int size() {
            return size;
        }

        /** Arrivals beyond the limit, whose stamps are not known. */
        public long unrecorded() {
            return unrecorded;
        }

        /** Copies the stamps into {@code to} from {@code from} on. */
        public void copy(long[] to, int from) {
            int left = size;
            for (long[] block : blocks) {
                int length = Math.min(left, BLOCK);
                System.arraycopy(block, 0, to, from + size - left, length);
                left -= length;
            }
        }
    }
}
