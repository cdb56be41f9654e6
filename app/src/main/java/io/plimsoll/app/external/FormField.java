package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of a form, or a parameter of a query, as it was written.
 *
 * @param hasEquals whether there is an equals sign between name and value
 */
record FormField(String writtenName, boolean hasEquals, String writtenValue) {

    /** All there are between ampersands. */
    static List<FormField> all(String text) {
        return Stream.of(text.split("&")).map(FormField::of).toList();
    }

    private static FormField of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new FormField(text, false, "")
                : new FormField(text.substring(0, equals), true, text.substring(equals + 1));
    }

    static String decoded(String written) {
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return written;
        }
    }

    String name() {
        return decoded(writtenName);
    }

    String value() {
        return decoded(writtenValue);
    }

    boolean isSecret() {
        return !writtenValue.isEmpty() && Secret.isLikely(name(), value());
    }

    /**
     * As it was written, but for a value that nobody may see.
     *
     * @param secret what the user has to give for it: the decoded value where values are encoded
     *     when they are put in, as in a path, and the written one where they are not
     */
    String hidden(FoundSecrets secrets, String secret) {
        String name = FoundSecrets.named(writtenName);
        String shown = isSecret() ? secrets.hide(name(), secret) : secrets.in(writtenValue);
        return hasEquals ? name + "=" + shown : name;
    }
}
