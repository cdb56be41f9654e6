package io.plimsoll.results.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the blocks of one file of a journal, as far as they are whole. */
final class SegmentReader implements Closeable {

    /** The one that this version writes and reads. */
    static final int FORMAT = 2;

    private static final String NAME = "plimsoll journal ";

    /** What each file begins with. */
    private static final byte[] MAGIC = (NAME + FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);

    private static final Pattern BEGIN = Pattern.compile(NAME + "(\\d{1,9})\n.*", Pattern.DOTALL);
    private static final int BEGIN_BYTES = NAME.length() + 10;

    private final DataInputStream in;
    private final boolean unfinished;
    private long left;

    /**
     * @throws DamageException when it is no journal of this format
     */
    SegmentReader(Path file) throws IOException {
        left = Files.size(file);
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        byte[] begin = in.readNBytes(MAGIC.length);
        left -= begin.length;
        unfinished = begin.length < MAGIC.length;
        if (!Arrays.equals(begin, 0, begin.length, MAGIC, 0, begin.length)) {
            in.close();
            throw new DamageException("it does not begin like a journal of format " + FORMAT);
        }
    }

    /** The format of a file that a version with another one wrote. */
    static OptionalInt otherFormat(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(BEGIN_BYTES);
            Matcher found = BEGIN.matcher(new String(begin, StandardCharsets.US_ASCII));
            return found.matches() && Integer.parseInt(found.group(1)) != FORMAT
                    ? OptionalInt.of(Integer.parseInt(found.group(1)))
                    : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty(); // whoever reads it is told
        }
    }

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** The next block; empty at the end of the file, and before a block that was not finished. */
    Optional<Block> next() throws IOException {
        if (unfinished || left < Block.HEAD_BYTES) {
            return Optional.empty();
        }
        int length = in.readInt();
        int checksum = in.readInt();
        left -= Block.HEAD_BYTES;
        if (length < 1 || length > Block.BYTES_MAX) {
            throw new DamageException("a block of %,d bytes".formatted(length));
        }
        if (length > left) {
            left += Block.HEAD_BYTES;
            return Optional.empty();
        }
        byte[] rest = in.readNBytes(length);
        left -= rest.length;
        if (rest.length < length || Block.checksum(rest) != checksum) {
            throw new DamageException("a block whose checksum is wrong");
        }
        return Optional.of(Block.of(rest));
    }

    /** How many bytes stand behind the last whole block; of a file without one its own few. */
    long left() {
        return unfinished ? Math.max(1, left) : left;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
