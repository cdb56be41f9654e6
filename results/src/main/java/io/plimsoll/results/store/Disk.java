package io.plimsoll.results.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What a journal asks of a disk. Each of it may fail, and may work when it is tried again. */
interface Disk {

    /** A file to be written from its beginning; one that is there is overwritten. */
    Output create(Path file) throws IOException;

    /** Puts a file in the place of another, at once. */
    void replace(Path from, Path to) throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {

        /** Writes all of it at this place, whatever is there. */
        void write(ByteBuffer bytes, long position) throws IOException;

        /** Comes back when what was written would survive a loss of power. */
        void force() throws IOException;
    }
}
