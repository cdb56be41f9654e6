package io.plimsoll.model.yaml.language;

import static io.plimsoll.model.yaml.language.Section.either;
import static io.plimsoll.model.yaml.language.Section.joined;
import static io.plimsoll.model.yaml.language.Section.many;

import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import java.util.List;

/** The part of the language that says where the values of variables come from. */
public final class DataLanguage {

    public static final List<String> SOURCES = List.of("json", "header", "cookie", "regex", "xml");

    private static final List<Section.Key> FROM =
            List.of(
                    Section.key(
                            "json",
                            DataWords.JSON_PATH,
                            "The value at this place of the body; `null` is none."),
                    Section.key(
                            "header", Words.TEXT, "The first header of this name, in any case."),
                    Section.key(
                            "cookie",
                            Words.TEXT,
                            "The cookie of this name that is set, word for word."),
                    Section.key(
                            "regex",
                            DataWords.REGEX,
                            "The first match in the body: its first group, or all of it."),
                    Section.key(
                            "xml",
                            DataWords.XML_PATH,
                            "The text or attribute at this place of the body, by local names."));

    private static final List<Rule> ONE_SOURCE = List.of(new Rule.OneOf("source", SOURCES));

    public static final Section SAVE =
            new Section(
                    "save",
                    "`save`",
                    joined(
                            FROM,
                            List.of(
                                    Section.key(
                                            "default",
                                            Words.TEXT,
                                            "The value when there is none; without it the step"
                                                    + " fails then."))),
                    ONE_SOURCE);

    public static final Section METRIC = new Section("metric", "a metric", FROM, ONE_SOURCE);

    public static final Section FEEDER =
            new Section(
                    "feeder",
                    "a feeder",
                    List.of(
                            Section.key(
                                    "csv",
                                    Words.TEXT,
                                    "A file beside the scenario as RFC 4180 has it, whose first"
                                            + " line names the columns."),
                            Section.key(
                                    "json-lines",
                                    Words.TEXT,
                                    "A file beside the scenario with one JSON object a line; the"
                                            + " members of the first are the columns."),
                            Section.key(
                                    "pick",
                                    DataWords.PICK,
                                    "Which row is taken next. Default: circular.")),
                    List.of(new Rule.OneOf("file", List.of("csv", "json-lines"))));

    static final Section.Key FEED =
            Section.key(
                    "feed",
                    either(new Shape.One(Words.NAME), many(Words.NAME)),
                    "The feeder, or feeders, of which each arrival or iteration takes a row:"
                            + " `${feeder.column}`.");

    private DataLanguage() {}
}
