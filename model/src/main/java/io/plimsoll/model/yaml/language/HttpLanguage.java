package io.plimsoll.model.yaml.language;

import static io.plimsoll.model.yaml.language.Section.either;
import static io.plimsoll.model.yaml.language.Section.needs;
import static io.plimsoll.model.yaml.language.Section.some;

import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import java.util.List;

/** The part of the language that is about HTTP requests. */
public final class HttpLanguage {

    public static final Section BASIC =
            new Section(
                    "basic",
                    "`basic`",
                    List.of(
                            Section.key("user", Words.TEXT, "A name without a colon."),
                            Section.key("password", Words.TEXT, "Any text.")),
                    List.of(needs("user"), needs("password")));

    public static final Section AUTH =
            new Section(
                    "auth",
                    "`auth`",
                    List.of(
                            Section.key(
                                    "basic",
                                    new Shape.Block(BASIC),
                                    "A user and a password, sent in Base64."),
                            Section.key("bearer", Words.TEXT, "A token, sent as it stands.")),
                    List.of(new Rule.OneOf("way to say who asks", List.of("basic", "bearer"))));

    public static final Section PART =
            new Section(
                    "part",
                    "a part",
                    List.of(
                            Section.key("text", Words.TEXT, "The part is this text."),
                            Section.key(
                                    "file",
                                    Words.TEXT,
                                    "The part is the bytes of this file, sent under its name."),
                            Section.key(
                                    "type",
                                    HttpWords.CONTENT_TYPE,
                                    "What the part is; not said if left out.")),
                    List.of(new Rule.OneOf("content", List.of("text", "file"))));

    public static final Section RETRY =
            new Section(
                    "retry",
                    "`retry`",
                    List.of(
                            Section.key("times", HttpWords.TIMES, "How often at most."),
                            Section.key(
                                    "backoff",
                                    Words.PAUSES,
                                    "The pause before the first retry, doubled for each further"
                                            + " one, to the longest. Default: 100ms..2s."),
                            Section.key(
                                    "jitter",
                                    HttpWords.SHARE,
                                    "How much of each pause is random: with 50% a pause of 100ms is"
                                            + " drawn from 50ms to 100ms. Default: 50%."),
                            Section.key(
                                    "on",
                                    some(HttpWords.RETRIED),
                                    "`connect`: no connection; `closed`: closed or reset before the"
                                            + " answer was complete; `check`: a check on body or header"
                                            + " failed; status codes that fail the request. Default:"
                                            + " connect, closed, 429, 502..504.")),
                    List.of(needs("times")));

    public static final Section MATCH =
            new Section(
                    "match",
                    "a text check",
                    List.of(
                            Section.key("contains", Words.TEXT, "The text contains this."),
                            Section.key("equals", Words.TEXT, "The text is exactly this.")),
                    List.of(new Rule.OneOf("text", List.of("contains", "equals"))));

    private static final Shape TEXT_OR_MATCH =
            either(new Shape.One(Words.TEXT), new Shape.Block(MATCH));

    public static final Section CHECK =
            new Section(
                    "check",
                    "`check`",
                    List.of(
                            Section.key(
                                    "status",
                                    either(new Shape.One(Words.STATUS), some(Words.STATUS)),
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

    /** What a step and the defaults may both say. */
    static final List<Section.Key> OPTIONS =
            List.of(
                    Section.key(
                            "auth",
                            either(new Shape.One(HttpWords.NO_AUTH), new Shape.Block(AUTH)),
                            "The `Authorization` header; `none` in a step undoes that of"
                                    + " `defaults`."),
                    Section.key(
                            "retry",
                            either(new Shape.One(HttpWords.RETRY), new Shape.Block(RETRY)),
                            "Tries again what failed, within the timeout. Default: none."),
                    Section.key(
                            "redirects",
                            HttpWords.REDIRECTS,
                            "How many are followed; each is an attempt of its own. Default: 0."),
                    Section.key(
                            "cookies",
                            Words.FLAG,
                            "Whether each user, or each arrival, keeps the cookies it is given and"
                                    + " sends them. Default: false."),
                    Section.key(
                            "traceparent",
                            Words.FLAG,
                            "Whether each request says which trace it belongs to, as W3C Trace"
                                    + " Context has it. Default: false."),
                    Section.key(
                            "target",
                            Words.NAME,
                            "Which of the `targets` it goes to. Default: the first."));

    /** What a request carries; one of them. */
    public static final List<Section.Key> BODIES =
            List.of(
                    Section.key("body", Words.TEXT, "Text to send, as it stands."),
                    Section.key(
                            "json",
                            new Shape.Anything(),
                            "Any value, sent as compact JSON with its content type."),
                    Section.key(
                            "form",
                            new Shape.Named(new Shape.One(Words.TEXT)),
                            "Fields, sent as `application/x-www-form-urlencoded`."),
                    Section.key(
                            "multipart",
                            new Shape.Named(
                                    either(new Shape.One(Words.TEXT), new Shape.Block(PART))),
                            "Parts by name, sent as `multipart/form-data`: texts and files."),
                    Section.key(
                            "file",
                            Words.TEXT,
                            "The bytes of this file beside the scenario, read once before the run;"
                                    + " at most 64 MiB."));

    private HttpLanguage() {}
}
