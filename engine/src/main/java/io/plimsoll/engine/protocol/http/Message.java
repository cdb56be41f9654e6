package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A request with everything put in. */
final class Message {

    /** Of what is not known yet. */
    static final Message EMPTY = new Message(HttpMethod.GET, "/", Map.of(), new byte[0]);

    private final HttpMethod method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;
    private final byte[] head;

    /**
     * @param path as it stands in the request line, the target's prefix included
     * @param headers by name in any case
     * @throws PlimsollException when it cannot be written as HTTP
     */
    Message(HttpMethod method, String path, Map<String, String> headers, byte[] body) {
        TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        sorted.forEach(Message::check);
        this.method = method;
        this.path = path;
        this.headers = Collections.unmodifiableMap(sorted);
        this.body = body;
        StringBuilder lines = new StringBuilder();
        lines.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        sorted.forEach((name, value) -> append(lines, name, value));
        head = lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same with another value of a header. */
    Message with(String header, String value) {
        TreeMap<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(header, value);
        return new Message(method, path, changed, body);
    }

    HttpMethod method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    private static void check(String name, String value) {
        if (name.chars().anyMatch(c -> c <= ' ' || c == ':' || c >= 127)
                || value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw new PlimsollException(
                    ExitCode.INVALID_SCENARIO,
                    Problem.of(
                            "the header `"
                                    + name
                                    + "` has a character in it that headers cannot have"));
        }
    }

    /** The request line and the headers, without the empty line behind them. */
    byte[] head() {
        return head;
    }

    static void append(StringBuilder lines, String name, String value) {
        lines.append(name).append(": ").append(value).append("\r\n");
    }
}
