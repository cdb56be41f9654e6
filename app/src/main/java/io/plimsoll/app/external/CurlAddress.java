package io.plimsoll.app.external;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as curl reads it: {@code http} unless it says otherwise, and without its fragment.
 *
 * @param origin scheme, host and port
 * @param path empty, or with a slash in front
 * @param query empty, or with its question mark
 * @param user who asks, with a password, decoded; empty: it does not say
 */
record CurlAddress(String origin, String path, String query, String user) {

    /** Scheme, who asks, host, path and query; everything is one. */
    private static final Pattern PARTS =
            Pattern.compile(
                    "(?is)(?:([a-z][a-z0-9+.-]*)://)?(?:([^/?#]*)@)?([^/?#]*)([^?#]*)(\\?[^#]*)?.*");

    /** {@code {a,b}} or {@code [1-9]}: each of them is asked for. */
    private static final Pattern MANY =
            Pattern.compile("\\{[^{}]*,[^{}]*}|\\[[0-9A-Za-z]+-[0-9A-Za-z]+(:[0-9]+)?]");

    static CurlAddress of(String written) {
        Matcher parts = PARTS.matcher(written);
        if (!parts.matches()) {
            throw new IllegalStateException("everything is an address");
        }
        return new CurlAddress(
                Optional.ofNullable(parts.group(1)).orElse("http") + "://" + parts.group(3),
                parts.group(4),
                Optional.ofNullable(parts.group(5)).orElse(""),
                Optional.ofNullable(parts.group(2)).map(CurlAddress::decoded).orElse(""));
    }

    /** Whether it stands for several, unless curl is told that it does not. */
    boolean isMany() {
        return MANY.matcher(path + query).find();
    }

    /** Of an address, where a plus is one. */
    private static String decoded(String text) {
        return FormField.decoded(text.replace("+", "%2B"));
    }

    CurlAddress withQuery(String more) {
        return new CurlAddress(
                origin, path, query.length() > 1 ? query + "&" + more : "?" + more, user);
    }

    /** With the name of the file that is sent there, where the path names none. */
    CurlAddress withFile(String name) {
        boolean named = !path.isEmpty() && !path.endsWith("/");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return named
                ? this
                : new CurlAddress(
                        origin, path.isEmpty() ? "/" + encoded : path + encoded, query, user);
    }

    String url() {
        return origin + path + query;
    }
}
