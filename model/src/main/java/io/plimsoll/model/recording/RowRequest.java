package io.plimsoll.model.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of named values as a request: {@code time}, {@code path} or {@code url}, and, where they
 * are, {@code method}, {@code body}, {@code headers} (an object) and {@code header.NAME}.
 */
final class RowRequest {

    /** What a row may have, for messages. */
    static final String NAMES = "time and path, and may have method, body, headers and header.NAME";

    private static final String HEADER = "header.";
    private static final List<String> TIME =
            List.of("time", "timestamp", "@timestamp", "ts", "date");
    private static final List<String> METHOD = List.of("method", "verb", "request_method");
    private static final List<String> PATH = List.of("path", "url", "uri", "target", "request_uri");

    private RowRequest() {}

    /** A name that every row needs and these lack. */
    static Optional<String> missing(Collection<String> names) {
        return Stream.of(TIME, PATH)
                .filter(needed -> needed.stream().noneMatch(names::contains))
                .map(List::getFirst)
                .findFirst();
    }

    /**
     * @param cells by their names in small letters; one without a value is empty or not there
     */
    static Recorded read(Map<String, String> cells) throws EntryException {
        long at =
                RecordedTime.any(first(cells, TIME))
                        .orElseThrow(
                                () ->
                                        new EntryException(
                                                "this is no time",
                                                "write 2026-01-31T12:00:00.123Z, or seconds since"
                                                        + " 1970"));
        String verb = first(cells, METHOD).toUpperCase(Locale.ROOT);
        return Recorded.read(
                at,
                verb.isEmpty() ? "GET" : verb,
                first(cells, PATH),
                headers(cells),
                cells.getOrDefault("body", ""));
    }

    private static String first(Map<String, String> cells, List<String> names) {
        for (String name : names) {
            String value = cells.get(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static List<Map.Entry<String, String>> headers(Map<String, String> cells)
            throws EntryException {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        cells.forEach(
                (name, value) -> {
                    if (name.startsWith(HEADER) && !value.isEmpty()) {
                        all.add(Map.entry(name.substring(HEADER.length()), value));
                    }
                });
        String object = cells.getOrDefault("headers", "");
        if (object.isEmpty()) {
            return all;
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(object);
            if (tree.isObject()) {
                tree.properties()
                        .forEach(
                                header ->
                                        all.add(
                                                Map.entry(
                                                        header.getKey(),
                                                        header.getValue().asString(""))));
                return all;
            }
        } catch (JacksonException e) {
            // it is told like all that is no object
        }
        throw new EntryException("`headers` is no JSON object", "write `{\"Accept\":\"*/*\"}`");
    }
}
