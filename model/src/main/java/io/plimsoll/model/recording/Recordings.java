package io.plimsoll.model.recording;

import io.plimsoll.model.rows.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens recordings. */
public final class Recordings {

    /** How a recording is written. */
    public enum Format {
        /** The common or the combined format of web servers. */
        ACCESS_LOG("access-log", "log"),
        CSV("csv", "csv"),
        JSON_LINES("json-lines", "jsonl", "ndjson"),
        HAR("har", "har");

        private final String word;
        private final List<String> endings;

        Format(String word, String... endings) {
            this.word = word;
            this.endings = List.of(endings);
        }

        /** As a scenario says it. */
        public String word() {
            return word;
        }

        /** What the ending of a file says. */
        public static Optional<Format> ofFile(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (format.endings.stream().anyMatch(ending -> lower.endsWith("." + ending))) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    private static final int LOG_LINE_BYTES_MAX = 64 << 10;
    private static final int JSON_LINE_BYTES_MAX = 1 << 20;

    private Recordings() {}

    /**
     * An access log in the common or the combined format.
     *
     * @param notes take what is said of its lines
     */
    public static RecordingReader accessLog(Path file, ReadingNotes notes) throws IOException {
        return new LineReader(file, LOG_LINE_BYTES_MAX, AccessLogLine::read, notes);
    }

    /**
     * A recording in any format.
     *
     * @param name of the file in messages
     * @throws io.plimsoll.model.basics.PlimsollException with every problem of the rows of a file
     */
    static RecordingReader reader(Path file, String name, Format format, ReadingNotes notes)
            throws IOException {
        return switch (format) {
            case ACCESS_LOG -> accessLog(file, notes);
            case CSV -> new RowReader(RowFile.open(file, name, RowFile.Format.CSV), name, notes);
            case JSON_LINES -> new LineReader(file, JSON_LINE_BYTES_MAX, JsonLine::read, notes);
            case HAR -> new HarRequests(new HarReader(file), notes);
        };
    }
}
