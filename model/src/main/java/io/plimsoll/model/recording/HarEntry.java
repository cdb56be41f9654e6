package io.plimsoll.model.recording;

import java.util.List;
import java.util.Map;

/**
 * An entry of an HTTP archive: a request of a browser, as it stands there.
 *
 * @param started since 1970; −1: it does not say
 * @param tookNanos from its start to the end of its answer
 * @param headers in their order, cookies and keys among them
 * @param mimeType of the body
 * @param body as text; empty: none
 * @param params of the body, where they are listed one by one
 * @param line at which it begins
 */
public record HarEntry(
        long started,
        long tookNanos,
        String method,
        String url,
        List<Map.Entry<String, String>> headers,
        String mimeType,
        String body,
        List<Param> params,
        long line) {

    /**
     * A field of a form.
     *
     * @param file its name, where it is one; empty: it is none
     * @param type of its content; empty: it does not say
     */
    public record Param(String name, String value, String file, String type) {}

    public HarEntry {
        headers = List.copyOf(headers);
        params = List.copyOf(params);
    }
}
