package io.plimsoll.model.outcome;

import java.time.Duration;
import java.util.List;

/**
 * The health of the generator itself during the run.
 *
 * @param cpuShare processor time of the process per second of the run, as a share of all processors
 * @param processors how many it may use
 * @param shards one entry per event loop
 * @param gcPauses their number
 * @param gcLongest the longest pause
 * @param clockSteps jumps between wall and monotonic clock of more than 1 ms
 * @param stamps which clock the ends of answers were taken from
 * @param transport {@code epoll} or {@code nio}
 * @param warmUp how long the engine warmed itself before the first arrival; 0 when it was skipped
 */
public record Generator(
        double cpuShare,
        int processors,
        List<Shard> shards,
        long gcPauses,
        Duration gcLongest,
        long clockSteps,
        Stamps stamps,
        String transport,
        Duration warmUp) {

    public Generator {
        shards = List.copyOf(shards);
    }

    /** One of which nothing is known. */
    public static Generator unknown() {
        return new Generator(
                0, 1, List.of(), 0, Duration.ZERO, 0, Stamps.READ, "not known", Duration.ZERO);
    }

    /** The same with other event loops. */
    public Generator withShards(List<Shard> others) {
        return new Generator(
                cpuShare,
                processors,
                others,
                gcPauses,
                gcLongest,
                clockSteps,
                stamps,
                transport,
                warmUp);
    }

    /**
     * One event loop.
     *
     * @param runDelay how long its thread was runnable but not running, together; empty where the
     *     system does not say
     * @param lateness over all requests it fired
     * @param readDelay over all answers it read
     */
    public record Shard(
            int number,
            java.util.Optional<Duration> runDelay,
            Latencies lateness,
            Latencies readDelay) {}

    /** Which clock the ends of answers were taken from. */
    public enum Stamps {
        KERNEL,
        READ
    }
}
