package io.plimsoll.model.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of cells, each found by its number. */
public interface Rows {

    /** The names of the cells. */
    List<String> columns();

    /** How many rows there are, at least one. */
    long rows();

    /** Whether it is gone through once, from the first row to the last. */
    default boolean isInOrder() {
        return false;
    }

    /** A reader for one thread. */
    Reader reader();

    /** Reads rows; confined to one thread. */
    interface Reader {

        /** Goes to a row, from 0. */
        void goTo(long number);

        /** A cell of that row; null: it has no value. */
        @Nullable String cell(int column);
    }
}
