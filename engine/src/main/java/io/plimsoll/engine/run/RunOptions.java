package io.plimsoll.engine.run;

import io.plimsoll.engine.protocol.java.UserClasses;
import java.nio.file.Path;
import java.util.List;

/**
 * How to run, as opposed to what.
 *
 * @param shards event loops; 0: as many as {@link LocalRunner} thinks right
 * @param warmUp whether the engine warms its hot path before the first arrival
 * @param allow hosts that may be loaded although they are public, beside the scenario's own
 * @param classes those of the user that {@code java} steps name
 */
public record RunOptions(int shards, boolean warmUp, List<String> allow, UserClasses classes) {

    public RunOptions {
        allow = List.copyOf(allow);
        if (shards < 0) {
            throw new IllegalArgumentException("shards cannot be negative");
        }
    }

    public static RunOptions defaults() {
        return new RunOptions(0, true, List.of(), UserClasses.in(Path.of("")));
    }
}
