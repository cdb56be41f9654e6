package io.plimsoll.model.rows;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows stand in a file. Not shared between threads. */
interface RowFormat {

    /** No row is longer: more likely a quote is missing. */
    int ROW_BYTES_MAX = 1 << 20;

    /** A row that cannot be read. */
    final class BadRowException extends Exception {

        private static final long serialVersionUID = 1L;

        final long at;
        final String help;

        /** Where the next row begins; −1: at the next line, as far as can be told. */
        final long next;

        /**
         * @param at the offset of what is wrong
         */
        BadRowException(long at, String what, String help) {
            this(at, what, help, -1);
        }

        /**
         * @param next where the next row begins
         */
        BadRowException(long at, String what, String help, long next) {
            super(what, null, false, false);
            this.at = at;
            this.help = help;
            this.next = next;
        }
    }

    /** Reads the names of the columns; returns where the first row begins. */
    long readColumns(MemorySegment file) throws BadRowException;

    List<String> columns();

    /**
     * Reads the row that begins at an offset, and holds it against the columns; returns where the
     * next one begins.
     */
    long read(MemorySegment file, long from) throws BadRowException;

    /** A cell of the row that was read last; null: it has no value. */
    @Nullable String cell(int column);
}
