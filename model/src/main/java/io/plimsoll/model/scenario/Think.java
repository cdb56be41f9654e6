package io.plimsoll.model.scenario;

import java.time.Duration;

/** A pause of a journey: uniformly distributed between two durations, from the seed. */
public record Think(Duration shortest, Duration longest) implements Step {

    public Think {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("thinking takes from a shorter to a longer time");
        }
    }
}
