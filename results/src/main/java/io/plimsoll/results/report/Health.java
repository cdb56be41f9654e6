package io.plimsoll.results.report;

import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * What was watched about the generator itself.
 *
 * @param facts each with its name, in the order of their weight
 * @param shards one per event loop
 */
public record Health(List<Fact> facts, List<ShardRow> shards) {

    /** Something measured, in words. */
    public record Fact(String name, String figure) {}

    public Health {
        facts = List.copyOf(facts);
        shards = List.copyOf(shards);
    }

    static Health of(Run run, long stampsMissing, Times times) {
        Generator generator = run.generator();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Lateness", spread(Distribution.of("", times.lateness))));
        facts.add(new Fact("Read delay", spread(Distribution.of("", times.readDelay))));
        facts.add(new Fact("Clock", clock(run, stampsMissing)));
        facts.add(
                new Fact(
                        "CPU",
                        Figures.percent(generator.cpuShare())
                                + " of "
                                + Figures.count(generator.processors(), "processor")));
        facts.add(
                new Fact(
                        "GC",
                        Figures.count(generator.gcPauses(), "pause")
                                + ", the longest "
                                + Figures.time(generator.gcLongest().toNanos())));
        facts.add(
                new Fact(
                        "Connections",
                        Figures.count(run.connectionsOpened())
                                + " opened, used again "
                                + Figures.count(run.connectionsReused(), "time")));
        boolean warmed = generator.warmUp().isPositive();
        facts.add(
                new Fact(
                        "Warm-up",
                        warmed
                                ? Figures.elapsed(generator.warmUp()) + " before the first arrival"
                                : "none"));
        run.requestLog().ifPresent(log -> facts.add(new Fact("Request log", logged(log))));
        return new Health(facts, generator.shards().stream().map(ShardRow::of).toList());
    }

    private static String logged(RequestLog log) {
        return Figures.count(log.written(), "request")
                + " in "
                + RequestLog.FILE
                + ": those of "
                + Figures.percent(log.share())
                + " of the journeys, and some that failed"
                + (log.leftOut() == 0
                        ? ""
                        : "; left out "
                                + Figures.count(log.leftOut())
                                + " that came when it had its "
                                + Figures.bytes(log.bytesMax()))
                + (log.lost() == 0 ? "" : "; lost " + Figures.count(log.lost()));
    }

    private static String spread(Distribution times) {
        return times.isEmpty()
                ? "no sample"
                : "p50 "
                        + times.percentile(50)
                        + ", p99 "
                        + times.percentile(99)
                        + ", max "
                        + times.max();
    }

    private static String clock(Run run, long missing) {
        Generator generator = run.generator();
        String steps =
                generator.clockSteps() == 0
                        ? ""
                        : "; "
                                + Figures.count(generator.clockSteps(), "step")
                                + " of more than 1ms";
        if (run.allRequests().attempts().bytesReceived() == 0) {
            return "the monotonic clock alone: nothing was received over a connection" + steps;
        }
        return switch (run.stamps()) {
            case KERNEL ->
                    "kernel stamps of received packets ("
                            + generator.transport()
                            + ")"
                            + (missing == 0
                                    ? ""
                                    : ", " + Figures.count(missing, "answer") + " timed when read")
                            + steps;
            case READ -> "the read of the answer (" + generator.transport() + ")" + steps;
        };
    }
}
