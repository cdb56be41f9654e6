package io.plimsoll.model.recording;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.HttpMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it was recorded.
 *
 * @param atNanos when, since 1970 by the clock of the recorder
 * @param host that it was for, with its port; empty: the recording does not say
 * @param path with its query, fit to be sent
 * @param headers that go out again, by their names in any case; none about the connection, the host
 *     or the length
 * @param headerFault why one of its headers cannot go out
 */
public record Recorded(
        long atNanos,
        HttpMethod method,
        String host,
        String path,
        Map<String, String> headers,
        String body,
        Optional<Problem> headerFault) {
    public Recorded {
        Map<String, String> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(inAnyCase::putIfAbsent);
        headers = Collections.unmodifiableMap(inAnyCase);
    }

    /**
     * A request with an address of its own; empty: it cannot be played.
     *
     * @param url a path, or a whole address of which only the path is taken
     * @param headers all there were
     */
    public static Optional<Recorded> of(
            long atNanos,
            String method,
            String url,
            List<Map.Entry<String, String>> headers,
            String body) {
        try {
            return Optional.of(read(atNanos, method, url, headers, body));
        } catch (EntryException e) {
            return Optional.empty();
        }
    }

    static Recorded read(
            long atNanos,
            String method,
            String url,
            List<Map.Entry<String, String>> headers,
            String body)
            throws EntryException {
        Map<String, String> kept = new LinkedHashMap<>();
        Optional<Problem> headerFault = Optional.empty();
        for (Map.Entry<String, String> header : headers) {
            if (Entries.isOwn(header.getKey())) {
                continue;
            }
            Optional<Problem> fault = Entries.fault(header.getKey(), header.getValue());
            if (fault.isEmpty()) {
                kept.putIfAbsent(header.getKey(), header.getValue());
            }
            headerFault = headerFault.or(() -> fault);
        }
        return new Recorded(
                atNanos,
                Entries.method(method, 1),
                Entries.host(url),
                Entries.path(url, 1),
                kept,
                body,
                headerFault);
    }

    /** Scheme, host and port of an address; empty: it has none. */
    public static String origin(String url) {
        return Entries.origin(url);
    }

    /** Without host, headers and body. */
    public Recorded(long atNanos, HttpMethod method, String path) {
        this(atNanos, method, "", path, Map.of(), "", Optional.empty());
    }
}
