package io.plimsoll.model.yaml.language;

import static io.plimsoll.model.yaml.language.Section.joined;
import static io.plimsoll.model.yaml.language.Section.many;
import static io.plimsoll.model.yaml.language.Section.needs;
import static io.plimsoll.model.yaml.language.Section.some;

import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import java.util.List;

/**
 * The language of the scenario file, key by key. What the reader accepts, the JSON Schema and the
 * tables of the reference all come from here.
 */
public final class Language {

    public static final Section DEFAULTS =
            new Section(
                    "defaults",
                    "`defaults`",
                    joined(
                            List.of(
                                    Section.key(
                                            "timeout",
                                            Words.DURATION,
                                            "From firing a request to the arrival of its answer,"
                                                    + " waiting for a connection included. Default:"
                                                    + " 30s."),
                                    Section.key(
                                            "headers",
                                            StepLanguage.HEADERS,
                                            "Sent with every HTTP request; a step's own header"
                                                    + " replaces one of the same name."),
                                    Section.key(
                                            "connections",
                                            Words.CONNECTIONS,
                                            "Kept alive and shared by all, one per user or arrival,"
                                                    + " or a new one for each request. Default:"
                                                    + " shared."),
                                    Section.key(
                                            "stamps",
                                            Words.ON_OFF,
                                            "Whether an answer's end is the kernel's receive stamp."
                                                    + " Default: on."),
                                    Section.key(
                                            "local-addresses",
                                            many(Words.TEXT),
                                            "Addresses of this machine to connect from in turn,"
                                                    + " each with ports of its own. Default: the"
                                                    + " system's choice.")),
                            HttpLanguage.OPTIONS),
                    List.of());

    public static final Section LIMITS =
            new Section(
                    "limits",
                    "`limits`",
                    List.of(
                            Section.key(
                                    "in-flight",
                                    Words.COUNT,
                                    "Journeys with a request under way; an arrival beyond it is"
                                            + " dropped. Default: 10000."),
                            Section.key(
                                    "connections",
                                    Words.COUNT,
                                    "Open connections; a request beyond it waits, and the wait is"
                                            + " shown. Default: as many as in flight.")),
                    List.of());

    public static final Section WORKLOAD =
            new Section(
                    "workload",
                    "a workload",
                    List.of(
                            Section.key(
                                    "weight",
                                    Words.WEIGHT,
                                    "Its share of the arrivals, relative to the other workloads."
                                            + " Default: 1."),
                            DataLanguage.FEED,
                            StepLanguage.START,
                            Section.key(
                                    "steps",
                                    StepLanguage.JOURNEY,
                                    "What one arrival, or one iteration of a user, does, one step"
                                            + " after the other."),
                            StepLanguage.END),
                    List.of(needs("steps")));

    public static final Section BUDGET =
            new Section(
                    "budget",
                    "a budget",
                    List.of(
                            Section.key("target", SentenceWords.LIMIT, "What is aimed at."),
                            Section.key(
                                    "warning",
                                    SentenceWords.LIMIT,
                                    "What misses this is worth a warning."),
                            Section.key(
                                    "violation",
                                    SentenceWords.LIMIT,
                                    "What misses this fails the run.")),
                    List.of(needs("target"), needs("warning"), needs("violation")));

    public static final Section SCENARIO =
            new Section(
                    "scenario",
                    "the scenario",
                    List.of(
                            Section.key(
                                    "name",
                                    Words.NAME,
                                    "Shown in every result. Default: the file's name without its"
                                            + " ending."),
                            Section.key(
                                    "target",
                                    Words.TEXT,
                                    "Where the paths begin: `http://host:port`, or a reference"
                                            + " target that is started for the run."),
                            Section.key(
                                    "targets",
                                    new Shape.Named(new Shape.One(Words.TEXT), Words.LABEL),
                                    "Instead of `target`: several by name. The first is that of the"
                                            + " steps that name none."),
                            Section.key(
                                    "allow",
                                    many(Words.TEXT),
                                    "Public hosts that may be loaded; loopback and private"
                                            + " addresses always may."),
                            Section.key(
                                    "seed",
                                    Words.SEED,
                                    "Decides everything that is random. Default: 1."),
                            Section.key(
                                    "vars",
                                    new Shape.Named(new Shape.One(Words.TEXT), Vars.NAME),
                                    "Constants for `${name}` in paths, headers and bodies."),
                            Section.key(
                                    "defaults",
                                    new Shape.Block(DEFAULTS),
                                    "For every step that does not say otherwise."),
                            Section.key(
                                    "secrets",
                                    new Shape.Named(new Shape.One(DataWords.SECRET), Vars.NAME),
                                    "Values from the environment or from files for"
                                            + " `${secrets.name}`, hidden in every output."),
                            Section.key(
                                    "feeders",
                                    new Shape.Named(
                                            new Shape.Block(DataLanguage.FEEDER), Vars.NAME),
                                    "Files of data, by name."),
                            Section.key(
                                    "workloads",
                                    new Shape.Named(new Shape.Block(WORKLOAD), Words.LABEL),
                                    "What arrives, by name."),
                            Section.key(
                                    "steps",
                                    StepLanguage.JOURNEY,
                                    "Instead of `workloads`: the steps of a single one, named"
                                            + " `main`."),
                            DataLanguage.FEED,
                            StepLanguage.START,
                            StepLanguage.END,
                            Section.key(
                                    "setup",
                                    StepLanguage.JOURNEY,
                                    "Steps that are done once before the load, and not measured;"
                                            + " what they save is there for all others. If one"
                                            + " fails, nothing else is sent."),
                            Section.key(
                                    "teardown",
                                    StepLanguage.JOURNEY,
                                    "Steps that are done once after the load, whatever came of it,"
                                            + " and not measured; they may take 30s."),
                            Section.key(
                                    "phases",
                                    some(new Shape.Block(PhaseLanguage.PHASE)),
                                    "When it arrives."),
                            Section.key(
                                    "limits", new Shape.Block(LIMITS), "Caps of the whole run."),
                            Section.key(
                                    "slo",
                                    many(SentenceWords.SLO),
                                    "Sentences that must hold; `errors < 1%` is added when none is"
                                            + " about errors."),
                            Section.key(
                                    "budget",
                                    new Shape.Named(new Shape.Block(BUDGET)),
                                    "Three limits for a figure, which is named as in a sentence:"
                                            + " `p95`, `p99 of lookup`, `throughput`.")),
                    List.of(
                            new Rule.OneOf("`target`", List.of("target", "targets")),
                            new Rule.OneAtMost(List.of("workloads", "steps")),
                            new Rule.OnlyWith("feed", "steps"),
                            new Rule.OnlyWith("start", "steps"),
                            new Rule.OnlyWith("end", "steps"),
                            needs("phases")));

    /** Every section, in the order of the reference. */
    public static final List<Section> SECTIONS =
            List.of(
                    SCENARIO,
                    DEFAULTS,
                    LIMITS,
                    DataLanguage.FEEDER,
                    WORKLOAD,
                    StepLanguage.HTTP,
                    HttpLanguage.AUTH,
                    HttpLanguage.BASIC,
                    HttpLanguage.PART,
                    HttpLanguage.RETRY,
                    HttpLanguage.CHECK,
                    HttpLanguage.MATCH,
                    DataLanguage.SAVE,
                    DataLanguage.METRIC,
                    StepLanguage.THINK,
                    StepLanguage.JAVA,
                    StepLanguage.GROUP,
                    PhaseLanguage.PHASE,
                    PhaseLanguage.SPIKE,
                    PhaseLanguage.BURST,
                    PhaseLanguage.SINE,
                    PhaseLanguage.REPLAY,
                    PhaseLanguage.USER_STAIRS,
                    BUDGET);

    private Language() {}
}
