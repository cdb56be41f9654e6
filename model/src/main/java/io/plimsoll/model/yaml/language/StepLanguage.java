package io.plimsoll.model.yaml.language;

import static io.plimsoll.model.yaml.language.Section.either;
import static io.plimsoll.model.yaml.language.Section.joined;
import static io.plimsoll.model.yaml.language.Section.needs;
import static io.plimsoll.model.yaml.language.Section.some;

import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import java.util.ArrayList;
import java.util.List;

/** The part of the language that says what journeys do, step by step. */
public final class StepLanguage {

    static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head");
    public static final List<String> STEPS =
            List.of("get", "post", "put", "patch", "delete", "head", "think", "java", "group");

    static final Shape HEADERS = new Shape.Named(new Shape.One(Words.TEXT));

    /** Whether, and how often, a step is done. */
    private static final List<Section.Key> FLOW =
            List.of(
                    Section.key(
                            "when",
                            SentenceWords.CONDITION,
                            "The step is done only if this holds when its turn comes."),
                    Section.key("repeat", Words.ROUNDS, "The step is done so many times."),
                    Section.key(
                            "while",
                            SentenceWords.CONDITION,
                            "The step is done again as long as this holds, asked before each"
                                    + " round."),
                    Section.key(
                            "at-most",
                            Words.ROUNDS,
                            "With `while`: rounds, whatever the condition says. Default: 100."));

    private static final List<Rule> FLOW_RULES =
            List.of(
                    new Rule.OneAtMost(List.of("repeat", "while")),
                    new Rule.OnlyWith("at-most", "while"));

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

    public static final Section HTTP = http();

    public static final Section JAVA =
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
                            joined(REQUEST, FLOW)),
                    joined(List.of(needs("java")), FLOW_RULES));

    public static final Section THINK =
            new Section(
                    "think-step",
                    "a `think` step",
                    joined(
                            List.of(
                                    Section.key(
                                            "think",
                                            Words.PAUSES,
                                            "A pause of this length, or drawn evenly between"
                                                    + " two.")),
                            FLOW),
                    joined(List.of(needs("think")), FLOW_RULES));

    public static final Section GROUP =
            new Section(
                    "group-step",
                    "a `group` step",
                    joined(
                            List.of(
                                    Section.key(
                                            "group",
                                            Words.NAME,
                                            "The label under which its steps are measured"
                                                    + " together, beside each by itself."),
                                    Section.key(
                                            "steps",
                                            some(
                                                    either(
                                                            new Shape.Block(HTTP),
                                                            new Shape.Block(THINK),
                                                            new Shape.Block(JAVA))),
                                            "What is done, one step after the other; no groups.")),
                            FLOW),
                    joined(List.of(needs("group"), needs("steps")), FLOW_RULES));

    static final Shape JOURNEY =
            some(
                    either(
                            new Shape.Block(HTTP),
                            new Shape.Block(THINK),
                            new Shape.Block(JAVA),
                            new Shape.Block(GROUP)));

    static final Section.Key START =
            Section.key(
                    "start",
                    JOURNEY,
                    "Steps of each user before its first iteration; what they save stays with it."
                            + " An arrival does them first, as part of its journey.");

    static final Section.Key END =
            Section.key(
                    "end",
                    JOURNEY,
                    "Steps of each user when it leaves. An arrival does them last, as part of its"
                            + " journey.");

    private StepLanguage() {}

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
                        new Shape.Block(HttpLanguage.CHECK),
                        "What must hold for the answer; without `status`, one below 400."));
        keys.add(
                Section.key(
                        "save",
                        new Shape.Named(
                                either(
                                        new Shape.One(DataWords.JSON_PATH),
                                        new Shape.Block(DataLanguage.SAVE)),
                                Vars.NAME),
                        "Parts of the answer that are kept, by the names of the variables they"
                                + " become."));
        keys.add(
                Section.key(
                        "metrics",
                        new Shape.Named(
                                either(
                                        new Shape.One(DataWords.JSON_PATH),
                                        new Shape.Block(DataLanguage.METRIC)),
                                Words.LABEL),
                        "Numbers from 0 in the answer that are collected, by the names they have in"
                                + " results."));
        keys.addAll(REQUEST);
        keys.addAll(HttpLanguage.OPTIONS);
        keys.addAll(FLOW);
        return new Section(
                "http-step",
                "a step",
                keys,
                joined(
                        List.of(
                                new Rule.OneOf("request", METHODS),
                                new Rule.OneAtMost(
                                        HttpLanguage.BODIES.stream()
                                                .map(Section.Key::name)
                                                .toList())),
                        FLOW_RULES));
    }
}
