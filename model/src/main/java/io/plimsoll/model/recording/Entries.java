package io.plimsoll.model.recording;

import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.RequestHead;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes requests out of what entries say, and refuses what cannot be sent. */
final class Entries {

    private static final int PATH_CHARACTERS_MAX = 16_384;

    /** What a client says itself, or of a body or a cache that it does not have. */
    private static final Set<String> OWN_HEADERS =
            Set.of(
                    "host",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "upgrade",
                    "upgrade-insecure-requests",
                    "content-length",
                    "transfer-encoding",
                    "accept-encoding",
                    "user-agent",
                    "expect",
                    "if-none-match",
                    "if-modified-since",
                    "if-match",
                    "if-range",
                    "range");

    private static final Pattern END_OF_AUTHORITY = Pattern.compile("[/?#]");

    private Entries() {}

    /** Whether a header does not go out again, since a client says it itself or not at all. */
    static boolean isOwn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OWN_HEADERS.contains(lower) || lower.startsWith(":") || lower.startsWith("sec-");
    }

    /** Why a header cannot go out as it was recorded. */
    static Optional<Problem> fault(String name, String value) {
        return RequestHead.headerName(name).or(() -> RequestHead.headerValue(name, value));
    }

    static HttpMethod method(String word, int column) throws EntryException {
        for (HttpMethod method : HttpMethod.values()) {
            if (method.name().equals(word)) {
                return method;
            }
        }
        throw new EntryException(
                column,
                word.length(),
                word.matches("[A-Z]{1,20}")
                        ? "requests with " + word + " are not played"
                        : "this is no request",
                "get, post, put, patch, delete and head can be played");
    }

    /**
     * A path with its query, out of a path or a whole address; what a path cannot hold is
     * percent-encoded, a fragment is dropped.
     */
    static String path(String written, int column) throws EntryException {
        String path = written;
        if (isAddress(path)) {
            int slash = path.indexOf('/', path.indexOf("//") + 2);
            int query = path.indexOf('?');
            path =
                    slash < 0 || (query >= 0 && query < slash)
                            ? "/" + (query < 0 ? "" : path.substring(query))
                            : path.substring(slash);
        }
        int fragment = path.indexOf('#');
        path = fragment < 0 ? path : path.substring(0, fragment);
        if (!path.startsWith("/") || path.length() > PATH_CHARACTERS_MAX) {
            throw new EntryException(
                    column,
                    written.length(),
                    path.startsWith("/")
                            ? "the path has more than 16,384 characters"
                            : "this is no path",
                    "a path begins with /");
        }
        return RequestHead.encodedPath(path);
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7)
                || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /** Host and port of an address; empty: a path alone has none. */
    static String host(String written) {
        if (!isAddress(written)) {
            return "";
        }
        String rest = written.substring(written.indexOf("//") + 2);
        String authority = END_OF_AUTHORITY.split(rest, 2)[0];
        return authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** Scheme, host and port of an address; empty: it is none. */
    static String origin(String url) {
        try {
            String before = url.replaceFirst("(?s)^([^/?#]*//[^/?#]*).*", "$1");
            URI uri = URI.create(RequestHead.encodedPath(before));
            return uri.getScheme() == null || uri.getRawAuthority() == null
                    ? ""
                    : (uri.getScheme() + "://" + uri.getRawAuthority().replaceFirst(".*@", ""))
                            .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
