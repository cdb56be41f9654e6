package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The first text of each kind of error in each series of one shard, up to 1,000 of them. The shard
 * writes, the collector takes.
 */
final class ErrorTextQueue {

    /** More of a text than is shown is looked at, since masking makes it shorter. */
    static final int CHARACTERS_MAX = 4 * ErrorCount.SAMPLE_CHARACTERS_MAX;

    private static final int KINDS = ErrorKind.values().length;
    private static final int TEXTS_MAX = 1_000;

    /**
     * The first of its kind in a series, secrets and all: nobody may see it yet.
     *
     * @param key of both
     * @param text up to {@value #CHARACTERS_MAX} characters
     * @param trace of the request, or empty
     */
    record ErrorText(int key, String text, String trace) {}

    private final Queue<ErrorText> kept = new ConcurrentLinkedQueue<>();
    private final BitSet known = new BitSet();

    /** Keeps a text, with its trace, if it is the first. */
    void keep(int series, ErrorKind kind, String text, String trace) {
        int key = key(series, kind);
        boolean nothing = text.isEmpty() && trace.isEmpty();
        if (nothing || known.get(key) || known.cardinality() >= TEXTS_MAX) {
            return;
        }
        known.set(key);
        String looked = text.substring(0, Math.min(text.length(), CHARACTERS_MAX));
        kept.add(new ErrorText(key, looked, trace));
    }

    /** The next one, or null. */
    @Nullable ErrorText take() {
        return kept.poll();
    }

    /** A number for each kind of error in each series. */
    static int key(int series, ErrorKind kind) {
        return series * KINDS + kind.ordinal();
    }
}
