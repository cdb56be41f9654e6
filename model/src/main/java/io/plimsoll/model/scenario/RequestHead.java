package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What may stand in the head of a request: paths (RFC 3986, section 3.3) and headers (RFC 9110,
 * section 5). The same for a file, a command line and a scenario in Java.
 */
public final class RequestHead {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestHead() {}

    /** Where the first character stands that a path, its vars replaced, cannot have. */
    public static OptionalInt faultInPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (!isPath(path.charAt(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isPath(int c) {
        return c > ' ' && c < 0x7f && c != '#';
    }

    /** Unreserved (RFC 3986, section 2.3), or a slash: a value may be several segments. */
    private static boolean isData(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= '-' && c <= '/')
                || c == '_'
                || c == '~';
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
        return encoded(path, RequestHead::isPath);
    }

    /**
     * A value that stands for nothing but itself in a path or its query: all is percent-encoded but
     * letters, digits, {@code -._~} and the slash.
     */
    public static String encodedData(String value) {
        return encoded(value, RequestHead::isData);
    }

    /** The text itself if nothing has to be encoded. */
    private static String encoded(String text, IntPredicate stays) {
        int same = 0;
        while (same < text.length() && stays.test(text.charAt(same))) {
            same++;
        }
        if (same == text.length()) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, same);
        for (int i = same; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            if (stays.test(c)) {
                encoded.append((char) c);
            } else {
                encoded.append(percentEncoded(Character.toString(c)));
            }
        }
        return encoded.toString();
    }

    private static String percentEncoded(String character) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            HEX.toHexDigits(encoded.append('%'), b);
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
