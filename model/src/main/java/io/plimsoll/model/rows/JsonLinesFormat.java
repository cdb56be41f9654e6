package io.plimsoll.model.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object a line. The members of the first one are the columns; each row has them all, and
 * may have more.
 */
final class JsonLinesFormat implements RowFormat {

    private static final JsonFactory JSON = new JsonFactory();

    private List<String> columns = List.of();
    private @Nullable String[] cells = {};
    private boolean[] seen = {};

    @Override
    public long readColumns(MemorySegment file) throws BadRowException {
        List<String> names = new ArrayList<>();
        byte[] line = line(file, 0);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            begin(parser, 0);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                refuseTwice(names.contains(name), name, 0);
                names.add(name);
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            throw notJson(e, 0);
        }
        columns = List.copyOf(names);
        cells = new @Nullable String[names.size()];
        seen = new boolean[names.size()];
        return 0;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long read(MemorySegment file, long from) throws BadRowException {
        byte[] line = line(file, from);
        Arrays.fill(seen, false);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            begin(parser, from);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                int column = columns.indexOf(name);
                parser.nextToken();
                if (column < 0) {
                    parser.skipChildren();
                } else {
                    refuseTwice(seen[column], name, from);
                    seen[column] = true;
                    cells[column] = JsonValue.text(parser);
                }
            }
            if (parser.nextToken() != null) {
                throw new BadRowException(
                        from + parser.currentTokenLocation().getByteOffset(),
                        "something follows the object",
                        "one object a line");
            }
        } catch (JacksonException e) {
            throw notJson(e, from);
        }
        for (int column = 0; column < seen.length; column++) {
            if (!seen[column]) {
                throw new BadRowException(
                        from,
                        "the row has no `" + columns.get(column) + "`",
                        "the first row has it: add it here, or `null`");
            }
        }
        return Math.min(from + line.length + 1, file.byteSize());
    }

    @Override
    public @Nullable String cell(int column) {
        return cells[column];
    }

    private static void begin(JsonParser parser, long from) throws BadRowException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new BadRowException(
                    from,
                    first == null ? "the line is empty" : "the row is no JSON object",
                    first == null ? "remove it" : "write for example `{\"id\":1}`");
        }
    }

    private static void refuseTwice(boolean twice, String name, long from) throws BadRowException {
        if (twice) {
            throw new BadRowException(from, "the row has `" + name + "` twice", "remove one");
        }
    }

    private static BadRowException notJson(JacksonException why, long from) {
        long at = why.getLocation() == null ? 0 : Math.max(0, why.getLocation().getByteOffset());
        return new BadRowException(from + at, "this is not JSON", "one object a line");
    }

    private static byte[] line(MemorySegment file, long from) throws BadRowException {
        long at = from;
        while (at < file.byteSize() && file.get(ValueLayout.JAVA_BYTE, at) != '\n') {
            if (at - from > ROW_BYTES_MAX) {
                throw new BadRowException(from, "a row has more than 1 MiB", "split it");
            }
            at++;
        }
        byte[] line = new byte[(int) (at - from)];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, line, 0, line.length);
        return line;
    }
}
