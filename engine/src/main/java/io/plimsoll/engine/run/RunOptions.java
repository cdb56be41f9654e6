package io.plimsoll.engine.run;

import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.engine.protocol.java.UserClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to run, as opposed to what.
 *
 * @param shards event loops; 0: as many as {@link LocalRunner} thinks right
 * @param warmUp whether the engine warms its hot path before the first arrival
 * @param allow hosts that may be loaded although they are public, beside the scenario's own
 * @param classes those of the user that {@code java} steps name
 * @param secrets the values of the scenario's secrets, by name
 * @param logShare of the journeys whose requests are told of one by one, from 0 to 1
 * @param witness looks at every request, which is for one user only
 */
public record RunOptions(
        int shards,
        boolean warmUp,
        List<String> allow,
        UserClasses classes,
        Map<String, String> secrets,
        double logShare,
        Optional<Witness> witness) {

    public RunOptions {
        secrets = Map.copyOf(secrets);
        allow = List.copyOf(allow);
        if (shards < 0) {
            throw new IllegalArgumentException("shards cannot be negative");
        }
        if (!(logShare >= 0 && logShare <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1");
        }
    }

    /** Where the paths of files that the scenario names count from. */
    Path folder() {
        return classes.folder();
    }

    /** How to run a scenario that nobody looks at so closely. */
    public RunOptions(
            int shards,
            boolean warmUp,
            List<String> allow,
            UserClasses classes,
            Map<String, String> secrets) {
        this(shards, warmUp, allow, classes, secrets, 0, Optional.empty());
    }

    /** The same with another share of its journeys logged. */
    public RunOptions logging(double share) {
        return new RunOptions(shards, warmUp, allow, classes, secrets, share, witness);
    }

    /** How to run a scenario without secrets. */
    public RunOptions(int shards, boolean warmUp, List<String> allow, UserClasses classes) {
        this(shards, warmUp, allow, classes, Map.of());
    }

    public static RunOptions defaults() {
        return new RunOptions(0, true, List.of(), UserClasses.in(Path.of("")));
    }

    /** Without the values of secrets. */
    @Override
    public String toString() {
        return "RunOptions[shards=%d, warmUp=%b, allow=%s, folder=%s, secrets=%s]"
                .formatted(shards, warmUp, allow, folder(), secrets.keySet());
    }
}
