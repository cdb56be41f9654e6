package io.plimsoll.engine.protocol.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.scenario.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of an answer for the checks and saves that need it. */
record Answer(@Nullable HttpResponse head, @Nullable ByteArrayOutputStream content) {

    static final Answer NOT_KEPT = new Answer(null, null);

    byte[] bytes() {
        return content == null ? new byte[0] : content.toByteArray();
    }

    /** The body in the character set that its {@code Content-Type} names, otherwise in UTF-8. */
    String body() {
        if (content == null) {
            return "";
        }
        return content.toString(
                head == null
                        ? StandardCharsets.UTF_8
                        : HttpUtil.getCharset(head, StandardCharsets.UTF_8));
    }

    /** What an error shows of the body. */
    String bodyStart() {
        String whole = body();
        return whole.substring(0, Math.min(whole.length(), ErrorCount.SAMPLE_CHARACTERS_MAX));
    }

    /** A value of the body as {@link JsonValues} finds it. */
    @Nullable String json(JsonPath path) {
        return JsonValues.find(bytes(), path);
    }

    /** All headers of a name, in any case. */
    List<String> headers(String name) {
        return head == null ? List.of() : head.headers().getAll(name);
    }

    /** The first header of a name, in any case. */
    @Nullable String header(String name) {
        return head == null ? null : head.headers().get(name);
    }

    /** The value of a cookie that is set. */
    @Nullable String cookie(String name) {
        for (String header : headers(HttpHeaderNames.SET_COOKIE.toString())) {
            CookiePair said = CookiePair.of(header);
            if (said != null && said.name().equals(name)) {
                return said.value();
            }
        }
        return null;
    }
}
