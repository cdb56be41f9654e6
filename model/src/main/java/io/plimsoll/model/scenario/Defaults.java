package io.plimsoll.model.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds for every step that does not say otherwise.
 *
 * @param timeout from the moment a request is fired to the arrival of its answer, waiting for a
 *     connection included
 * @param headers sent with every HTTP request; a step's own header of the same name replaces it
 * @param connections how users and arrivals get theirs
 * @param stamps whether the end of an answer is taken from the kernel's receive stamp
 * @param localAddresses addresses of this machine to connect from, in turn; empty: the system
 *     chooses. Each one adds a range of ports
 * @param options of HTTP requests
 */
public record Defaults(
        Duration timeout,
        Map<String, String> headers,
        Connections connections,
        boolean stamps,
        List<String> localAddresses,
        HttpOptions options) {

    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    public static final Defaults NONE =
            new Defaults(TIMEOUT, Map.of(), Connections.SHARED, true, List.of());

    /** Those without options. */
    public Defaults(
            Duration timeout,
            Map<String, String> headers,
            Connections connections,
            boolean stamps,
            List<String> localAddresses) {
        this(timeout, headers, connections, stamps, localAddresses, HttpOptions.NONE);
    }

    public Defaults {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        localAddresses = List.copyOf(localAddresses);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout is longer than 0");
        }
    }
}
