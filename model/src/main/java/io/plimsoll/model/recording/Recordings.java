package io.plimsoll.model.recording;

import java.io.IOException;
import java.nio.file.Path;

/** Opens recordings. */
public final class Recordings {

    private Recordings() {}

    /**
     * An access log in the common or the combined format.
     *
     * @param skipped takes the lines that cannot be played
     */
    public static RecordingReader accessLog(Path file, Skipped skipped) throws IOException {
        return new AccessLogReader(file, skipped);
    }
}
