package io.plimsoll.model.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How a request says who it is; {@code ${name}} stands for a var in all of it. */
public sealed interface Auth {

    /** It does not say, whatever the defaults do. */
    record None() implements Auth {}

    /**
     * A user and a password, in Base64 (RFC 7617).
     *
     * @param user without a colon
     */
    record Basic(String user, String password) implements Auth {}

    /** A token (RFC 6750). */
    record Bearer(String token) implements Auth {}

    /**
     * The value of the header {@code Authorization}; empty for none.
     *
     * @param expand puts the vars into a text
     */
    default Optional<String> header(UnaryOperator<String> expand) {
        return switch (this) {
            case None _ -> Optional.empty();
            case Basic(String user, String password) -> {
                String pair = expand.apply(user) + ":" + expand.apply(password);
                byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
                yield Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
            }
            case Bearer(String token) -> Optional.of("Bearer " + expand.apply(token));
        };
    }
}
