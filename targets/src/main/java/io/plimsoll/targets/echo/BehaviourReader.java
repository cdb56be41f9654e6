package io.plimsoll.targets.echo;

import io.plimsoll.targets.echo.Behaviour.Ending;
import io.plimsoll.targets.echo.Behaviour.Framing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads from a request's query how it is to be answered, on top of the server's defaults. Keys it
 * does not know belong to whoever sent them.
 */
final class BehaviourReader {

    private static final int PIECES_MAX = 1_000_000;
    private static final int INTERIMS_MAX = 100;
    private static final int CACHED_MAX = 1_000;

    private final Behaviour defaults;
    private final Map<String, Behaviour> cache = new LinkedHashMap<>();

    BehaviourReader(Behaviour defaults) {
        this.defaults = defaults;
    }

    /** For a request without a query. */
    Behaviour defaults() {
        return defaults;
    }

    /** Throws {@link IllegalArgumentException} with a message for the sender of a bad value. */
    Behaviour read(String query) {
        Behaviour known = cache.get(query);
        if (known != null) {
            return known;
        }
        Behaviour behaviour = parse(query);
        if (cache.size() < CACHED_MAX) {
            cache.put(query, behaviour);
        }
        return behaviour;
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", 0)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                parameters.put(decode(pair), "");
            } else {
                parameters.put(
                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private Behaviour parse(String query) {
        Draft draft = new Draft(defaults);
        parameters(query)
                .forEach(
                        (key, value) -> {
                            try {
                                draft.set(key, value);
                            } catch (IllegalArgumentException e) {
                                throw new IllegalArgumentException(
                                        "query parameter `%s`: %s".formatted(key, e.getMessage()),
                                        e);
                            }
                        });
        return draft.behaviour();
    }

    private static final class Draft {
        private Delay delay;
        private int status;
        private long bodyBytes;
        private String text;
        private Framing framing;
        private int pieces;
        private boolean trickle;
        private long gapNanos;
        private int interims;
        private Ending ending;
        private final StringBuilder headers = new StringBuilder();
        private double unavailableShare;

        private Draft(Behaviour defaults) {
            delay = defaults.delay();
            status = defaults.status();
            bodyBytes = defaults.bodyBytes();
            text = defaults.text();
            framing = defaults.framing();
            pieces = defaults.pieces();
            gapNanos = defaults.gapNanos();
            interims = defaults.interims();
            ending = defaults.ending();
            headers.append(defaults.headers());
            unavailableShare = defaults.unavailableShare();
        }

        private void set(String key, String value) {
            switch (key) {
                case "delay" -> delay = Delay.parse(value);
                case "status" -> status = Quantities.whole(value, 200, 599);
                case "size" -> {
                    text = "";
                    bodyBytes = Quantities.bytes(value);
                }
                case "body" -> {
                    text = value;
                    bodyBytes = value.getBytes(StandardCharsets.UTF_8).length;
                }
                case "chunks" -> {
                    pieces = Quantities.whole(value, 1, PIECES_MAX);
                    framing = framing == Framing.LENGTH ? Framing.CHUNKED : framing;
                }
                case "gap" -> gapNanos = Quantities.durationNanos(value);
                case "trickle" -> {
                    gapNanos = Quantities.durationNanos(value);
                    trickle = true;
                }
                case "interim" -> interims = Quantities.whole(value, 0, INTERIMS_MAX);
                case "until-close" -> framing = Framing.UNTIL_CLOSE;
                case "unavailable" -> unavailableShare = Quantities.share(value);
                case "redirect" -> {
                    status = status == 200 ? 302 : status;
                    header("Location", value);
                }
                case "cookie" -> header("Set-Cookie", value);
                case "hang" -> ending = Ending.HANG;
                case "reset" -> ending = Ending.RESET;
                case "close" -> ending = close(value);
                case "connection" -> {
                    ending = value.equals("close") ? Ending.ANNOUNCED_CLOSE : ending;
                }
                default -> {}
            }
        }

        private void header(String name, String value) {
            if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw Quantities.wrong(value, "printable ASCII");
            }
            headers.append(name).append(": ").append(value).append("\r\n");
        }

        private static Ending close(String value) {
            return switch (value) {
                case "", "after" -> Ending.CLOSE;
                case "before" -> Ending.CLOSE_BEFORE;
                case "mid" -> Ending.CLOSE_MID;
                default -> throw Quantities.wrong(value, "after, before or mid");
            };
        }

        private Behaviour behaviour() {
            if (trickle && bodyBytes > PIECES_MAX) {
                throw new IllegalArgumentException(
                        "a trickled body has at most %d bytes; lower `size`".formatted(PIECES_MAX));
            }
            long parts = trickle ? bodyBytes : Math.min(pieces, bodyBytes);
            return new Behaviour(
                    delay,
                    status,
                    bodyBytes,
                    text,
                    framing,
                    (int) Math.max(1, parts),
                    gapNanos,
                    interims,
                    ending,
                    headers.toString(),
                    unavailableShare);
        }
    }

    /** Percent-decoding that leaves a `%` alone which no two hexadecimal digits follow. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int code = text.charAt(i) == '%' ? hexPair(text, i + 1) : -1;
            bytes[length++] = (byte) (code < 0 ? text.charAt(i) : code);
            i += code < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int hexPair(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
