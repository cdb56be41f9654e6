package io.plimsoll.model.outcome;

/**
 * What went to one target, or to where redirects led.
 *
 * @param name as the scenario has it; its host and port for one that only redirects named
 * @param url the base of its paths
 * @param sent attempts written to the wire; what the target should have seen
 * @param connectionsOpened new connections; {@code connectionsReused} counts attempts on one that
 *     had served before
 */
public record TargetStats(
        String name, String url, long sent, long connectionsOpened, long connectionsReused) {

    /** Both together, under this one's name. */
    public TargetStats plus(TargetStats other) {
        return new TargetStats(
                name,
                url,
                sent + other.sent,
                connectionsOpened + other.connectionsOpened,
                connectionsReused + other.connectionsReused);
    }
}
