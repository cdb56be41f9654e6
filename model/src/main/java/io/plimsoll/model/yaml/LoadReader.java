package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Stairs;
import io.plimsoll.model.load.Starts;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.recording.Recording;
import io.plimsoll.model.recording.Recordings;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the load shape of one phase. */
final class LoadReader {

    private static final int STEPS_MAX = 10_000;

    private final Fields phase;
    private final Problems problems;
    private final Replays replays;

    private LoadReader(Fields phase, Replays replays) {
        this.phase = phase;
        this.replays = replays;
        this.problems = phase.problems();
    }

    /**
     * @param replays reads recordings
     */
    static Optional<Load> read(Fields phase, Replays replays) {
        LoadReader reader = new LoadReader(phase, replays);
        Optional<String> shape = phase.firstOf(PhaseLanguage.LOADS);
        return shape.flatMap(reader::load);
    }

    private Optional<Load> load(String shape) {
        return switch (shape) {
            case "rate" -> phase.word(shape, Words.RATE).map(ConstantRate::new);
            case "random" -> phase.word(shape, Words.RATE).map(RandomRate::new);
            case "ramp" ->
                    phase.word(shape, Words.RATES).map(ends -> new Ramp(ends.from(), ends.to()));
            case "stairs" -> stairs();
            case "spike" ->
                    phase.block(shape, PhaseLanguage.SPIKE, inner(shape)).flatMap(this::spike);
            case "burst" ->
                    phase.block(shape, PhaseLanguage.BURST, inner(shape)).flatMap(this::burst);
            case "sine" -> phase.block(shape, PhaseLanguage.SINE, inner(shape)).flatMap(this::sine);
            case "replay" ->
                    phase.block(shape, PhaseLanguage.REPLAY, inner(shape)).flatMap(replays::read);
            default -> users();
        };
    }

    private String inner(String shape) {
        return "`" + shape + "` of " + phase.label();
    }

    private Optional<Load> stairs() {
        Optional<List<Rate>> steps = phase.words("stairs", Words.RATE_OR_NONE);
        boolean fits =
                steps.isPresent()
                        && fitStairs(
                                phase,
                                steps.get().size(),
                                steps.get().stream().anyMatch(rate -> rate.perSecond() > 0));
        return fits ? steps.map(Stairs::new) : Optional.empty();
    }

    private boolean fitStairs(Fields fields, int steps, boolean anyAboveNone) {
        if (steps == 0 || steps > STEPS_MAX || !anyAboveNone) {
            String what =
                    steps > STEPS_MAX
                            ? "`stairs` has more than " + STEPS_MAX + " steps"
                            : "`stairs` has no step above 0";
            problems.add(
                    fields.span("stairs"),
                    what,
                    "write for example "
                            + (fields == phase ? "`[ 10/s, 50/s ]`" : "`[ 10, 500 ]`"));
            return false;
        }
        return true;
    }

    private Optional<Load> spike(Fields spike) {
        Optional<Rate> base = spike.word("base", Words.RATE_OR_NONE);
        Optional<Rate> peak = spike.word("peak", Words.RATE);
        Optional<Duration> width = spike.word("width", Words.DURATION);
        Optional<Duration> at = spike.word("at", Words.PAUSE);
        Optional<Duration> every = spike.word("every", Words.DURATION);
        Optional<Integer> times = spike.word("times", Words.COUNT);
        beforeTheEnd(spike, "width", width);
        beforeTheEnd(spike, "at", at);
        if (base.isEmpty()
                || peak.isEmpty()
                || width.isEmpty()
                || (times.isPresent() && every.isEmpty())) {
            return Optional.empty();
        }
        return problems.build(
                spike.span("every"),
                () -> new Spike(base.get(), peak.get(), width.get(), at, every, times));
    }

    /** A part of the shape that the phase is too short for would never show. */
    private void beforeTheEnd(Fields fields, String key, Optional<Duration> time) {
        Optional<Duration> length =
                phase.rawNode("for")
                        .filter(Node.Scalar.class::isInstance)
                        .flatMap(node -> Words.DURATION.parse(((Node.Scalar) node).text()));
        if (time.isPresent() && length.isPresent() && time.get().compareTo(length.get()) >= 0) {
            problems.add(
                    fields.span(key),
                    "`" + key + "` reaches to the end of " + phase.label(),
                    "make it shorter than `for`");
        }
    }

    private Optional<Load> burst(Fields burst) {
        Optional<Integer> size = burst.word("size", Words.COUNT);
        Optional<Duration> every = burst.word("every", Words.DURATION);
        Optional<Duration> over =
                burst.has("over") ? burst.word("over", Words.PAUSE) : Optional.of(Duration.ZERO);
        if (size.isEmpty() || every.isEmpty() || over.isEmpty()) {
            return Optional.empty();
        }
        double perSecond = size.get() * 1e9 / every.get().toNanos();
        if (perSecond > Words.RATE_MAX) {
            problems.add(
                    burst.span("every"),
                    "bursts of %d every %s are more than 10000000/s"
                            .formatted(size.get(), Durations.format(every.get())),
                    "make them smaller, or `every` longer");
            return Optional.empty();
        }
        return problems.build(
                burst.span("over"), () -> new Burst(size.get(), every.get(), over.get()));
    }

    private Optional<Load> sine(Fields sine) {
        Optional<Rate> mean = sine.word("mean", Words.RATE);
        Optional<Rate> amplitude = sine.word("amplitude", Words.RATE_OR_NONE);
        Optional<Duration> period = sine.word("period", Words.DURATION);
        if (mean.isEmpty() || amplitude.isEmpty() || period.isEmpty()) {
            return Optional.empty();
        }
        return problems.build(
                sine.span("amplitude"), () -> new Sine(mean.get(), amplitude.get(), period.get()));
    }

    private Optional<Load> users() {
        Duration pace = phase.word("pace", Words.PAUSE).orElse(Duration.ZERO);
        Optional<Integer> count = phase.word("iterations", Words.COUNT);
        OptionalInt iterations =
                count.isPresent() ? OptionalInt.of(count.get()) : OptionalInt.empty();
        if (phase.rawNode("users").filter(Node.Mapping.class::isInstance).isPresent()) {
            Optional<Fields> users =
                    phase.block("users", PhaseLanguage.USER_STAIRS, inner("users"));
            Optional<List<Integer>> steps =
                    users.flatMap(fields -> fields.words("stairs", Words.USER_COUNT));
            boolean fits =
                    steps.isPresent()
                            && fitStairs(
                                    users.get(),
                                    steps.get().size(),
                                    steps.get().stream().anyMatch(n -> n > 0));
            return fits
                    ? steps.map(list -> new Users(list, false, pace, iterations))
                    : Optional.empty();
        }
        return phase.word("users", Words.USERS)
                .map(
                        ends ->
                                new Users(
                                        ends.single()
                                                ? List.of(ends.from())
                                                : List.of(ends.from(), ends.to()),
                                        !ends.single(),
                                        pace,
                                        iterations));
    }

    /** Reads what phases replay, and the recordings for all that is wrong there. */
    static final class Replays {

        private final Problems problems;
        private final FilePaths files;
        private final Names requests;
        private final Names workloadNames;
        private final Map<String, Recording> recordings = new LinkedHashMap<>();

        /**
         * @param requests where the names of their requests are gathered
         * @param workloadNames where those of their workloads are
         */
        Replays(Problems problems, FilePaths files, Names requests, Names workloadNames) {
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
                                                    text,
                                                    replay.span("file"),
                                                    "access.log",
                                                    problems));
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
                    .map(
                            log ->
                                    new Replay(
                                            file.get(),
                                            said.map(Recordings.Format::word),
                                            speed,
                                            log));
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
}
