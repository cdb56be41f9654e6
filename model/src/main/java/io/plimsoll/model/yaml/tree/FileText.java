package io.plimsoll.model.yaml.tree;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file that should be a scenario, and refuses what cannot be one before it costs memory.
 */
public final class FileText {

    public static final int BYTES_MAX = 3 * 1024 * 1024;

    private FileText() {}

    public static String read(Path file) {
        String name = "`" + file + "`";
        if (!Files.exists(file)) {
            throw refused(
                    "there is no file " + name,
                    "check the path; it is relative to the current folder");
        }
        if (Files.isDirectory(file)) {
            throw refused(name + " is a folder", "name a scenario file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads what a stream holds, such as a pipe, whose size is not known before.
     *
     * @param name what messages call it
     */
    public static String read(String name, InputStream in) {
        String quoted = "`" + name + "`";
        try {
            return decode(quoted, in.readNBytes(BYTES_MAX + 1));
        } catch (IOException e) {
            throw unreadable(quoted, e);
        }
    }

    private static String decode(String name, byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw refused(
                    name + " has more than 3 MB, which no scenario has", "name a scenario file");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(
                    name + " is not text in UTF-8", "save it as UTF-8, or name a scenario file");
        }
    }

    private static PlimsollException unreadable(String name, IOException e) {
        return refused("cannot read " + name + ": " + e.getMessage(), "check that it may be read");
    }

    private static PlimsollException refused(String what, String help) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, Problem.of(what, help));
    }
}
