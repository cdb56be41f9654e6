package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What may stand in the head of a request: paths (RFC 3986, section 3.3) and headers (RFC 9110,
 * section 5). The same for a file, a command line and a scenario in Java.
 */
public final class RequestHead {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private RequestHead() {}

    /** Where the first character stands that a path, its vars replaced, cannot have. */
    public static OptionalInt faultInPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** What is wrong there. */
    public static Problem pathProblem(String path, int at) {
        String shown = Character.toString(path.codePointAt(at));
        return Problem.of(
                "a path cannot contain `" + shown + "`",
                shown.equals("#")
                        ? "a fragment is never sent: remove it"
                        : "percent-encode it: `" + percentEncoded(shown) + "`");
    }

    /** The path with everything that it cannot have percent-encoded as UTF-8. */
    public static String encodedPath(String path) {
        StringBuilder encoded = new StringBuilder();
        path.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> encoded.append(faultInPath(c).isPresent() ? percentEncoded(c) : c));
        return encoded.toString();
    }

    private static String percentEncoded(String character) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(b));
        }
        return encoded.toString();
    }

    /** Whether it can be the name of a header at all. */
    public static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    /** Why a header to be sent cannot have this name. */
    public static Optional<Problem> headerName(String name) {
        if (!isToken(name)) {
            return Optional.of(
                    Problem.of(
                            "`" + name + "` cannot be the name of a header",
                            "letters, digits and -"));
        }
        if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding")) {
            return Optional.of(Problem.of("`" + name + "` follows from the body", "remove it"));
        }
        return Optional.empty();
    }

    /** Why a header cannot have this value, its vars replaced. */
    public static Optional<Problem> headerValue(String name, String value) {
        return value.chars().noneMatch(c -> c != '\t' && (c < 0x20 || c == 0x7f))
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                "header `"
                                        + name
                                        + "` has a line break or another control character",
                                "a header is one line"));
    }
}
