package io.plimsoll.model.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a recording with an entry in each line; blank lines are none. */
final class LineReader implements RecordingReader {

    private static final int BUFFER_BYTES = 1 << 18;

    /** How an entry is written. */
    interface EntryParser {
        Recorded parse(String line) throws EntryException;
    }

    private final InputStream in;
    private final int lineBytesMax;
    private final EntryParser parser;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private int at;
    private final ReadingNotes notes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private boolean cut;

    /**
     * @param lineBytesMax what is longer is skipped
     */
    LineReader(Path file, int lineBytesMax, EntryParser parser, ReadingNotes notes)
            throws IOException {
        in = Files.newInputStream(file);
        this.lineBytesMax = lineBytesMax;
        this.parser = parser;
        this.notes = notes;
    }

    @Override
    public @Nullable Recorded next() throws IOException {
        while (readLine()) {
            String text = line.toString(StandardCharsets.UTF_8);
            if (text.isBlank()) {
                continue;
            }
            try {
                if (cut) {
                    throw new EntryException(
                            "the line has more than %d kB".formatted(lineBytesMax >> 10),
                            "leave it out");
                }
                return notes.addPlayed(parser.parse(text), number, () -> text);
            } catch (EntryException e) {
                notes.addSkipped(e, number, text);
            }
        }
        return null;
    }

    /** Returns whether there was one. */
    private boolean readLine() throws IOException {
        line.reset();
        cut = false;
        int next = read();
        if (next < 0) {
            return false;
        }
        number++;
        for (; next >= 0 && next != '\n'; next = read()) {
            if (line.size() < lineBytesMax) {
                line.write(next);
            } else {
                cut = true;
            }
        }
        return true;
    }

    /** The next byte; −1: there is none. */
    private int read() throws IOException {
        if (at == buffered) {
            buffered = in.read(buffer);
            at = 0;
            if (buffered <= 0) {
                buffered = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
