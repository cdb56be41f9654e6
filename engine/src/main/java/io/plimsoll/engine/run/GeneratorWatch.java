package io.plimsoll.engine.run;

import io.plimsoll.engine.monitor.GarbageWatch;
import io.plimsoll.engine.monitor.ProcessCpu;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Watches how the generator itself fares during a run. */
final class GeneratorWatch {

    private final Generator.Stamps stamps;
    private final String transport;
    private final Duration warmUp;
    private final GarbageWatch garbage = new GarbageWatch();
    private final int processors = Runtime.getRuntime().availableProcessors();
    private Duration cpuBefore = Duration.ZERO;
    private long startNanos;

    GeneratorWatch(Generator.Stamps stamps, String transport, Duration warmUp) {
        this.stamps = stamps;
        this.transport = transport;
        this.warmUp = warmUp;
    }

    void begins(long itsStartNanos) {
        startNanos = itsStartNanos;
        cpuBefore = ProcessCpu.taken();
    }

    void sample() {
        garbage.sample();
    }

    /** How it stands, with what one stretch of time brought to each shard. */
    Generator soFar(
            long nowNanos,
            List<Execution.ShardOutcome> shards,
            List<Latencies> latenessByShard,
            List<Latencies> readDelayByShard) {
        List<Generator.Shard> entries = new ArrayList<>();
        long steps = 0;
        for (int number = 0; number < shards.size(); number++) {
            entries.add(
                    new Generator.Shard(
                            number,
                            shards.get(number).runDelay(),
                            latenessByShard.get(number),
                            readDelayByShard.get(number)));
            steps += shards.get(number).standing().clockSteps();
        }
        return new Generator(
                cpuShare(nowNanos),
                processors,
                entries,
                garbage.pauses(),
                garbage.longest(),
                steps,
                stamps,
                transport,
                warmUp);
    }

    /**
     * Processor time of this process since the run began, as a share of all processors until then.
     */
    private double cpuShare(long nowNanos) {
        double most = (double) (nowNanos - startNanos) * processors;
        return most > 0 ? Math.min(1, ProcessCpu.taken().minus(cpuBefore).toNanos() / most) : 0;
    }
}
