package io.plimsoll.model.rows;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.rows.RowFormat.BadRowException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows, each found by its number. A small file is held in memory; a larger one stays
 * where it is and is mapped, so that it may be larger than memory. Either way only the place of
 * every sixteenth row is kept. The file is read once when it is opened, and must not change while
 * it is used.
 */
public final class RowFile implements Rows {

    /** How the rows are written. */
    public enum Format {
        CSV(CsvFormat::new),
        JSON_LINES(JsonLinesFormat::new);

        private final Supplier<RowFormat> reader;

        Format(Supplier<RowFormat> reader) {
            this.reader = reader;
        }
    }

    private static final long HELD_BYTES_MAX = 64L << 20;
    private static final int ROWS_PER_MARK = 16;
    private static final int PROBLEMS_MAX = 100;
    private static final int SHOWN_MAX = 200;

    private final MemorySegment file;
    private final String name;
    private final Format format;
    private final List<String> columns;
    private long[] marks = new long[64];
    private long rows;

    private RowFile(Path path, String name, Format format) throws IOException {
        this.name = name;
        this.format = format;
        file = content(path);
        Scan scan = new Scan();
        columns = scan.all();
        if (!scan.problems.isEmpty()) {
            throw new PlimsollException(ExitCode.INVALID_SCENARIO, scan.problems);
        }
    }

    /**
     * Opens a file and reads it from its beginning to its end.
     *
     * @param name of the file in messages
     * @throws PlimsollException with {@link ExitCode#INVALID_SCENARIO} and every problem of the
     *     file, each at its line
     */
    public static RowFile open(Path path, String name, Format format) {
        try {
            return new RowFile(path, name, format);
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "cannot read `" + name + "`",
                            "check that it is there and may be read"));
        }
    }

    private static MemorySegment content(Path path) throws IOException {
        if (Files.size(path) <= HELD_BYTES_MAX) {
            return MemorySegment.ofArray(Files.readAllBytes(path));
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Rows.Reader reader() {
        return new Reader();
    }

    private final class Reader implements Rows.Reader {

        private final RowFormat row = format.reader.get();

        private Reader() {
            try {
                row.readColumns(file);
            } catch (BadRowException | InternalError e) {
                throw Rows.changed(name, e);
            }
        }

        @Override
        public void goTo(long number) {
            try {
                long at = marks[(int) (number / ROWS_PER_MARK)];
                for (long i = number % ROWS_PER_MARK; i > 0; i--) {
                    at = row.read(file, at);
                }
                row.read(file, at);
            } catch (BadRowException | InternalError e) { // the latter: a mapped file was cut
                throw Rows.changed(name, e);
            }
        }

        @Override
        public @Nullable String cell(int column) {
            try {
                return row.cell(column);
            } catch (InternalError e) {
                throw Rows.changed(name, e);
            }
        }
    }

    /** The one reading of the whole file, which finds the rows and all that is wrong with them. */
    private final class Scan {

        final List<Problem> problems = new ArrayList<>();

        private final RowFormat row = format.reader.get();
        private long line = 1;
        private long counted;

        List<String> all() {
            if (file.byteSize() == 0) {
                add(new BadRowException(0, "`" + name + "` is empty", "write the rows into it"));
                return List.of();
            }
            long at;
            try {
                at = row.readColumns(file);
            } catch (BadRowException e) {
                add(e);
                return List.of();
            }
            while (at < file.byteSize() && problems.size() < PROBLEMS_MAX) {
                long from = at;
                try {
                    at = row.read(file, from);
                    refuseOtherText(from, at);
                    mark(from);
                } catch (BadRowException e) {
                    add(e);
                    at = e.next < 0 ? lineEnd(Math.max(from, e.at)) + 1 : e.next;
                }
            }
            if (problems.isEmpty() && rows == 0) {
                add(new BadRowException(at, "`" + name + "` has no rows", "add one"));
            }
            if (problems.size() >= PROBLEMS_MAX) {
                add(new BadRowException(at, "there may be more problems", "mend these first"));
            }
            return row.columns();
        }

        private void mark(long from) {
            if (rows % ROWS_PER_MARK == 0) {
                int mark = (int) (rows / ROWS_PER_MARK);
                marks = mark < marks.length ? marks : Arrays.copyOf(marks, mark * 2);
                marks[mark] = from;
            }
            rows++;
        }

        private void refuseOtherText(long from, long to) throws BadRowException {
            boolean ascii = true;
            for (long at = from; at < to && ascii; at++) {
                ascii = file.get(ValueLayout.JAVA_BYTE, at) >= 0;
            }
            try {
                if (!ascii) {
                    StandardCharsets.UTF_8.newDecoder().decode(bytes(from, to));
                }
            } catch (CharacterCodingException e) {
                throw new BadRowException(
                        from, "the row is not text in UTF-8", "save the file as UTF-8");
            }
        }

        private void add(BadRowException e) {
            while (counted < Math.min(e.at, file.byteSize())) {
                line += file.get(ValueLayout.JAVA_BYTE, counted++) == '\n' ? 1 : 0;
            }
            long begin = e.at;
            while (begin > 0
                    && e.at - begin < SHOWN_MAX
                    && file.get(ValueLayout.JAVA_BYTE, begin - 1) != '\n') {
                begin--;
            }
            long end = Math.min(lineEnd(Math.min(e.at, file.byteSize())), begin + 2L * SHOWN_MAX);
            String shown =
                    StandardCharsets.UTF_8.decode(bytes(begin, end)).toString().stripTrailing();
            int column = StandardCharsets.UTF_8.decode(bytes(begin, e.at)).length() + 1;
            problems.add(
                    new Problem(
                            String.valueOf(e.getMessage()),
                            Optional.of(Place.inLine(name, line, shown).stretch(column, 1)),
                            Optional.of(e.help)));
        }

        private ByteBuffer bytes(long from, long to) {
            byte[] bytes = new byte[(int) (to - from)];
            MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, bytes, 0, bytes.length);
            return ByteBuffer.wrap(bytes);
        }

        /** Where the line ends that an offset stands in. */
        private long lineEnd(long from) {
            long at = from;
            while (at < file.byteSize() && file.get(ValueLayout.JAVA_BYTE, at) != '\n') {
                at++;
            }
            return at;
        }
    }
}
