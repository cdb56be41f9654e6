package io.plimsoll.app.cli.plan;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.recording.LostHeaders;
import io.plimsoll.model.recording.ReadingNotes;
import io.plimsoll.model.recording.Recording;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a scenario's recordings hold, and what of them is not played. */
public final class Recordings {

    private static final int FILE_CHARACTERS = 60;
    private static final int WHAT_CHARACTERS = 100;
    private static final int SHOWN_MAX = 5;

    private Recordings() {}

    /** A line for each recording, and for each of the first entries that are left out. */
    public static List<String> lines(Scenario scenario) {
        return scenario.phases().stream()
                .map(Phase::load)
                .filter(Replay.class::isInstance)
                .map(load -> ((Replay) load).log())
                .filter(Recording.class::isInstance)
                .map(Recording.class::cast)
                .distinct()
                .flatMap(recording -> lines(recording).stream())
                .toList();
    }

    private static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        String file = SafeText.of(recording.toString(), FILE_CHARACTERS);
        Duration length = shown(recording.lengthNanos());
        lines.add(
                "Replay    %s: %s of %s in %s"
                        .formatted(
                                file,
                                Figures.count(recording.requests(), "request"),
                                Figures.count(recording.workloads().size(), "kind"),
                                length.isZero() ? "less than 1ms" : Durations.format(length)));
        ReadingNotes notes = recording.notes();
        if (notes.skipped() > 0) {
            lines.add(
                    "  ! %s left out as not playable, the first:"
                            .formatted(entries(notes.skipped(), "is", "are")));
            notes.firstSkipped().forEach(problem -> lines.add(shown(file, problem)));
        }
        if (notes.withoutHeader() > 0) {
            lines.add(
                    "  ! %s without a header that cannot be sent, the first:"
                            .formatted(entries(notes.withoutHeader(), "goes", "go")));
            notes.firstHeaders().forEach(problem -> lines.add(shown(file, problem)));
        }
        lines.addAll(lostHeaders(recording.lostHeaders()));
        if (notes.forOtherHosts() > 0) {
            lines.add(
                    "  ! %s to the first target though %s for other hosts than %s: %s"
                            .formatted(
                                    entries(notes.forOtherHosts(), "goes", "go"),
                                    notes.forOtherHosts() == 1 ? "it was" : "they were",
                                    SafeText.of(notes.hosts().getFirst(), FILE_CHARACTERS),
                                    listed(notes.hosts().stream().skip(1).toList())));
        }
        if (recording.backwards() > 0) {
            lines.add(
                    "  ! %s back in time: played at the time of the one before"
                            .formatted(entries(recording.backwards(), "goes", "go")));
        }
        return lines;
    }

    private static List<String> lostHeaders(List<LostHeaders> all) {
        List<String> lines = new ArrayList<>();
        if (!all.isEmpty()) {
            lines.add(
                    "  ! %s without headers that only some of %s requests have, the first:"
                            .formatted(
                                    all.size() == 1 ? "1 kind goes" : all.size() + " kinds go",
                                    all.size() == 1 ? "its" : "their"));
        }
        all.stream()
                .limit(SHOWN_MAX)
                .map(
                        lost ->
                                "    %s  %s"
                                        .formatted(
                                                SafeText.of(lost.name(), FILE_CHARACTERS),
                                                listed(
                                                        lost.headers().entrySet().stream()
                                                                .map(had -> share(lost, had))
                                                                .toList())))
                .forEach(lines::add);
        return lines;
    }

    private static String share(LostHeaders lost, Map.Entry<String, Long> had) {
        return "%s (%s of %s)"
                .formatted(
                        had.getKey(),
                        Figures.count(had.getValue()),
                        Figures.count(lost.requests()));
    }

    private static String listed(List<String> names) {
        String shown =
                names.stream()
                        .limit(SHOWN_MAX)
                        .map(name -> SafeText.of(name, FILE_CHARACTERS))
                        .collect(Collectors.joining(", "));
        return names.size() <= SHOWN_MAX
                ? shown
                : shown + " and " + Figures.count(names.size() - SHOWN_MAX) + " more";
    }

    private static String entries(long count, String goes, String go) {
        return count == 1 ? "1 entry " + goes : Figures.count(count) + " entries " + go;
    }

    private static String shown(String file, Problem problem) {
        return "    %s:%d  %s"
                .formatted(
                        file,
                        problem.where().orElseThrow().line(),
                        SafeText.of(problem.what(), WHAT_CHARACTERS));
    }

    /** To the millisecond, and from a minute on to the second: 4.75s, 1h2m5s. */
    private static Duration shown(long nanos) {
        long unit = nanos < 60_000_000_000L ? 1_000_000 : 1_000_000_000;
        return Duration.ofNanos(Math.round((double) nanos / unit) * unit);
    }
}
