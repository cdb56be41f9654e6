package io.plimsoll.model.recording;

import io.plimsoll.model.scenario.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests of one name, and what they have in common. */
final class RequestKind {

    private static final int HEADERS_MAX = 30;
    private static final int COUNTED_MAX = 1_000;

    private final HttpMethod method;

    /** How many requests have each, as the first that does spells it. */
    private final Map<String, Long> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private long requests;
    private boolean bodies;

    RequestKind(HttpMethod method) {
        this.method = method;
    }

    void add(Recorded request) {
        requests++;
        bodies |= !request.body().isEmpty();
        for (String name : request.headers().keySet()) {
            if (headers.size() < COUNTED_MAX || headers.containsKey(name)) {
                headers.merge(name, 1L, Long::sum);
            }
        }
    }

    HttpMethod method() {
        return method;
    }

    /** Whether any of them has one. */
    boolean hasBodies() {
        return bodies;
    }

    /** Those that go out: all of the requests have them. */
    List<String> played() {
        return headers.entrySet().stream()
                .filter(header -> header.getValue() == requests)
                .map(Map.Entry::getKey)
                .limit(HEADERS_MAX)
                .toList();
    }

    /** What of them does not go out. */
    LostHeaders lost(String name) {
        Map<String, Long> lost = new TreeMap<>(headers);
        lost.keySet().removeAll(played());
        return new LostHeaders(name, requests, lost);
    }
}
