package io.plimsoll.results.report;

import io.plimsoll.model.outcome.Generator.Shard;

/**
 * How one event loop of the generator fared.
 *
 * @param runDelay how long it was runnable but not running; «not known» where the system does not
 *     say
 */
public record ShardRow(
        int number, long fired, Distribution lateness, Distribution readDelay, String runDelay) {

    static ShardRow of(Shard shard) {
        return new ShardRow(
                shard.number(),
                shard.lateness().count(),
                Distribution.of("Lateness", shard.lateness()),
                Distribution.of("Read delay", shard.readDelay()),
                shard.runDelay().map(delay -> Figures.time(delay.toNanos())).orElse("not known"));
    }
}
