package io.plimsoll.model.recording;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Place;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Starts;
import io.plimsoll.model.rows.Rows;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A recording that can be played: read through when it is opened, and again, entry by entry, by
 * everyone who plays it, so that it may be larger than memory. What is kept of it is a number for
 * each second and the kinds of its requests. It must not change while it is used.
 *
 * <p>Entries that go back in time are played at the time of the one before. When no entry has a
 * part of a second, those of the same second are spread evenly over it.
 */
public final class Recording implements Replay.Log, Rows {

    /** What the variables of a request are called: its path without the first slash, its body. */
    private static final String FEEDER = "recorded";

    private static final String PATH = "path";
    private static final String BODY = "body";

    /** Before the name of a header, in small letters: requests may spell it in any case. */
    private static final String HEADER = "header.";

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int SECONDS_MAX = 31 * 24 * 3_600;

    private final Path file;
    private final String name;
    private final Recordings.Format format;
    private final ReadingNotes notes;
    private final RequestNames names = new RequestNames();
    private final List<RequestKind> kinds = new ArrayList<>();
    private final List<String> columns = new ArrayList<>(List.of(PATH, BODY));
    private int[] inSecond = new int[64];
    private boolean wholeSeconds = true;
    private long requests;
    private long backwards;
    private long firstNanos;
    private long lastNanos;

    private Recording(Path file, String name, Recordings.Format format) throws IOException {
        this.file = file;
        this.name = name;
        this.format = format;
        notes = new ReadingNotes(name);
        try (RecordingReader reader = Recordings.reader(file, name, format, notes)) {
            for (Recorded next = reader.next(); next != null; next = reader.next()) {
                see(next);
            }
        }
        if (requests == 0) {
            throw nothing();
        }
        try (RecordingReader reader =
                Recordings.reader(file, name, format, new ReadingNotes(name))) {
            for (Recorded next = reader.next(); next != null; next = reader.next()) {
                sort(next);
            }
        }
        kinds.stream()
                .flatMap(kind -> kind.played().stream())
                .map(Recording::column)
                .distinct()
                .sorted()
                .forEach(columns::add);
    }

    /**
     * Opens a recording and reads it through, twice.
     *
     * @param name of the file in messages
     * @throws PlimsollException with {@link ExitCode#INVALID_SCENARIO} when nothing of it can be
     *     played
     */
    public static Recording open(Path file, String name, Recordings.Format format) {
        try {
            return new Recording(file, name, format);
        } catch (HarReader.NoArchiveException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    new Problem(
                            "`%s` is no HTTP archive: %s".formatted(name, e.getMessage()),
                            Optional.of(Place.inLine(name, e.line(), e.source())),
                            Optional.of("save it again from the browser")));
        } catch (IOException e) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "cannot read `" + name + "`",
                            "check that it is there and may be read"));
        }
    }

    private void see(Recorded next) {
        if (requests++ == 0) {
            firstNanos = next.atNanos();
            lastNanos = firstNanos;
        }
        names.see(next.method(), next.path());
        wholeSeconds &= next.atNanos() % SECOND_NANOS == 0;
        backwards += next.atNanos() < lastNanos ? 1 : 0;
        lastNanos = Math.max(lastNanos, next.atNanos());
        long second = (lastNanos - firstNanos) / SECOND_NANOS;
        if (second >= SECONDS_MAX) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "`" + name + "` spans more than 31 days",
                            "play a part of it; look for a line with a wrong date"));
        }
        if (second >= inSecond.length) {
            inSecond = Arrays.copyOf(inSecond, (int) Math.min(SECONDS_MAX, second * 2));
        }
        inSecond[(int) second]++;
    }

    private void sort(Recorded next) {
        int number = names.number(next.method(), next.path());
        if (number == kinds.size()) {
            kinds.add(new RequestKind(next.method()));
        }
        kinds.get(number).add(next);
    }

    private PlimsollException nothing() {
        return new PlimsollException(
                ExitCode.INVALID_SCENARIO,
                notes.firstSkipped().isEmpty()
                        ? List.of(
                                Problem.of(
                                        "`" + name + "` has no requests",
                                        "name a recording that has some"))
                        : notes.firstSkipped());
    }

    /** What could not be played, or not as it was. */
    public ReadingNotes notes() {
        return notes;
    }

    /** How many entries go back in time. */
    public long backwards() {
        return backwards;
    }

    /** What headers are not sent, since not all requests of a name have them. */
    public List<LostHeaders> lostHeaders() {
        List<String> all = names.numbered();
        return IntStream.range(0, kinds.size())
                .mapToObj(number -> kinds.get(number).lost(all.get(number)))
                .filter(lost -> !lost.headers().isEmpty())
                .toList();
    }

    // --- when

    @Override
    public long requests() {
        return requests;
    }

    @Override
    public long lengthNanos() {
        long length = lastNanos - firstNanos;
        return wholeSeconds ? length + SECOND_NANOS : length + 1;
    }

    @Override
    public int inSecond(long second) {
        return second >= 0 && second < inSecond.length ? inSecond[(int) second] : 0;
    }

    @Override
    public Replay.Walk walk() {
        return new Cursor();
    }

    // --- what

    /** A workload for each kind of request; the number of a kind is its place here. */
    public List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        List<String> all = names.numbered();
        for (int number = 0; number < all.size(); number++) {
            RequestKind kind = kinds.get(number);
            Map<String, String> headers = new LinkedHashMap<>();
            kind.played().forEach(header -> headers.put(header, reference(column(header))));
            HttpStep step =
                    new HttpStep(
                            all.get(number),
                            kind.method(),
                            "/" + reference(PATH),
                            headers,
                            kind.hasBodies() ? new Body.Text(reference(BODY)) : new Body.None(),
                            List.of(),
                            Optional.empty(),
                            false);
            workloads.add(new Workload(name + ": " + all.get(number), 0, List.of(step)));
        }
        return workloads;
    }

    private static String column(String header) {
        return HEADER + header.toLowerCase(Locale.ROOT);
    }

    private static String reference(String column) {
        return "${" + FEEDER + "." + column + "}";
    }

    /** What the variables of its workloads begin with. */
    public String feeder() {
        return FEEDER;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public long rows() {
        return requests;
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    public Rows.Reader reader() {
        return new Cursor();
    }

    /** Those that hold the same are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recording that
                && file.equals(that.file)
                && format == that.format
                && requests == that.requests
                && lastNanos == that.lastNanos;
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Goes through the entries, for their times or for what they say. */
    private final class Cursor implements Replay.Walk, Rows.Reader {

        private final RecordingReader reader;
        private @Nullable Recorded recorded;
        private long row = -1;
        private long latest;
        private long second = -1;
        private int numberInSecond;

        Cursor() {
            try {
                reader = Recordings.reader(file, name, format, new ReadingNotes(name));
            } catch (IOException e) {
                throw Rows.changed(name, e);
            }
        }

        private @Nullable Recorded read() {
            try {
                recorded = reader.next();
                row++;
                if (recorded == null) {
                    reader.close();
                    refuseEarlyEnd();
                }
                return recorded;
            } catch (IOException e) {
                throw Rows.changed(name, e);
            }
        }

        private void refuseEarlyEnd() {
            if (row < requests) {
                throw Rows.changed(name, null);
            }
        }

        @Override
        public long next() {
            Recorded next = row >= requests ? null : read();
            if (next == null) {
                return Starts.END;
            }
            latest = Math.max(latest, next.atNanos() - firstNanos);
            if (!wholeSeconds) {
                return latest;
            }
            if (latest / SECOND_NANOS != second) {
                second = latest / SECOND_NANOS;
                numberInSecond = 0;
            }
            long into = SECOND_NANOS * numberInSecond++ / Math.max(1, inSecond(second));
            return latest + Math.min(into, SECOND_NANOS - 1);
        }

        @Override
        public int kind() {
            Recorded current = current();
            return names.known(current.method(), current.path());
        }

        private Recorded current() {
            Recorded current = recorded;
            if (current == null) {
                throw Rows.changed(name, null);
            }
            return current;
        }

        @Override
        public void goTo(long number) {
            while (row < number && read() != null) {
                // entries before it belong to others
            }
        }

        @Override
        public @Nullable String cell(int column) {
            Recorded current = current();
            String name = columns.get(column);
            return switch (name) {
                case PATH -> current.path().substring(1);
                case BODY -> current.body();
                default -> current.headers().get(name.substring(HEADER.length()));
            };
        }
    }
}
