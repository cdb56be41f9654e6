package io.plimsoll.engine.metrics;

import io.plimsoll.model.masking.Masks;
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

    private static final int KINDS = ErrorKind.values().length;
    private static final int TEXTS_MAX = 1_000;

    /** More of a text than is shown is looked at, since masking makes it shorter. */
    private static final int LOOKED_AT_CHARACTERS_MAX = 4 * ErrorCount.SAMPLE_CHARACTERS_MAX;

    /**
     * The first of its kind in a series.
     *
     * @param key of both
     */
    record ErrorText(int key, String text) {}

    private final Masks masks;
    private final Queue<ErrorText> kept = new ConcurrentLinkedQueue<>();
    private final BitSet known = new BitSet();

    ErrorTextQueue(Masks masks) {
        this.masks = masks;
        masks.mask("%20\\n&amp;"); // no arrival has to wait while this is loaded
    }

    /** Keeps a text, with its trace behind it, if it is the first. */
    void keep(int series, ErrorKind kind, String text, String trace) {
        int key = key(series, kind);
        boolean nothing = text.isEmpty() && trace.isEmpty();
        if (nothing || known.get(key) || known.cardinality() >= TEXTS_MAX) {
            return;
        }
        known.set(key);
        String behind = trace.isEmpty() ? "" : " [traceparent " + trace + "]";
        String masked =
                masks.mask(text.substring(0, Math.min(text.length(), LOOKED_AT_CHARACTERS_MAX)));
        int most = Math.min(masked.length(), ErrorCount.SAMPLE_CHARACTERS_MAX - behind.length());
        kept.add(new ErrorText(key, (masked.substring(0, most) + behind).strip()));
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
