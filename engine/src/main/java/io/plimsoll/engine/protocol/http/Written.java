package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.NoValueException;
import io.plimsoll.model.scenario.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How the value of a variable stands in a request. It may come from the target, and must not become
 * a second header or a second request.
 */
final class Written {

    private Written() {}

    /** A user and a password, with a colon between them, as RFC 7617 sends them. */
    static String asBasic(String userAndPassword) {
        byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * In a header.
     *
     * @throws NoValueException when it has a line break or another control character
     */
    static String inHeader(String value) {
        if (RequestHead.headerValue("", value).isPresent()) {
            throw new NoValueException(
                    "a value for a header has a line break or another control character");
        }
        return value;
    }
}
