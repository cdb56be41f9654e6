package io.plimsoll.results.store;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.RequestLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where one run is kept:
 *
 * <pre>
 * scenario.yaml   as it was run
 * journal/        what changed in each second; all else can be made from it
 * requests.jsonl  some requests one by one, if that was asked for
 * report.html     the report, once the run is over
 * result.json     the result document, the last that is written
 * lock            held while the run goes on
 * </pre>
 */
public record RunDirectory(Path path) {

    static final String SCENARIO = "scenario.yaml";
    private static final String JOURNAL = "journal";
    private static final String REPORT = "report.html";
    private static final String RESULT = "result.json";
    private static final String LOCK = "lock";

    /** How far a run has come. */
    public enum State {

        /** A process is at it. */
        RUNNING,

        /** It has its result document. */
        ENDED,

        /** It came to its end, as its journal says, but its result document is missing. */
        FINISHED,

        /** Its process ended before it was over; its result is still to be recovered. */
        INTERRUPTED,

        /** Its journal has no beginning that can be read, so nothing can be recovered. */
        UNREADABLE,

        /** A version with another format of journals wrote it, and only that one can read it. */
        FOREIGN;

        /** Whether its result document can be made from its journal. */
        public boolean canBeRecovered() {
            return switch (this) {
                case FINISHED, INTERRUPTED -> true;
                case RUNNING, ENDED, UNREADABLE, FOREIGN -> false;
            };
        }
    }

    /** Writes a document. */
    public interface Document {
        void writeTo(OutputStream out) throws IOException;
    }

    public String name() {
        return path.getFileName().toString();
    }

    /** The result document, whether it is there or not. */
    public Path result() {
        return path.resolve(RESULT);
    }

    /** The report, whether it is there or not. */
    public Path report() {
        return path.resolve(REPORT);
    }

    Path journal() {
        return path.resolve(JOURNAL);
    }

    Path requests() {
        return path.resolve(RequestLog.FILE);
    }

    Path lock() {
        return path.resolve(LOCK);
    }

    /** Whether a run has been kept here. */
    boolean isRun() {
        return Files.isDirectory(journal(), LinkOption.NOFOLLOW_LINKS);
    }

    boolean hasScenario() {
        return Files.isRegularFile(path.resolve(SCENARIO));
    }

    /** Without a result document its whole journal is read. */
    public State state() {
        if (isRunning()) {
            return State.RUNNING;
        }
        if (Files.exists(result())) {
            return State.ENDED;
        }
        if (otherFormat().isPresent()) {
            return State.FOREIGN;
        }
        try {
            return read().isComplete() ? State.FINISHED : State.INTERRUPTED;
        } catch (PlimsollException e) {
            return State.UNREADABLE; // whoever names it is told why
        }
    }

    /** Whether a process is at it. */
    public boolean isRunning() {
        try (FileChannel lock = FileChannel.open(lock(), StandardOpenOption.WRITE)) {
            return lock.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (OverlappingFileLockException | IOException e) {
            return true; // by this process, or by one whose files we may not open
        }
    }

    /**
     * The run, from its journal.
     *
     * @throws PlimsollException when nothing can be read of it
     */
    public StoredRun read() {
        return read(_ -> {});
    }

    /**
     * The same.
     *
     * @param each hears on the way of what changed, a second or a minute at a time
     */
    public StoredRun read(Consumer<Changes> each) {
        otherFormat()
                .ifPresent(
                        format -> {
                            throw new PlimsollException(
                                    ExitCode.RESULTS_INCOMPLETE, ofAnotherVersion(format));
                        });
        return Journal.read(journal(), each);
    }

    private OptionalInt otherFormat() {
        return SegmentReader.otherFormat(SegmentNames.of(journal(), 0));
    }

    private Problem ofAnotherVersion(int format) {
        return Problem.of(
                "another version of Plimsoll wrote `%s`: its journal has format %d, and this version reads %d"
                        .formatted(name(), format, SegmentReader.FORMAT),
                Files.exists(result())
                        ? "what it came to stands in `%s`, and under `version` there which one can read the rest"
                                .formatted(result())
                        : "`plimsoll runs recover %s` with that version makes its result"
                                .formatted(name()));
    }

    /** Writes the result document; it is there as a whole or not at all. */
    public void writeResult(Document document) throws IOException {
        write(result(), document);
    }

    /** Writes the report; it is there as a whole or not at all. */
    public void writeReport(Document document) throws IOException {
        write(report(), document);
    }

    /** Writes a file for its owner alone; it is there as a whole or not at all. */
    public static void write(Path file, Document document) throws IOException {
        LocalDisk disk = new LocalDisk();
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            disk.write(unfinished, document);
            disk.replace(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** How much room it takes. */
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return bytes;
        }
    }

    /** Takes it away with all that is in it. */
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
