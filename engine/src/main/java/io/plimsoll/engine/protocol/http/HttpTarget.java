package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the requests go.
 *
 * @param host without the brackets of an IPv6 address
 * @param prefix of every path; empty or beginning, and not ending, with {@code /}
 */
public record HttpTarget(String host, int port, String prefix) {

    private static final int HTTP_PORT = 80;
    private static final int PORT_MAX = 65_535;

    /**
     * Reads {@code http://host[:port][/path]}.
     *
     * @throws PlimsollException when it is anything else
     */
    public static HttpTarget parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw invalid(url, "it is not a URL: " + e.getReason());
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw invalid(url, "only `http://host[:port][/path]` can be loaded so far");
        }
        String host = uri.getHost();
        if (host.chars().allMatch(Character::isDigit)) {
            throw invalid(url, "write the address as four numbers: 127.0.0.1");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid(url, "a query belongs to the path of a step");
        }
        if (uri.getPort() > PORT_MAX || uri.getPort() == 0) {
            throw invalid(url, "a port is a number from 1 to 65535");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new HttpTarget(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort() < 0 ? HTTP_PORT : uri.getPort(),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The value of the Host header (RFC 9112, section 3.2). */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == HTTP_PORT ? name : name + ":" + port;
    }

    private static PlimsollException invalid(String url, String why) {
        return new PlimsollException(
                ExitCode.INVALID_SCENARIO,
                Problem.of("the target `" + url + "` cannot be used", why));
    }
}
