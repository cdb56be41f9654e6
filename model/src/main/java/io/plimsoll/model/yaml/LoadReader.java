package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Stairs;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.PhaseLanguage;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the load shape of one phase. */
final class LoadReader {

    private static final int STEPS_MAX = 10_000;

    private final Fields phase;
    private final Problems problems;
    private final ReplayReader replays;

    private LoadReader(Fields phase, ReplayReader replays) {
        this.phase = phase;
        this.replays = replays;
        this.problems = phase.problems();
    }

    /**
     * @param replays reads recordings
     */
    static Optional<Load> read(Fields phase, ReplayReader replays) {
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
        boolean apart = atMost(spike, "width", width, "every", every);
        if (base.isPresent() && peak.isPresent() && peak.get().compareTo(base.get()) <= 0) {
            problems.add(
                    spike.span("peak"),
                    "`peak`, " + peak.get() + ", is not above `base`, " + base.get(),
                    "raise it, or swap the two: a spike goes up");
        }
        boolean complete = base.isPresent() && peak.isPresent() && width.isPresent();
        return complete && apart && (times.isEmpty() || every.isPresent())
                ? Optional.of(new Spike(base.get(), peak.get(), width.get(), at, every, times))
                : Optional.empty();
    }

    /** A part of the shape that the phase is too short for would never show. */
    private void beforeTheEnd(Fields fields, String key, Optional<Duration> time) {
        Optional<Duration> length = Words.DURATION.parse(written(phase, "for"));
        if (time.isPresent() && length.isPresent() && time.get().compareTo(length.get()) >= 0) {
            problems.add(
                    fields.span(key),
                    "`" + key + "` reaches to the end of " + phase.label(),
                    "make it shorter than `for`");
        }
    }

    /** Whether a value is no more than another one, as far as both are known; told if it is not. */
    private <T extends Comparable<T>> boolean atMost(
            Fields fields, String key, Optional<T> value, String bound, Optional<T> most) {
        if (value.isEmpty() || most.isEmpty() || value.get().compareTo(most.get()) <= 0) {
            return true;
        }
        String written = written(fields, bound);
        problems.add(
                fields.span(key),
                "`%s`, %s, is more than `%s`, %s"
                        .formatted(key, written(fields, key), bound, written),
                "write at most `" + key + ": " + written + "`, or raise `" + bound + "`");
        return false;
    }

    private static String written(Fields fields, String key) {
        return fields.rawNode(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .orElse("");
    }

    /** A burst with a wrong distance or spread still has a size, which limits are held against. */
    private Optional<Load> burst(Fields burst) {
        Optional<Integer> size = burst.word("size", Words.COUNT);
        Optional<Duration> every = burst.word("every", Words.DURATION);
        Optional<Duration> over = burst.word("over", Words.PAUSE);
        boolean fits = atMost(burst, "over", over, "every", every);
        if (size.isPresent()
                && every.isPresent()
                && size.get() * 1e9 / every.get().toNanos() > Words.RATE_MAX) {
            problems.add(
                    burst.span("every"),
                    "bursts of %d every %s are more than 10000000/s"
                            .formatted(size.get(), Durations.format(every.get())),
                    "make them smaller, or `every` longer");
        }
        Duration distance = every.orElse(Duration.ofSeconds(1));
        Duration spread = fits && every.isPresent() ? over.orElse(Duration.ZERO) : Duration.ZERO;
        return size.map(count -> new Burst(count, distance, spread));
    }

    private Optional<Load> sine(Fields sine) {
        Optional<Rate> mean = sine.word("mean", Words.RATE);
        Optional<Rate> amplitude = sine.word("amplitude", Words.RATE_OR_NONE);
        Optional<Duration> period = sine.word("period", Words.DURATION);
        boolean fits = atMost(sine, "amplitude", amplitude, "mean", mean);
        return fits && mean.isPresent() && amplitude.isPresent() && period.isPresent()
                ? Optional.of(new Sine(mean.get(), amplitude.get(), period.get()))
                : Optional.empty();
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
}
