package io.plimsoll.model.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values separated by commas as RFC 4180 has them: a header line with the names, fields in quotes
 * where they hold commas, quotes (doubled) or line breaks, as many fields in each row as in the
 * header. Lines end in CR LF or LF.
 */
final class CsvFormat implements RowFormat {

    private static final int COLUMNS_MAX = 1_000;

    private final long[] starts = new long[COLUMNS_MAX];
    private final long[] ends = new long[COLUMNS_MAX];
    private final boolean[] escaped = new boolean[COLUMNS_MAX];
    private List<String> columns = List.of();
    private int count;
    private MemorySegment file = MemorySegment.NULL;

    @Override
    public long readColumns(MemorySegment from) throws BadRowException {
        long first = startsWithMark(from) ? 3 : 0;
        long next = cells(from, first);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.valueOf(cell(i));
            if (!name.equals(name.strip()) || name.isEmpty()) {
                throw new BadRowException(
                        starts[i],
                        "a column has " + (name.isBlank() ? "no name" : "a space around its name"),
                        "the first line names the columns: `id,name`");
            }
            if (names.contains(name)) {
                throw new BadRowException(
                        starts[i], "two columns are named `" + name + "`", "rename one");
            }
            names.add(name);
        }
        columns = List.copyOf(names);
        return next;
    }

    /** The byte order mark that some programs put before UTF-8. */
    private static boolean startsWithMark(MemorySegment file) {
        return file.byteSize() >= 3
                && byteAt(file, 0) == (byte) 0xEF
                && byteAt(file, 1) == (byte) 0xBB
                && byteAt(file, 2) == (byte) 0xBF;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long read(MemorySegment from, long offset) throws BadRowException {
        long next = cells(from, offset);
        boolean blank = count == 1 && ends[0] == offset; // a field in quotes begins later
        if (blank || count != columns.size()) {
            throw new BadRowException(
                    offset,
                    blank
                            ? "the line is empty"
                            : "the row has %d %s, the header %d"
                                    .formatted(
                                            count, count == 1 ? "field" : "fields", columns.size()),
                    blank ? remedy() : "quote a field that has a comma in it",
                    next);
        }
        return next;
    }

    private String remedy() {
        return columns.size() == 1 ? "remove it, or write `\"\"` for no text" : "remove it";
    }

    @Override
    public @Nullable String cell(int column) {
        int length = (int) (ends[column] - starts[column]);
        byte[] bytes = new byte[length];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, starts[column], bytes, 0, length);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return escaped[column] ? text.replace("\"\"", "\"") : text;
    }

    private long cells(MemorySegment from, long offset) throws BadRowException {
        file = from;
        count = 0;
        long size = from.byteSize();
        long at = offset;
        while (true) {
            if (count == COLUMNS_MAX) {
                throw new BadRowException(
                        offset, "a row has more than " + COLUMNS_MAX + " fields", "split the file");
            }
            boolean quoted = at < size && byteAt(from, at) == '"';
            at = quoted ? quoted(offset, at) : plain(offset, at);
            count++;
            if (at == size) {
                return size;
            }
            switch (byteAt(from, at)) {
                case ',' -> at++;
                case '\n' -> {
                    return at + 1;
                }
                case '\r' -> {
                    if (at + 1 < size && byteAt(from, at + 1) == '\n') {
                        return at + 2;
                    }
                    throw new BadRowException(
                            at, "a line ends in CR alone", "end lines in LF or CR LF");
                }
                default ->
                        throw new BadRowException(
                                at,
                                "text follows the closing quote of a field",
                                "double the quotes inside a field: `\"\"`");
            }
        }
    }

    /** Where a field without quotes ends. */
    private long plain(long row, long from) throws BadRowException {
        long at = from;
        while (at < file.byteSize() && !endsField(byteAt(file, at))) {
            if (byteAt(file, at) == '"') {
                throw new BadRowException(
                        at,
                        "a quote stands in a field without quotes",
                        "quote the whole field and double the quotes inside");
            }
            at = step(row, at);
        }
        field(from, at, false);
        return at;
    }

    private static boolean endsField(byte octet) {
        return octet == ',' || octet == '\n' || octet == '\r';
    }

    /** Where a field in quotes ends: behind the closing one. */
    private long quoted(long row, long quote) throws BadRowException {
        boolean doubled = false;
        long at = quote + 1;
        while (at < file.byteSize()) {
            if (byteAt(file, at) != '"') {
                at = step(row, at);
            } else if (at + 1 < file.byteSize() && byteAt(file, at + 1) == '"') {
                doubled = true;
                at = step(row, at + 1);
            } else {
                field(quote + 1, at, doubled);
                return at + 1;
            }
        }
        throw new BadRowException(quote, "a quoted field is never closed", "add the closing quote");
    }

    private static long step(long row, long at) throws BadRowException {
        if (at - row > ROW_BYTES_MAX) {
            throw new BadRowException(
                    row, "a row has more than 1 MiB", "look for a quote that is not closed");
        }
        return at + 1;
    }

    private void field(long from, long to, boolean doubled) {
        starts[count] = from;
        ends[count] = to;
        escaped[count] = doubled;
    }

    private static byte byteAt(MemorySegment file, long at) {
        return file.get(ValueLayout.JAVA_BYTE, at);
    }
}
