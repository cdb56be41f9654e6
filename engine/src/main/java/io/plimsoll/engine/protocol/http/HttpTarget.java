package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.scenario.TargetUrl;

/**
 * Where the requests go.
 *
 * @param host without the brackets of an IPv6 address
 * @param prefix of every path; empty or beginning, and not ending, with {@code /}
 */
public record HttpTarget(String host, int port, String prefix) {

    private static final int HTTP_PORT = 80;

    /**
     * Reads {@code http://host[:port][/path]}.
     *
     * @throws io.plimsoll.model.basics.PlimsollException when it is anything else
     */
    public static HttpTarget parse(String url) {
        TargetUrl read = TargetUrl.parse(url);
        String path = read.path();
        return new HttpTarget(
                read.host(),
                read.port(),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The value of the Host header (RFC 9112, section 3.2). */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == HTTP_PORT ? name : name + ":" + port;
    }
}
