package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.scenario.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Where an answer sends its request, and how (RFC 9110, section 15.4). */
final class Redirect {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final int HTTP_PORT = 80;
    private static final int CHARACTERS_MAX = 8_192;

    private Redirect() {}

    /** A place that is no place, or none that is spoken to. */
    static final class NowhereException extends Exception {

        private static final long serialVersionUID = 1L;

        NowhereException(String why) {
            super(why);
        }
    }

    /** A request and where it goes. */
    record Hop(HttpTarget to, Message message) {

        boolean isSame(Hop other) {
            return message.method() == other.message.method() && url().equals(other.url());
        }

        String url() {
            return "http://" + to.authority() + message.path();
        }
    }

    /** Whether an answer of this status says where else to go. */
    static boolean isOne(int status) {
        return STATUSES.contains(status);
    }

    /**
     * The request that follows. What belongs to a body goes with it; to another origin nothing goes
     * that says who asks.
     *
     * @param personal the names of the headers that do
     */
    static Hop follow(Hop from, int status, Optional<String> location, Set<String> personal)
            throws NowhereException {
        URI uri = resolve(from, location.orElseThrow(() -> nowhere("without a Location")));
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        String host = uri.getHost();
        HttpTarget to =
                new HttpTarget(
                        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                        port,
                        "");
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        HttpMethod before = from.message.method();
        boolean asGet =
                (status == 303 && before != HttpMethod.HEAD)
                        || ((status == 301 || status == 302) && before == HttpMethod.POST);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(from.message.headers());
        if (!to.authority().equalsIgnoreCase(from.to.authority())) {
            personal.forEach(headers::remove);
        }
        headers.put("Host", to.authority());
        if (asGet) {
            headers.keySet().removeIf(name -> name.regionMatches(true, 0, "Content-", 0, 8));
        }
        return new Hop(
                to,
                new Message(
                        asGet ? HttpMethod.GET : before,
                        path + query,
                        headers,
                        asGet ? new byte[0] : from.message.body()));
    }

    private static URI resolve(Hop from, String location) throws NowhereException {
        try {
            URI uri =
                    new URI(new URI(from.url()).resolve(new URI(location.strip())).toASCIIString());
            if (!"http".equalsIgnoreCase(uri.getScheme())) {
                throw nowhere("to " + uri.getScheme() + ", which is not spoken yet");
            }
            if (uri.getHost() == null
                    || uri.getPort() == 0
                    || uri.getPort() > 65_535
                    || uri.toString().length() > CHARACTERS_MAX) {
                throw nowhere("to `" + location + "`, which is no address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw nowhere("to `" + location + "`, which is no address");
        }
    }

    private static NowhereException nowhere(String where) {
        return new NowhereException("a redirect " + where);
    }
}
