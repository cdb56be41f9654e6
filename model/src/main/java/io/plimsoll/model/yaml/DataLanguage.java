package io.plimsoll.model.yaml;

import io.plimsoll.model.yaml.Section.Rule;
import io.plimsoll.model.yaml.Section.Shape;
import java.util.List;

/** The part of the language that says where the values of variables come from. */
final class DataLanguage {

    static final Section SAVE =
            new Section(
                    "save",
                    "`save`",
                    List.of(
                            Section.key(
                                    "json",
                                    DataWords.JSON_PATH,
                                    "The value at this place of the body; `null` is none."),
                            Section.key(
                                    "header",
                                    Words.TEXT,
                                    "The first header of this name, in any case."),
                            Section.key(
                                    "cookie", Words.TEXT, "The cookie of this name that is set."),
                            Section.key(
                                    "regex",
                                    DataWords.REGEX,
                                    "The first match in the body: its first group, or all of it."),
                            Section.key(
                                    "xml",
                                    DataWords.XML_PATH,
                                    "The text or attribute at this place of the body, by local"
                                            + " names."),
                            Section.key(
                                    "default",
                                    Words.TEXT,
                                    "The value when there is none; without it the step fails"
                                            + " then.")),
                    List.of(
                            new Rule.OneOf(
                                    "source",
                                    List.of("json", "header", "cookie", "regex", "xml"))));

    static final Section FEEDER =
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
                    Language.either(new Shape.One(Words.NAME), Language.many(Words.NAME)),
                    "The feeder, or feeders, of which each arrival or iteration takes a row:"
                            + " `${feeder.column}`.");

    private DataLanguage() {}
}
