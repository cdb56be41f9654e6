package io.plimsoll.model.recording;

import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests as the rows of a file: columns {@code time}, {@code method}, {@code path} or {@code
 * url}, {@code body}, {@code headers} (an object) and {@code header.NAME}.
 */
final class RowReader implements RecordingReader {

    private static final String HEADER = "header.";

    private final Rows.Reader reader;
    private final long rows;
    private final Skipped skipped;
    private final List<String> columns;
    private final int time;
    private final int method;
    private final int path;
    private final int body;
    private final int headers;
    private long row = -1;

    RowReader(RowFile file, Skipped skipped) {
        reader = file.reader();
        rows = file.rows();
        this.skipped = skipped;
        columns = file.columns().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        time = first("time", "timestamp", "@timestamp", "ts", "date");
        method = first("method", "verb", "request_method");
        path = first("path", "url", "uri", "target", "request_uri");
        body = first("body");
        headers = first("headers");
    }

    private int first(String... names) {
        for (String name : names) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        return -1;
    }

    @Override
    public @Nullable Recorded next() {
        while (++row < rows) {
            reader.goTo(row);
            try {
                return recorded();
            } catch (EntryException e) {
                skipped.add(e, row + 1, "row " + (row + 1) + ": " + cell(time) + " " + cell(path));
            }
        }
        return null;
    }

    private Recorded recorded() throws EntryException {
        if (time < 0 || path < 0) {
            throw new EntryException(
                    "there is no column `" + (time < 0 ? "time" : "path") + "`",
                    "the columns are time, method, path, body and header.NAME");
        }
        long at =
                RecordedTime.any(cell(time))
                        .orElseThrow(
                                () ->
                                        new EntryException(
                                                "this is no time",
                                                "write 2026-01-31T12:00:00.123Z, or seconds since"
                                                        + " 1970"));
        String verb = method < 0 ? "GET" : cell(method).toUpperCase(Locale.ROOT);
        return Recorded.read(at, verb, cell(path), allHeaders(), cell(body));
    }

    private String cell(int column) {
        String value = column < 0 ? null : reader.cell(column);
        return value == null ? "" : value;
    }

    private List<Map.Entry<String, String>> allHeaders() throws EntryException {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            if (name.startsWith(HEADER) && !cell(column).isEmpty()) {
                all.add(Map.entry(name.substring(HEADER.length()), cell(column)));
            }
        }
        String object = cell(headers);
        if (!object.isEmpty()) {
            try {
                JsonNode tree = JsonMapper.shared().readTree(object);
                tree.properties()
                        .forEach(
                                header ->
                                        all.add(
                                                Map.entry(
                                                        header.getKey(),
                                                        header.getValue().asString(""))));
            } catch (JacksonException e) {
                throw new EntryException("`headers` is no JSON", "write `{\"Accept\":\"*/*\"}`");
            }
        }
        return all;
    }

    @Override
    public void close() {}
}
