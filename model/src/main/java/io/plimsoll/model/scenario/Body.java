package io.plimsoll.model.scenario;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request carries. */
public sealed interface Body {

    /** No file that is sent may be larger, nor may all parts of a form together. */
    long BYTES_MAX = 64L << 20;

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

    /**
     * The bytes of a file, read once before the run.
     *
     * @param file relative to the scenario's folder
     */
    record File(Path file) implements Body {}

    /**
     * Fields of a form, sent as {@code application/x-www-form-urlencoded}.
     *
     * @param fields in their order; {@code ${name}} stands for a var in names and values
     */
    record Form(Map<String, String> fields) implements Body {
        public Form {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A form with parts, sent as {@code multipart/form-data} (RFC 7578).
     *
     * @param parts at least one
     */
    record Multipart(List<Part> parts) implements Body {
        public Multipart {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a form has a part");
            }
        }
    }

    /**
     * One part of a form.
     *
     * @param name {@code ${name}} stands for a var in it
     * @param type its content type, if it says one
     */
    record Part(String name, Content content, Optional<String> type) {

        /** What a part holds. */
        public sealed interface Content {

            /** Text in UTF-8; {@code ${name}} stands for a var. */
            record Text(String text) implements Content {}

            /** The bytes of a file, sent under its last name; relative to the scenario's folder. */
            record File(Path file) implements Content {}
        }
    }
}
