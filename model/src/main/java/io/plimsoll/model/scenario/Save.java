package io.plimsoll.model.scenario;

import java.util.Optional;

/**
 * Keeps a part of an answer as a variable: {@code ${name}} stands for it in the steps that follow.
 *
 * @param name of the variable
 * @param otherwise its value when the answer has no such part; empty: the step fails then
 */
public record Save(String name, Source from, Optional<String> otherwise) {

    /** No value is longer: the step fails. */
    public static final int CHARACTERS_MAX = 65_536;

    /** Where the value stands in the answer. */
    public sealed interface Source {

        /**
         * A value of the body: text as it stands, numbers with the digits they came with, objects
         * and lists as JSON. A {@code null} is none.
         */
        record Json(JsonPath path) implements Source {}

        /** The first header of this name, in any case. */
        record Header(String name) implements Source {}

        /** A cookie that the answer sets. */
        record Cookie(String name) implements Source {}

        /**
         * The first match in the body: its first group, or all of it when there is none.
         *
         * @param pattern in the syntax of RE2, which is matched in linear time
         */
        record Regex(String pattern) implements Source {}

        /** A text in the body. */
        record Xml(XmlPath path) implements Source {}
    }

    /** A save without which the step fails. */
    public Save(String name, Source from) {
        this(name, from, Optional.empty());
    }
}
