package io.plimsoll.app.external;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.recording.ReadingNotes;
import io.plimsoll.model.recording.Recorded;
import io.plimsoll.model.recording.RecordingReader;
import io.plimsoll.model.recording.Recordings;
import io.plimsoll.model.recording.RequestNames;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.results.report.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drafts a scenario from an access log: a workload for each kind of request, by its share. */
public final class AccessLog {

    private static final int WORKLOADS_MAX = 20;
    private static final int WEIGHTS = 1_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Path path;
    private final ReadingNotes notes;
    private final RequestNames names = new RequestNames();
    private final Map<Integer, Kind> kinds = new HashMap<>();
    private long requests;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private boolean wholeSeconds = true;

    /** What the requests of one name have in common. */
    private static final class Kind {
        private final Recorded first;
        private final String name;
        private long count;

        Kind(Recorded first, String name) {
            this.first = first;
            this.name = name;
        }

        long count() {
            return count;
        }
    }

    private AccessLog(Path path) {
        this.path = path;
        notes = new ReadingNotes(path.toString());
    }

    /** Drafts from a log in the common or the combined format. */
    public static Draft draft(Path path) {
        InputFile file = new InputFile(path);
        AccessLog log = new AccessLog(path);
        try {
            log.walk(log::see, log.notes);
            if (log.firstNanos == Long.MAX_VALUE) {
                throw log.nothing();
            }
            log.walk(log::count, new ReadingNotes(""));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return log.draft();
    }

    private void walk(Consumer<Recorded> to, ReadingNotes told) throws IOException {
        try (RecordingReader reader = Recordings.accessLog(path, told)) {
            for (@Nullable Recorded next = reader.next(); next != null; next = reader.next()) {
                to.accept(next);
            }
        }
    }

    private void see(Recorded request) {
        names.see(request.method(), request.path());
        firstNanos = Math.min(firstNanos, request.atNanos());
        lastNanos = Math.max(lastNanos, request.atNanos());
        wholeSeconds &= request.atNanos() % SECOND_NANOS == 0;
    }

    private void count(Recorded request) {
        requests++;
        int number = names.number(request.method(), request.path());
        kinds.computeIfAbsent(
                        number, _ -> new Kind(request, names.of(request.method(), request.path())))
                .count++;
    }

    private PlimsollException nothing() {
        return notes.firstSkipped().isEmpty()
                ? InputFile.refused("`" + path + "` has no requests", "name a log that has some")
                : new PlimsollException(ExitCode.INVALID_SCENARIO, notes.firstSkipped());
    }

    private Draft draft() {
        long nanos = lastNanos - firstNanos + (wholeSeconds ? SECOND_NANOS : 0); // as replayed
        double seconds = Math.max(1, (double) nanos / SECOND_NANOS);
        Drafts drafts =
                new Drafts(
                        "%s: %s in %s, %s of them"
                                .formatted(
                                        path,
                                        Figures.count(requests, "request"),
                                        length(nanos),
                                        Figures.count(kinds.size(), "kind")),
                        "from " + path.getFileName());
        List<Kind> most =
                kinds.values().stream()
                        .sorted(Comparator.comparingLong(Kind::count).reversed())
                        .toList();
        List<Kind> kept = most.subList(0, Math.min(WORKLOADS_MAX, most.size()));
        for (boolean last : new boolean[] {false, true}) {
            drafts.clear();
            kept.forEach(kind -> add(kind, drafts, last));
        }
        tell(most, kept, drafts);
        drafts.notes.add(
                "The rate is the mean of the log; its busy times are higher. A log says nothing of"
                        + " the order in which one user asks");
        drafts.notes.add(
                "To play the log itself, when it came: `- { name: replay, replay: { file: %s } }`"
                                .formatted(path.getFileName())
                        + " under `phases`");
        drafts.notes.add("A log does not say where it was written: put the address under `target`");
        return drafts.draft(
                Drafts.ANYWHERE, requests / seconds, Duration.ofMinutes(1), HttpOptions.NONE);
    }

    /** For people. */
    private static String length(long nanos) {
        return Durations.format(Duration.ofSeconds(Math.max(1, nanos / SECOND_NANOS)));
    }

    private void add(Kind kind, Drafts drafts, boolean last) {
        long weight = Math.max(1, Math.round((double) kind.count * WEIGHTS / requests));
        DraftedRequest request =
                new DraftedRequest(
                        kind.name, kind.first.method(), kind.first.path(), Headers.NONE, "");
        drafts.add(kind.name, (int) weight, List.of(drafts.step(request, List.of(), last)));
    }

    private void tell(List<Kind> all, List<Kind> kept, Drafts drafts) {
        long left = requests - kept.stream().mapToLong(kind -> kind.count).sum();
        if (left > 0) {
            drafts.notes.add(
                    "Left out: %s with %s of the requests"
                            .formatted(
                                    Figures.count(all.size() - kept.size(), "rarer kind"),
                                    Figures.percent((double) left / requests)));
        }
        if (notes.skipped() > 0) {
            drafts.notes.add(
                    "%s could not be read or cannot be played; the first is line %d: %s"
                            .formatted(
                                    Figures.count(notes.skipped(), "line"),
                                    notes.firstSkipped().getFirst().where().orElseThrow().line(),
                                    notes.firstSkipped().getFirst().what()));
        }
        if (kept.stream().anyMatch(kind -> kind.name.contains("{id}"))) {
            drafts.notes.add(
                    "Where a name has {id} the path is the first one recorded: feed ids from a file"
                            + " to spread them");
        }
        boolean bodies =
                kept.stream()
                        .map(kind -> kind.first.method())
                        .anyMatch(
                                method ->
                                        method == HttpMethod.POST
                                                || method == HttpMethod.PUT
                                                || method == HttpMethod.PATCH);
        if (bodies) {
            drafts.notes.add("A log has no bodies: give post, put and patch theirs");
        }
    }
}
