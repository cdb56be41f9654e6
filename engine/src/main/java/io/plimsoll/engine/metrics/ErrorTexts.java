package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.ErrorKind;
import java.util.HashMap;
import java.util.Map;

/** Texts of errors that are still to be told, the first of each series and kind. */
final class ErrorTexts {

    private final Map<Integer, String> texts = new HashMap<>();

    /** Takes what a shard has kept. */
    void take(ErrorTextQueue queue) {
        for (ErrorTextQueue.ErrorText next = queue.take(); next != null; next = queue.take()) {
            texts.putIfAbsent(next.key(), next.text());
        }
    }

    /** Each text is told once. */
    String tell(int series, ErrorKind kind) {
        String text = texts.remove(ErrorTextQueue.key(series, kind));
        return text == null ? "" : text;
    }
}
