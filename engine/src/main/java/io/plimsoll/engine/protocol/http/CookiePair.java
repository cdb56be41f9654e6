package io.plimsoll.engine.protocol.http;

import org.jspecify.annotations.Nullable;

/**
 * Name and value of a cookie as {@code Set-Cookie} and {@code Cookie} have them: the value word for
 * word, quotes included (RFC 6265, section 5.2).
 */
record CookiePair(String name, String value) {

    /** What a text says up to its first semicolon; null when that names no cookie. */
    static @Nullable CookiePair of(String text) {
        int end = text.indexOf(';');
        String pair = end < 0 ? text : text.substring(0, end);
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : pair.substring(0, equals).strip();
        return name.isEmpty() ? null : new CookiePair(name, pair.substring(equals + 1).strip());
    }
}
