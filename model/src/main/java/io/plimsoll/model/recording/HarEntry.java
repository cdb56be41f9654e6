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
        long line) {
    public HarEntry {
        headers = List.copyOf(headers);
    }
}
