package io.plimsoll.engine.protocol.http;

import io.netty.handler.codec.http.HttpResponse;
import io.plimsoll.model.outcome.ErrorCount;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of an answer for the checks that need it. */
record Answer(@Nullable HttpResponse head, @Nullable ByteArrayOutputStream content) {

    static final Answer NOT_KEPT = new Answer(null, null);

    /** The body as UTF-8, whatever it is. */
    String body() {
        return content == null ? "" : content.toString(StandardCharsets.UTF_8);
    }

    /** What an error shows of the body. */
    String bodyStart() {
        String whole = body();
        return whole.substring(0, Math.min(whole.length(), ErrorCount.SAMPLE_CHARACTERS_MAX));
    }

    /** All headers of a name, in any case. */
    List<String> headers(String name) {
        return head == null ? List.of() : head.headers().getAll(name);
    }
}
