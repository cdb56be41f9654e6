package io.plimsoll.model.yaml.language;

import static io.plimsoll.model.yaml.language.Section.either;
import static io.plimsoll.model.yaml.language.Section.many;
import static io.plimsoll.model.yaml.language.Section.needs;
import static io.plimsoll.model.yaml.language.Section.some;

import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import java.util.List;

/** The part of the {@link Language} that phases are written in. */
public final class PhaseLanguage {

    public static final List<String> LOADS =
            List.of(
                    "rate", "ramp", "stairs", "spike", "burst", "sine", "random", "replay",
                    "users");
    public static final Section SPIKE =
            new Section(
                    "spike",
                    "`spike`",
                    List.of(
                            Section.key("base", Words.RATE_OR_NONE, "The rate around the spike."),
                            Section.key("peak", Words.RATE, "The rate in the spike."),
                            Section.key("width", Words.DURATION, "How long it lasts."),
                            Section.key(
                                    "at",
                                    Words.PAUSE,
                                    "When the first one begins, from the start of the phase; by"
                                            + " default in the middle, or at 0s with `every`."),
                            Section.key(
                                    "every",
                                    Words.DURATION,
                                    "From one beginning to the next, to the end of the phase."),
                            Section.key("times", Words.COUNT, "How many at most.")),
                    List.of(
                            needs("base"),
                            needs("peak"),
                            needs("width"),
                            new Rule.OnlyWith("times", "every")));

    public static final Section BURST =
            new Section(
                    "burst",
                    "`burst`",
                    List.of(
                            Section.key("size", Words.COUNT, "Arrivals in a burst."),
                            Section.key(
                                    "every",
                                    Words.DURATION,
                                    "From one burst to the next; the first is at 0s."),
                            Section.key(
                                    "over",
                                    Words.PAUSE,
                                    "Spreads a burst evenly over this time. Default: as fast as the"
                                            + " engine can.")),
                    List.of(needs("size"), needs("every")));

    public static final Section SINE =
            new Section(
                    "sine",
                    "`sine`",
                    List.of(
                            Section.key("mean", Words.RATE, "The rate in the middle."),
                            Section.key(
                                    "amplitude",
                                    Words.RATE_OR_NONE,
                                    "How far it goes up and down, at most the mean."),
                            Section.key("period", Words.DURATION, "From one crest to the next.")),
                    List.of(needs("mean"), needs("amplitude"), needs("period")));

    public static final Section REPLAY =
            new Section(
                    "replay",
                    "`replay`",
                    List.of(
                            Section.key(
                                    "file",
                                    Words.TEXT,
                                    "The recording, in the scenario's folder or one in it."),
                            Section.key(
                                    "format",
                                    DataWords.RECORDING,
                                    "How it is written. Default: by its ending."),
                            Section.key(
                                    "speed",
                                    DataWords.SPEED,
                                    "How many times faster it is played. Default: 1.")),
                    List.of(needs("file")));

    public static final Section USER_STAIRS =
            new Section(
                    "user-stairs",
                    "`users`",
                    List.of(
                            Section.key(
                                    "stairs",
                                    some(Words.USER_COUNT),
                                    "Numbers of users, each for an equal part of the phase.")),
                    List.of(needs("stairs")));

    public static final Section PHASE =
            new Section(
                    "phase",
                    "a phase",
                    List.of(
                            Section.key(
                                    "name", Words.NAME, "For `after`, `during` and every result."),
                            Section.key(
                                    "rate",
                                    Words.RATE,
                                    "Open: arrivals started per second, evenly."),
                            Section.key(
                                    "ramp",
                                    Words.RATES,
                                    "Open: from one rate to another in a straight line."),
                            Section.key(
                                    "stairs",
                                    some(Words.RATE_OR_NONE),
                                    "Open: several rates, each for an equal part of the phase."),
                            Section.key(
                                    "spike",
                                    new Shape.Block(SPIKE),
                                    "Open: a rate with rectangles of a higher one."),
                            Section.key(
                                    "burst",
                                    new Shape.Block(BURST),
                                    "Open: many arrivals at once, again and again."),
                            Section.key("sine", new Shape.Block(SINE), "Open: a wave."),
                            Section.key(
                                    "random",
                                    Words.RATE,
                                    "Open: a Poisson process of this mean rate."),
                            Section.key(
                                    "replay",
                                    new Shape.Block(REPLAY),
                                    "Open: the requests of a recording, when they came then."),
                            Section.key(
                                    "users",
                                    either(
                                            new Shape.One(Words.USERS),
                                            new Shape.Block(USER_STAIRS)),
                                    "Closed: users that start again when they have finished."),
                            Section.key(
                                    "pace",
                                    Words.PAUSE,
                                    "With `users`: from the start of an iteration to the start of"
                                            + " the next, if it has ended by then."),
                            Section.key(
                                    "iterations",
                                    Words.COUNT,
                                    "With `users`: how often each user goes through its workload;"
                                            + " the phase ends when all have."),
                            Section.key(
                                    "for",
                                    Words.DURATION,
                                    "How long arrivals are planned, or users start iterations; with"
                                            + " `iterations` it is a cap. Default with `iterations`:"
                                            + " 1h; with `replay`: all of it."),
                            Section.key(
                                    "after",
                                    many(Words.NAME),
                                    "The phases, among those above, whose end it waits for; `[]`"
                                            + " starts with the run. Default: the one before it."),
                            Section.key(
                                    "cooldown",
                                    Words.PAUSE,
                                    "How long the phases behind it wait after `for`; behind the last"
                                            + " one nobody waits. Default: 0s."),
                            Section.key(
                                    "record",
                                    Words.FLAG,
                                    "Whether it counts in percentiles, SLOs and validity. Default:"
                                            + " true."),
                            Section.key(
                                    "mix",
                                    new Shape.Named(new Shape.One(Words.WEIGHT)),
                                    "Weights of workloads for this phase instead of their own; one"
                                            + " that is not named has none."),
                            Section.key(
                                    "limits",
                                    new Shape.Block(Language.LIMITS),
                                    "For this phase, within those of the run."),
                            Section.key(
                                    "require",
                                    many(SentenceWords.SLO),
                                    "Sentences about this phase: the phases after it wait for its"
                                            + " drain and begin only if these pass.")),
                    List.of(
                            needs("name"),
                            new Rule.OneOf("load", LOADS),
                            new Rule.SomeOf("length", List.of("for", "iterations", "replay")),
                            new Rule.OnlyWith("pace", "users"),
                            new Rule.OnlyWith("iterations", "users")));

    private PhaseLanguage() {}
}
