package io.plimsoll.app.cli.result;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.app.cli.result.Paint.Ink;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished run on one screen: the verdict first, the evidence after it.
 *
 * @param allSlos whether SLOs that were met are all listed
 */
public record Summary(Paint paint, Extent extent, boolean allSlos) {

    private static final int HEADLINE_COLUMNS = 88;

    /** How much of it is wanted. */
    public enum Extent {
        VERDICT,
        USUAL,
        EVERYTHING
    }

    public List<String> lines(Run run, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(run, verdict));
        lines.addAll(new SloLines(paint, allSlos).lines(run, verdict));
        lines.addAll(reasons(verdict));
        if (extent == Extent.VERDICT) {
            return lines;
        }
        RunSummary merged = RunSummary.of(run);
        RequestStats all = run.allRequests();
        lines.addAll(times(merged.requests().times()));
        lines.add(arrivals(run.allArrivals()));
        lines.add(requests(all.ledger()));
        lines.add(throughput(merged.throughput(), all));
        lines.add(delivery(merged.requests().times(), run.generator()));
        addApart(lines, new Tables(run, extent == Extent.EVERYTHING).lines(merged));
        addApart(lines, new Errors(run).lines(all));
        Hints.of(run, verdict).forEach(hint -> lines.add("→ " + hint));
        if (verdict.exitCode() != ExitCode.PASS) {
            ExitCode code = verdict.exitCode();
            lines.add(paint.paint(Ink.DIM, "exit %d: %s".formatted(code.code(), code.meaning())));
        }
        return lines;
    }

    private static void addApart(List<String> lines, List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.addAll(block);
        }
    }

    private String headline(Run run, Verdict verdict) {
        Ink ink =
                switch (verdict.decision()) {
                    case PASS -> Ink.GREEN;
                    case FAIL -> Ink.RED;
                    case INCONCLUSIVE -> Ink.YELLOW;
                };
        String word = verdict.decision().name();
        String what = "  " + SafeText.of(run.scenario().name(), 50) + ": " + outcome(run, verdict);
        String right =
                Figures.elapsed(run.elapsed()) + (verdict.valid() ? ", valid" : ", not valid");
        int gap = Math.max(2, HEADLINE_COLUMNS - word.length() - what.length() - right.length());
        return paint.paint(ink, word) + paint.paint(Ink.BOLD, what) + " ".repeat(gap) + right;
    }

    private static String outcome(Run run, Verdict verdict) {
        String slos = SloLines.counted(verdict);
        if (run.stopped()) {
            return "stopped, " + slos;
        }
        return verdict.valid() ? slos : "the plan was not delivered, " + slos;
    }

    private List<String> reasons(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        for (Reason reason : verdict.reasons()) {
            boolean aloud = reason.invalidates() || reason.kind() == Reason.Kind.GENERATOR_BOUND;
            String line = "  ! " + reason.kind().label() + ": " + SafeText.of(reason.figure(), 160);
            lines.add(aloud ? paint.paint(Ink.YELLOW, line) : line);
        }
        return lines;
    }

    private List<String> times(Times times) {
        List<String> lines = new ArrayList<>();
        Latencies response = times.response();
        lines.add("Response, from the intended start   " + percentiles(response, times));
        lines.add("Service, from sending to the end    " + percentiles(times.service));
        if (extent == Extent.EVERYTHING) {
            lines.add("Lateness, our own                   " + percentiles(times.lateness));
            lines.add("Read delay, our own                 " + percentiles(times.readDelay));
            lines.add("Connection wait                     " + percentiles(times.connectionWait));
            lines.add("  of it at a limit                  " + percentiles(times.limitWait));
            lines.add("Connecting, once per connection     " + percentiles(times.connect));
            lines.add("First byte, from sending            " + percentiles(times.firstByte));
            lines.add("Failed, from the intended start     " + percentiles(times.failed));
        }
        return lines;
    }

    private static String percentiles(Latencies latencies) {
        return percentiles(latencies, new Times());
    }

    private static String percentiles(Latencies latencies, Times bounds) {
        if (latencies.isEmpty()) {
            return "no sample";
        }
        StringBuilder line = new StringBuilder();
        for (double percent : new double[] {50, 90, 95, 99, 99.9}) {
            long nanos = latencies.percentile(percent);
            line.append(percent == 99.9 ? "p99.9" : "p" + (int) percent).append(' ');
            line.append(Figures.time(nanos, bounds.isCensoredAt(nanos))).append("  ");
        }
        long max = latencies.max();
        return line.append("max ").append(Figures.time(max, bounds.isCensoredAt(max))).toString();
    }

    private static String arrivals(ArrivalLedger ledger) {
        return "Arrivals  %s planned = %s completed + %s failed + %s dropped + %s unfinished"
                .formatted(
                        Figures.count(ledger.planned()),
                        Figures.count(ledger.completed()),
                        Figures.count(ledger.failed()),
                        Figures.count(ledger.dropped()),
                        Figures.count(ledger.unfinished()));
    }

    private static String requests(RequestLedger ledger) {
        return "Requests  %s planned = %s ok + %s failed + %s timed out + %s dropped + %s unfinished"
                .formatted(
                        Figures.count(ledger.planned()),
                        Figures.count(ledger.ok()),
                        Figures.count(ledger.failed()),
                        Figures.count(ledger.timedOut()),
                        Figures.count(ledger.dropped()),
                        Figures.count(ledger.unfinished()));
    }

    private static String throughput(RunSummary.Throughput throughput, RequestStats all) {
        return "Rate      %s ok on average, %s at most, %s sustained; %s sent, %s received"
                .formatted(
                        Figures.rate(throughput.mean()),
                        Figures.rate(throughput.peak()),
                        Figures.rate(throughput.sustained()),
                        Figures.bytes(all.bytesSent()),
                        Figures.bytes(all.bytesReceived()));
    }

    private static String delivery(Times times, Generator generator) {
        return "Delivery  lateness p99 %s, %s; generator CPU %s"
                .formatted(
                        Figures.time(times.lateness.percentile(99)),
                        readDelay(times.readDelay, generator.stamps()),
                        Figures.percent(generator.cpuShare()));
    }

    private static String readDelay(Latencies readDelay, Generator.Stamps stamps) {
        return switch (stamps) {
            case KERNEL ->
                    readDelay.isEmpty()
                            ? "no answer was stamped"
                            : "read delay p99 "
                                    + Figures.time(readDelay.percentile(99))
                                    + " (kernel stamps)";
            case READ -> "answers timed when read (no kernel stamps)";
        };
    }
}
