package io.plimsoll.app.external;

import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When curl tries again: after a second, then twice as long each time, what may well pass.
 *
 * @param times how often at most
 * @param seconds between two tries; 0: not said
 * @param refused also when no connection could be made
 * @param everything whatever went wrong
 */
record CurlRetry(int times, int seconds, boolean refused, boolean everything) {

    static final CurlRetry NONE = new CurlRetry(0, 0, false, false);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final List<Check.Status.Range> PASSING =
            List.of(
                    new Check.Status.Range(408, 408),
                    new Check.Status.Range(429, 429),
                    new Check.Status.Range(500, 500),
                    new Check.Status.Range(502, 504));

    private static final List<Check.Status.Range> ALL = List.of(new Check.Status.Range(400, 599));

    /** With one option more; empty: it says something else, or what cannot be carried over. */
    Optional<CurlRetry> with(String option, String value) {
        int number = value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : -1;
        return switch (option) {
            case "--retry" ->
                    Optional.of(new CurlRetry(number, seconds, refused, everything))
                            .filter(_ -> number >= 0 && number <= Retry.TIMES_MAX);
            case "--retry-delay" ->
                    Optional.of(new CurlRetry(times, number, refused, everything))
                            .filter(_ -> number >= 0);
            case "--retry-connrefused" ->
                    Optional.of(new CurlRetry(times, seconds, true, everything));
            case "--retry-all-errors" -> Optional.of(new CurlRetry(times, seconds, refused, true));
            default -> Optional.empty();
        };
    }

    /** As a step says it; empty: never. */
    Optional<Retry> retry() {
        if (times == 0) {
            return Optional.empty();
        }
        Set<Retry.Failure> failures =
                everything
                        ? Set.of(Retry.Failure.CONNECT, Retry.Failure.CLOSED)
                        : refused ? Set.of(Retry.Failure.CONNECT) : Set.of();
        return Optional.of(
                new Retry(
                        times,
                        Duration.ofSeconds(seconds == 0 ? 1 : seconds),
                        seconds == 0 ? LONGEST : Duration.ofSeconds(seconds),
                        0,
                        failures,
                        everything ? ALL : PASSING));
    }
}
