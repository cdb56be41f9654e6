package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Masks;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The first text of each kind of error in each series of one shard, up to 1,000 of them. The shard
 * writes, the collector takes.
 */
final class Samples {

    private static final int KINDS = ErrorKind.values().length;
    private static final int SAMPLES_MAX = 1_000;

    /** The first error text of a kind in a series. */
    record Sample(int series, ErrorKind kind, String text) {}

    private final Masks masks;
    private final Queue<Sample> kept = new ConcurrentLinkedQueue<>();
    private final BitSet known = new BitSet();

    Samples(Masks masks) {
        this.masks = masks;
    }

    /** Keeps a text, with its trace behind it, if it is the first. */
    void keep(int series, ErrorKind kind, String text, String trace) {
        int key = series * KINDS + kind.ordinal();
        boolean nothing = text.isEmpty() && trace.isEmpty();
        if (nothing || known.get(key) || known.cardinality() >= SAMPLES_MAX) {
            return;
        }
        known.set(key);
        String behind = trace.isEmpty() ? "" : " [traceparent " + trace + "]";
        String masked = masks.mask(text);
        int most = Math.min(masked.length(), ErrorCount.SAMPLE_CHARACTERS_MAX - behind.length());
        kept.add(new Sample(series, kind, (masked.substring(0, most) + behind).strip()));
    }

    /** The next one, or null. */
    @Nullable Sample take() {
        return kept.poll();
    }
}
