package io.plimsoll.engine.load;

import io.plimsoll.model.rows.Rows;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a file that is gone through once from its beginning to its end, read ahead. */
final class RowsAhead implements Rows.Reader, AutoCloseable {

    private static final int BYTES_PER_ROW = 64;

    private final ReadAhead<@Nullable String[]> rows;
    private @Nullable String[] row = {};
    private long at = -1;

    RowsAhead(Rows file) {
        rows = new ReadAhead<>(new Source(file)::next, RowsAhead::size);
    }

    /** Goes through all of them. */
    private static final class Source {

        private final Rows.Reader reader;
        private final int columns;
        private final long rows;
        private long next;

        Source(Rows file) {
            reader = file.reader();
            columns = file.columns().size();
            rows = file.rows();
        }

        private @Nullable String @Nullable [] next() {
            if (next == rows) {
                return null;
            }
            reader.goTo(next++);
            @Nullable String[] cells = new @Nullable String[columns];
            for (int column = 0; column < columns; column++) {
                cells[column] = reader.cell(column);
            }
            return cells;
        }
    }

    private static int size(@Nullable String[] row) {
        int size = BYTES_PER_ROW;
        for (String cell : row) {
            size += cell == null ? 0 : 2 * cell.length();
        }
        return size;
    }

    /** Never back. */
    @Override
    public void goTo(long number) {
        while (at < number) {
            row = Objects.requireNonNull(rows.next(), "a row that is not there");
            at++;
        }
    }

    @Override
    public @Nullable String cell(int column) {
        return row[column];
    }

    @Override
    public void close() {
        rows.close();
    }
}
