package io.plimsoll.model.recording;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a recording one after the other. Confined to one thread. */
public interface RecordingReader extends AutoCloseable {

    /**
     * The next request that can be played; null: there is none. What cannot be played is skipped.
     */
    @Nullable Recorded next() throws IOException;

    @Override
    void close() throws IOException;
}
