package io.plimsoll.model.scenario;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go. A host is a name (RFC 1123, and with the underscores that containers have in
 * theirs), four numbers, or an address of IPv6 in brackets.
 *
 * @param host without brackets
 * @param port 1 to 65535
 * @param path what follows, as it is written: empty, or beginning with {@code /}
 */
public record TargetUrl(String host, int port, String path) {

    private static final int HTTP_PORT = 80;
    private static final int PORT_MAX = 65_535;
    private static final int HOST_MAX = 253;

    private static final Pattern URL =
            Pattern.compile("http://(?<authority>[^/?#]*)(?<path>.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^\\]]*]|[^:\\[]*)(?::(?<port>.*))?", Pattern.DOTALL);
    private static final Pattern ALLOWED =
            Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|[0-9a-fA-F:]{2,45}");
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern FOUR_NUMBERS = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private static final String FORM =
            "write `http://host:port`; a host has letters, digits, -, _ and .";

    /**
     * Reads {@code http://host[:port][/path]}.
     *
     * @throws PlimsollException with {@link ExitCode#INVALID_SCENARIO} when it is anything else
     */
    public static TargetUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw invalid("`" + text + "` is not an address", FORM);
        }
        String authority = url.group("authority");
        if (authority.contains("@")) {
            throw invalid(
                    "a target has no user", "remove it; the header `Authorization` can carry it");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || parts.group("host").isEmpty()) {
            throw invalid("`" + text + "` names no host", FORM);
        }
        String path = url.group("path");
        if (path.startsWith("?") || path.contains("?")) {
            throw invalid("a target has no query", "put the query into the steps' paths");
        }
        RequestHead.faultInPath(path)
                .ifPresent(
                        at -> {
                            throw invalid(RequestHead.pathProblem(path, at));
                        });
        return new TargetUrl(host(parts.group("host")), port(parts.group("port")), path);
    }

    /** Why a text does not name a host that may be loaded. */
    public static Optional<Problem> allowProblem(String host) {
        if (ALLOWED.matcher(host).matches()) {
            return Optional.empty();
        }
        String bare = host.replaceFirst("^[a-z]+://", "").replaceFirst("[/:].*", "");
        return Optional.of(
                Problem.of(
                        "`" + host + "` is not a host",
                        ALLOWED.matcher(bare).matches() && !host.matches(".*/[0-9]+")
                                ? "did you mean `" + bare + "`?"
                                : "name each host in full, without wildcards"));
    }

    private static String host(String written) {
        String host = written.startsWith("[") ? inBrackets(written) : name(written);
        if (host.equals("0.0.0.0") || host.matches("[0:]*::[0:]*")) {
            throw invalid(
                    "`" + host + "` is no address but stands for all of a machine's",
                    "write `127.0.0.1` for this machine");
        }
        return host;
    }

    private static String inBrackets(String written) {
        String address = written.substring(1, written.length() - 1);
        try {
            if (URI.create("http://" + written).getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw invalid("`" + written + "` is not a host", "write an address of IPv6: `[::1]`");
    }

    private static String name(String host) {
        boolean numbers =
                NUMBERS.matcher(host).matches()
                        || host.matches("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");
        if (numbers && !FOUR_NUMBERS.matcher(host).matches()) {
            throw invalid("`" + host + "` is not a host", "write all four numbers: 127.0.0.1");
        }
        if (host.length() > HOST_MAX || !NAME.matcher(host).matches()) {
            throw invalid("`" + host + "` is not a host", FORM);
        }
        return host;
    }

    private static int port(@Nullable String digits) {
        if (digits == null) {
            return HTTP_PORT;
        }
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > PORT_MAX) {
            throw invalid("`" + digits + "` is not a port", "a port is a number from 1 to 65535");
        }
        return port;
    }

    private static PlimsollException invalid(String what, String help) {
        return invalid(Problem.of(what, help));
    }

    private static PlimsollException invalid(Problem problem) {
        return new PlimsollException(ExitCode.INVALID_SCENARIO, problem);
    }
}
