package io.plimsoll.model.scenario;

import java.util.OptionalInt;

/**
 * Caps on what the generator has open at once.
 *
 * @param inFlight journeys with a request under way (thinking ones are not): an arrival beyond it
 *     is dropped
 * @param connections open connections: a request beyond it waits, and the wait is shown
 */
public record Limits(OptionalInt inFlight, OptionalInt connections) {

    public static final int IN_FLIGHT = 10_000;

    public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty());

    public Limits {
        if (inFlight.orElse(1) < 1 || connections.orElse(1) < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    public int inFlightOrDefault() {
        return inFlight.orElse(IN_FLIGHT);
    }

    /** As many as may be in flight, unless the scenario says otherwise. */
    public int connectionsOrDefault() {
        return connections.orElse(inFlightOrDefault());
    }
}
