package io.plimsoll.model.yaml.language;

import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of scalar: how it is read, and everything a reader of the docs, an editor or a user with a
 * typo needs to know about it.
 *
 * @param what «a duration»
 * @param examples for people
 * @param schema the same as JSON Schema, on one line
 * @param parser empty for what it cannot be
 * @param mender what was probably meant, without quotes
 */
public record Word<T>(
        String what,
        String examples,
        String schema,
        Function<String, Optional<T>> parser,
        Function<String, Optional<String>> mender) {

    private static final int MENDED_MAX = 200;

    public Optional<T> parse(String text) {
        return parser.apply(text);
    }

    /** The mend that is read, or examples. */
    String help(String text) {
        return Optional.of(text)
                .filter(typed -> typed.length() <= MENDED_MAX)
                .flatMap(mender)
                .filter(mended -> parse(mended).isPresent())
                .map(mended -> "did you mean `" + mended + "`?")
                .orElse("write for example " + examples);
    }
}
