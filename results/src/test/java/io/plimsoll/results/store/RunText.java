package io.plimsoll.results.store;

import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import java.util.List;

/** Everything in a run as text, so that two runs can be compared and their difference be seen. */
final class RunText {

    private RunText() {}

    static String of(Run run) {
        StringBuilder text = new StringBuilder();
        line(text, run.scenario(), run.url(), run.started(), run.elapsed(), run.isStopped());
        line(text, run.setupFailure(), run.failure());
        run.phases().forEach(phase -> line(text, phase));
        run.requests().forEach(stats -> requests(text, stats));
        run.arrivals().forEach(stats -> arrivals(text, stats));
        run.timeline().forEach(second -> line(text, second));
        line(text, run.connectionsOpened(), run.connectionsReused(), run.targets());
        generator(text, run.generator());
        for (GroupStats group : run.extras().groups()) {
            line(text, group.name());
            arrivals(text, group.figures());
        }
        for (MetricStats metric : run.extras().metrics()) {
            line(text, metric.phase(), metric.workload(), metric.name(), metric.without());
            latencies(text, metric.values());
        }
        return text.toString();
    }

    private static void requests(StringBuilder text, RequestStats stats) {
        line(text, stats.phase(), stats.workload(), stats.name(), stats.ledger());
        line(
                text,
                stats.undelivered(),
                stats.droppedAtLimit(),
                stats.okInTime(),
                stats.attempts().sent());
        line(text, stats.attempts().statuses(), stats.errors());
        line(
                text,
                stats.attempts().bytesSent(),
                stats.attempts().bytesReceived(),
                stats.attempts().stampsMissing());
        line(text, stats.attempts().retries(), stats.attempts().redirects());
        stats.times().all().forEach(latencies -> latencies(text, latencies));
    }

    private static void arrivals(StringBuilder text, ArrivalStats stats) {
        line(text, stats.phase(), stats.workload(), stats.ledger());
        line(text, stats.undelivered(), stats.droppedAtLimit());
        List.of(
                        stats.journeys(),
                        stats.journeysLate(),
                        stats.censored(),
                        stats.journeysLessOurs(),
                        stats.censoredLessOurs())
                .forEach(latencies -> latencies(text, latencies));
    }

    private static void generator(StringBuilder text, Generator generator) {
        line(text, generator.withShards(List.of()));
        for (Generator.Shard shard : generator.shards()) {
            line(text, shard.number(), shard.runDelay());
            latencies(text, shard.lateness());
            latencies(text, shard.readDelay());
        }
    }

    private static void latencies(StringBuilder text, Latencies latencies) {
        text.append("  ").append(latencies.sum()).append(' ').append(latencies.max()).append(':');
        latencies.eachCount(
                (nanos, count) -> text.append(' ').append(nanos).append('x').append(count));
        text.append('\n');
    }

    private static void line(StringBuilder text, Object... parts) {
        for (Object part : parts) {
            text.append(part).append(' ');
        }
        text.append('\n');
    }
}
