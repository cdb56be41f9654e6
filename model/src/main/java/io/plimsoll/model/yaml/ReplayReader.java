package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Starts;
import io.plimsoll.model.recording.Recording;
import io.plimsoll.model.recording.Recordings;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.language.DataWords;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.FilePaths;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what phases replay, and the recordings for all that is wrong there. */
final class ReplayReader {

    private final Problems problems;
    private final FilePaths files;
    private final Names requests;
    private final Names workloadNames;
    private final Map<String, Recording> recordings = new LinkedHashMap<>();

    /**
     * @param requests where the names of their requests are gathered
     * @param workloadNames where those of their workloads are
     */
    ReplayReader(Problems problems, FilePaths files, Names requests, Names workloadNames) {
        this.problems = problems;
        this.files = files;
        this.requests = requests;
        this.workloadNames = workloadNames;
    }

    Optional<Load> read(Fields replay) {
        Optional<Path> file =
                replay.word("file", Words.TEXT)
                        .flatMap(
                                text ->
                                        files.read(
                                                text, replay.span("file"), "access.log", problems));
        Optional<Recordings.Format> said = replay.word("format", DataWords.RECORDING);
        double speed =
                replay.has("speed") ? replay.word("speed", DataWords.SPEED).orElse(1.0) : 1.0;
        if (file.isEmpty() || (replay.has("format") && said.isEmpty())) {
            requests.incomplete();
            return Optional.empty();
        }
        Optional<Recordings.Format> format =
                said.or(() -> Recordings.Format.ofFile(file.get().toString()));
        if (format.isEmpty()) {
            problems.add(
                    replay.span("file"),
                    "the ending of `%s` does not say how it is written".formatted(file.get()),
                    "add `format: access-log`, or csv, json-lines, har");
            requests.incomplete();
            return Optional.empty();
        }
        return log(file.get(), format.get(), replay.span("file"))
                .map(log -> new Replay(file.get(), said.map(Recordings.Format::word), speed, log));
    }

    private Optional<Replay.Log> log(Path file, Recordings.Format format, Span named) {
        if (files.folder().isEmpty()) {
            requests.incomplete();
            return Optional.of(new Unread());
        }
        String key = format.word() + " " + file;
        Recording known = recordings.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Recording recording =
                    Recording.open(files.folder().get().resolve(file), file.toString(), format);
            recordings.put(key, recording);
            for (Workload workload : recording.workloads()) {
                workloadNames.add(workload.name());
                workload.steps().forEach(step -> requests.add(((Step.Request) step).name()));
            }
            return Optional.of(recording);
        } catch (PlimsollException e) {
            problems.addAll(named, e.problems());
            requests.incomplete();
            return Optional.empty();
        }
    }

    /** Those of all recordings. */
    List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        recordings.values().forEach(recording -> workloads.addAll(recording.workloads()));
        return workloads;
    }

    /** Those of one of them. */
    List<Workload> workloads(Replay replay) {
        return replay.log() instanceof Recording recording ? recording.workloads() : List.of();
    }

    /** A recording that is not looked for. */
    private record Unread() implements Replay.Log {

        @Override
        public long requests() {
            return 1;
        }

        @Override
        public long lengthNanos() {
            return 1_000_000_000;
        }

        @Override
        public int inSecond(long second) {
            return second == 0 ? 1 : 0;
        }

        @Override
        public Replay.Walk walk() {
            return new Replay.Walk() {
                private boolean done;

                @Override
                public long next() {
                    long next = done ? Starts.END : 0;
                    done = true;
                    return next;
                }

                @Override
                public int kind() {
                    return 0;
                }
            };
        }
    }
}
