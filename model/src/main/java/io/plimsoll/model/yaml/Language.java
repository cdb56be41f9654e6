package io.plimsoll.model.yaml;

import static io.plimsoll.model.yaml.Section.needs;

import io.plimsoll.model.yaml.Section.Rule;
import io.plimsoll.model.yaml.Section.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The language of the scenario file, key by key. What the reader accepts, the JSON Schema and the
 * tables of the reference all come from here.
 */
final class Language {

    static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head");
    static final List<String> STEPS =
            List.of("get", "post", "put", "patch", "delete", "head", "think", "java");

    private static final Shape HEADERS = new Shape.Named(new Shape.One(Words.TEXT));

    static final Section DEFAULTS =
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
                                            HEADERS,
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

    static final Section LIMITS =
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

    static final Section MATCH =
            new Section(
                    "match",
                    "a text check",
                    List.of(
                            Section.key("contains", Words.TEXT, "The text contains this."),
                            Section.key("equals", Words.TEXT, "The text is exactly this.")),
                    List.of(new Rule.OneOf("text", List.of("contains", "equals"))));

    private static final Shape TEXT_OR_MATCH =
            either(new Shape.One(Words.TEXT), new Shape.Block(MATCH));

    static final Section CHECK =
            new Section(
                    "check",
                    "`check`",
                    List.of(
                            Section.key(
                                    "status",
                                    either(new Shape.One(Words.STATUS), many(Words.STATUS)),
                                    "The codes that are accepted; without it, those below 400."),
                            Section.key(
                                    "body",
                                    TEXT_OR_MATCH,
                                    "The body contains the text, or matches as told."),
                            Section.key(
                                    "header",
                                    new Shape.Named(TEXT_OR_MATCH),
                                    "A header of this name contains the text, or matches as told."),
                            Section.key(
                                    "json",
                                    new Shape.Named(TEXT_OR_MATCH),
                                    "The value at this JSON path is the text, or matches as"
                                            + " told."),
                            Section.key(
                                    "time",
                                    Words.AT_MOST,
                                    "The response time from the intended start.")),
                    List.of());

    private static final List<Section.Key> REQUEST =
            List.of(
                    Section.key(
                            "name",
                            Words.NAME,
                            "The label in every result; requests with the same name are measured"
                                    + " together."),
                    Section.key("timeout", Words.DURATION, "Instead of the one in `defaults`."),
                    Section.key(
                            "on-error",
                            Words.ON_ERROR,
                            "Whether the journey goes on after this request failed. Default:"
                                    + " stop."));

    static final Section HTTP = http();

    static final Section JAVA =
            new Section(
                    "java-step",
                    "a `java` step",
                    joined(
                            List.of(
                                    Section.key(
                                            "java",
                                            Words.TEXT,
                                            "A class on the class path, or a source file"
                                                    + " `./File.java` beside the scenario; it"
                                                    + " implements `JavaCall`.")),
                            REQUEST),
                    List.of(needs("java")));

    static final Section THINK =
            new Section(
                    "think-step",
                    "a `think` step",
                    List.of(
                            Section.key(
                                    "think",
                                    Words.PAUSES,
                                    "A pause of this length, or drawn evenly between two.")),
                    List.of(needs("think")));

    private static final Shape JOURNEY =
            new Shape.Many(
                    either(new Shape.Block(HTTP), new Shape.Block(THINK), new Shape.Block(JAVA)));

    static final Section WORKLOAD =
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
                            Section.key(
                                    "steps",
                                    JOURNEY,
                                    "What one arrival, or one iteration of a user, does, one step"
                                            + " after the other.")),
                    List.of(needs("steps")));

    static final Section BUDGET =
            new Section(
                    "budget",
                    "a budget",
                    List.of(
                            Section.key("target", Words.LIMIT, "What is aimed at."),
                            Section.key(
                                    "warning", Words.LIMIT, "What misses this is worth a warning."),
                            Section.key(
                                    "violation", Words.LIMIT, "What misses this fails the run.")),
                    List.of(needs("target"), needs("warning"), needs("violation")));

    static final Section SCENARIO =
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
                                    new Shape.Named(new Shape.One(Words.TEXT)),
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
                                    new Shape.Named(new Shape.One(Words.TEXT)),
                                    "Constants for `${name}` in paths, headers and bodies."),
                            Section.key(
                                    "defaults",
                                    new Shape.Block(DEFAULTS),
                                    "For every step that does not say otherwise."),
                            Section.key(
                                    "secrets",
                                    new Shape.Named(new Shape.One(DataWords.SECRET)),
                                    "Values from the environment or from files for"
                                            + " `${secrets.name}`, hidden in every output."),
                            Section.key(
                                    "feeders",
                                    new Shape.Named(new Shape.Block(DataLanguage.FEEDER)),
                                    "Files of data, by name."),
                            Section.key(
                                    "workloads",
                                    new Shape.Named(new Shape.Block(WORKLOAD)),
                                    "What arrives, by name."),
                            Section.key(
                                    "steps",
                                    JOURNEY,
                                    "Instead of `workloads`: the steps of a single one, named"
                                            + " `main`."),
                            DataLanguage.FEED,
                            Section.key(
                                    "phases",
                                    new Shape.Many(new Shape.Block(PhaseLanguage.PHASE)),
                                    "When it arrives."),
                            Section.key(
                                    "limits", new Shape.Block(LIMITS), "Caps of the whole run."),
                            Section.key(
                                    "slo",
                                    many(Words.SLO),
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
                            needs("phases")));

    /** Every section, in the order of the reference. */
    static final List<Section> SECTIONS =
            List.of(
                    SCENARIO,
                    DEFAULTS,
                    LIMITS,
                    DataLanguage.FEEDER,
                    WORKLOAD,
                    HTTP,
                    HttpLanguage.AUTH,
                    HttpLanguage.BASIC,
                    HttpLanguage.PART,
                    HttpLanguage.RETRY,
                    CHECK,
                    MATCH,
                    DataLanguage.SAVE,
                    THINK,
                    JAVA,
                    PhaseLanguage.PHASE,
                    PhaseLanguage.SPIKE,
                    PhaseLanguage.BURST,
                    PhaseLanguage.SINE,
                    PhaseLanguage.REPLAY,
                    PhaseLanguage.USER_STAIRS,
                    BUDGET);

    private Language() {}

    private static Section http() {
        List<Section.Key> keys = new ArrayList<>();
        for (String method : METHODS) {
            keys.add(
                    Section.key(
                            method,
                            Words.PATH,
                            "A path, appended to the target; `${name}` stands for a variable."));
        }
        keys.add(Section.key("headers", HEADERS, "Added to those of `defaults`."));
        keys.addAll(HttpLanguage.BODIES);
        keys.add(
                Section.key(
                        "check",
                        new Shape.Block(CHECK),
                        "What must hold for the answer; without `status`, one below 400."));
        keys.add(
                Section.key(
                        "save",
                        new Shape.Named(
                                either(
                                        new Shape.One(DataWords.JSON_PATH),
                                        new Shape.Block(DataLanguage.SAVE))),
                        "Parts of the answer that are kept, by the names of the variables they"
                                + " become."));
        keys.addAll(REQUEST);
        keys.addAll(HttpLanguage.OPTIONS);
        return new Section(
                "http-step",
                "a step",
                keys,
                List.of(
                        new Rule.OneOf("request", METHODS),
                        new Rule.OneAtMost(
                                HttpLanguage.BODIES.stream().map(Section.Key::name).toList())));
    }

    static Shape many(Word<?> word) {
        return new Shape.Many(new Shape.One(word));
    }

    static Shape either(Shape... shapes) {
        return new Shape.Either(List.of(shapes));
    }

    private static List<Section.Key> joined(List<Section.Key> first, List<Section.Key> second) {
        List<Section.Key> keys = new ArrayList<>(first);
        keys.addAll(second);
        return keys;
    }
}
