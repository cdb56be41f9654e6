package io.plimsoll.model.scenario;

/** What a request carries. */
public sealed interface Body {

    /** Nothing. */
    record None() implements Body {}

    /** Text as it stands, in UTF-8; {@code ${name}} stands for a var. */
    record Text(String text) implements Body {}

    /**
     * A JSON document, sent as {@code application/json}.
     *
     * @param text compact JSON; {@code ${name}} inside its strings stands for a var
     */
    record Json(String text) implements Body {}
}
