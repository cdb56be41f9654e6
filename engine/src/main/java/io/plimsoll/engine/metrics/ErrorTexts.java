package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.ErrorKind;
import java.util.HashMap;
import java.util.Map;

/** Texts of errors that are still to be told, the first of each series and kind. */
final class ErrorTexts {

    private static final int KINDS = ErrorKind.values().length;

    private final Map<Integer, String> texts = new HashMap<>();

    /** Takes what a shard has kept. */
    void take(Samples samples) {
        for (Samples.Sample sample = samples.take(); sample != null; sample = samples.take()) {
            texts.putIfAbsent(key(sample.series(), sample.kind()), sample.text());
        }
    }

    /** Each text is told once. */
    String tell(int series, ErrorKind kind) {
        String text = texts.remove(key(series, kind));
        return text == null ? "" : text;
    }

    private static int key(int series, ErrorKind kind) {
        return series * KINDS + kind.ordinal();
    }
}
