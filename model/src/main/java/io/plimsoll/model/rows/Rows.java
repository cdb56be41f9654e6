package io.plimsoll.model.rows;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
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

    /**
     * Why rows cannot be read on: their file is not what it was when it was opened.
     *
     * @param file its name in messages
     */
    static PlimsollException changed(String file, @Nullable Throwable why) {
        PlimsollException exception =
                new PlimsollException(
                        ExitCode.PLAN_NOT_DELIVERED,
                        Problem.of(
                                "`" + file + "` has changed while it was used",
                                "leave it alone until the run has ended"));
        exception.initCause(why);
        return exception;
    }

    /** Reads rows; confined to one thread. */
    interface Reader {

        /**
         * Goes to a row, from 0.
         *
         * @throws PlimsollException when the file {@linkplain Rows#changed has changed}
         */
        void goTo(long number);

        /** A cell of that row; null: it has no value. */
        @Nullable String cell(int column);
    }
}
