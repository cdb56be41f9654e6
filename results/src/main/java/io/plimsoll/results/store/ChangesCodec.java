package io.plimsoll.results.store;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Density;
import io.plimsoll.model.outcome.Extras;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.TargetStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A second's changes, or those of several, as the body of a block. */
final class ChangesCodec {

    private ChangesCodec() {}

    static byte[] write(Changes changes) {
        return write(changes, UnaryOperator.identity());
    }

    /**
     * The same without what must not be kept.
     *
     * @param said what is kept of a text of the target
     */
    static byte[] write(Changes changes, UnaryOperator<String> said) {
        BlockOutput out = new BlockOutput();
        out.number(changes.seconds().size());
        changes.seconds().forEach(second -> write(second, out));
        out.number(changes.requests().size());
        changes.requests().forEach(series -> StatsCodec.write(series, out, said));
        out.number(changes.arrivals().size());
        changes.arrivals().forEach(series -> StatsCodec.write(series, out));
        out.number(changes.drops().size());
        changes.drops().forEach(drops -> write(drops, out));
        out.number(changes.phases().size());
        changes.phases().forEach(phase -> write(phase, out));
        write(changes.connections(), out);
        write(changes.generator(), out);
        out.number(changes.extras().groups().size());
        changes.extras().groups().forEach(group -> StatsCodec.write(group, out));
        out.number(changes.extras().metrics().size());
        changes.extras().metrics().forEach(metric -> StatsCodec.write(metric, out));
        return out.bytes();
    }

    static Changes read(byte[] body) {
        BlockInput in = new BlockInput(body);
        Changes changes =
                new Changes(
                        list(in, ChangesCodec::second),
                        list(in, StatsCodec::requests),
                        list(in, StatsCodec::arrivals),
                        list(in, ChangesCodec::drops),
                        list(in, ChangesCodec::phase),
                        connections(in),
                        generator(in),
                        new Extras(list(in, StatsCodec::group), list(in, StatsCodec::metric)));
        in.end();
        return changes;
    }

    private static <T> List<T> list(BlockInput in, Function<BlockInput, T> entry) {
        List<T> entries = new ArrayList<>();
        for (int left = in.entries(); left > 0; left--) {
            entries.add(entry.apply(in));
        }
        return entries;
    }

    private static void write(Second second, BlockOutput out) {
        out.number(second.second());
        out.number(second.started());
        out.number(second.okCompleted());
        out.number(second.responseP50Nanos());
        out.number(second.responseP99Nanos());
        out.number(second.responseMaxNanos());
        out.number(second.responseBoundNanos());
        out.number(second.latenessP99Nanos());
        out.number(second.readDelayP99Nanos());
        out.number(second.inFlight());
        write(second.responses(), out);
    }

    private static void write(Density density, BlockOutput out) {
        out.number(density.lowest());
        out.number(density.highest() + 1);
        for (int bucket = density.lowest(); bucket <= density.highest(); bucket++) {
            out.number(density.count(bucket));
        }
    }

    private static Density density(BlockInput in) {
        int lowest = in.count(Density.BUCKETS);
        int[] counts = new int[Math.max(0, in.count(Density.BUCKETS) - lowest)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.count(Integer.MAX_VALUE);
        }
        return Density.of(lowest, counts);
    }

    private static Second second(BlockInput in) {
        return new Second(
                in.count(Integer.MAX_VALUE),
                RequestLedger.EMPTY,
                ArrivalLedger.EMPTY,
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                density(in));
    }

    private static void write(Changes.OfDrops drops, BlockOutput out) {
        out.word(drops.phase());
        LatenciesCodec.write(drops.lateness(), out);
        LatenciesCodec.write(drops.readDelay(), out);
    }

    private static Changes.OfDrops drops(BlockInput in) {
        Changes.OfDrops drops = new Changes.OfDrops(in.word(), new Latencies(), new Latencies());
        LatenciesCodec.read(in, drops.lateness());
        LatenciesCodec.read(in, drops.readDelay());
        return drops;
    }

    private static void write(PhaseOutcome phase, BlockOutput out) {
        out.word(phase.name());
        out.number(phase.start().toNanos());
        out.number(phase.length().toNanos());
        out.flag(phase.recorded());
        out.flag(phase.closed());
    }

    private static PhaseOutcome phase(BlockInput in) {
        return new PhaseOutcome(
                in.word(),
                Duration.ofNanos(in.number()),
                Duration.ofNanos(in.number()),
                in.flag(),
                in.flag());
    }

    private static void write(Changes.Connections connections, BlockOutput out) {
        out.number(connections.opened());
        out.number(connections.reused());
        out.number(connections.targets().size());
        for (TargetStats target : connections.targets()) {
            out.word(target.name());
            out.word(target.url());
            out.number(target.sent());
            out.number(target.connectionsOpened());
            out.number(target.connectionsReused());
        }
    }

    private static Changes.Connections connections(BlockInput in) {
        return new Changes.Connections(in.number(), in.number(), list(in, ChangesCodec::target));
    }

    private static TargetStats target(BlockInput in) {
        return new TargetStats(in.word(), in.word(), in.number(), in.number(), in.number());
    }

    private static void write(Generator generator, BlockOutput out) {
        out.fraction(generator.cpuShare());
        out.number(generator.processors());
        out.number(generator.shards().size());
        for (Generator.Shard shard : generator.shards()) {
            out.number(shard.number());
            out.number(shard.runDelay().map(Duration::toNanos).orElse(-1L));
            LatenciesCodec.write(shard.lateness(), out);
            LatenciesCodec.write(shard.readDelay(), out);
        }
        out.number(generator.gcPauses());
        out.number(generator.gcLongest().toNanos());
        out.number(generator.clockSteps());
        out.word(generator.stamps().name());
        out.word(generator.transport());
        out.number(generator.warmUp().toNanos());
    }

    private static Generator generator(BlockInput in) {
        return new Generator(
                in.fraction(),
                in.count(Integer.MAX_VALUE),
                list(in, ChangesCodec::shard),
                in.number(),
                Duration.ofNanos(in.number()),
                in.number(),
                Words.constant(Generator.Stamps.values(), in.word()),
                in.word(),
                Duration.ofNanos(in.number()));
    }

    private static Generator.Shard shard(BlockInput in) {
        int number = in.count(Short.MAX_VALUE);
        long runDelayNanos = in.number();
        Latencies lateness = new Latencies();
        Latencies readDelay = new Latencies();
        LatenciesCodec.read(in, lateness);
        LatenciesCodec.read(in, readDelay);
        return new Generator.Shard(
                number,
                runDelayNanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(runDelayNanos)),
                lateness,
                readDelay);
    }
}
