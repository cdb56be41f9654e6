package io.plimsoll.engine.metrics;

import io.plimsoll.engine.metrics.ErrorTextQueue.ErrorText;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Texts of errors that are still to be told, the first of each series and kind. Secrets in them are
 * hidden as they are told, here and not on a shard: a target can make that take long.
 */
final class ErrorTexts {

    /** A text beyond these waits until an error of its kind comes in a later second. */
    private static final int CHARACTERS_A_SECOND = 10 * ErrorTextQueue.CHARACTERS_MAX;

    private final Masks masks;

    private final Map<Integer, ErrorText> waiting = new HashMap<>();

    /** The keys of texts that have been told. */
    private final BitSet told = new BitSet();

    private int charactersLeft = CHARACTERS_A_SECOND;

    ErrorTexts(Masks masks) {
        this.masks = masks;
    }

    /** Takes what a shard has kept. */
    void take(ErrorTextQueue queue) {
        for (ErrorText next = queue.take(); next != null; next = queue.take()) {
            if (!told.get(next.key())) {
                waiting.putIfAbsent(next.key(), next);
            }
        }
    }

    /** The texts of another second are told from now on. */
    void nextSecond() {
        charactersLeft = CHARACTERS_A_SECOND;
    }

    /** Each text is told once, without secrets. */
    String tell(int series, ErrorKind kind) {
        int key = ErrorTextQueue.key(series, kind);
        ErrorText text = waiting.get(key);
        if (text == null || text.text().length() > charactersLeft) {
            return "";
        }
        waiting.remove(key);
        told.set(key);
        return masked(text);
    }

    private String masked(ErrorText text) {
        charactersLeft -= text.text().length();
        String behind = text.trace().isEmpty() ? "" : " [traceparent " + text.trace() + "]";
        String masked = masks.mask(text.text());
        int most = Math.min(masked.length(), ErrorCount.SAMPLE_CHARACTERS_MAX - behind.length());
        return (masked.substring(0, most) + behind).strip();
    }
}
