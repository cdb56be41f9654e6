package io.plimsoll.app.cli.console;

import io.plimsoll.app.cli.result.Paint;
import io.plimsoll.app.cli.result.Paint.Ink;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Interval;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.SafeText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run that goes on looks like: four lines for a terminal, or one for a log.
 *
 * @param phaseCount phases in the scenario
 * @param windowSeconds how far the recent percentiles reach back
 */
record LiveBlock(int phaseCount, int windowSeconds, Paint paint) {

    private static final int BAR_COLUMNS = 24;
    private static final int KINDS_MAX = 4;
    private static final int PHASE_COLUMNS_MAX = 30;

    List<String> block(Interval now, Latencies recent, boolean stopping) {
        return List.of(
                "%s  %s%s"
                        .formatted(
                                paint.paint(Ink.BOLD, phases(now, PHASE_COLUMNS_MAX)),
                                now.mayEndSooner() ? "" : bar(now) + "  ",
                                stopping ? paint.paint(Ink.YELLOW, "stopping") : times(now)),
                "  arrivals   planned %s  started %s  completed %s  in flight %s  ok %s"
                        .formatted(
                                Figures.rate(now.plannedArrivals()),
                                Figures.rate(now.started()),
                                Figures.rate(now.completed()),
                                Figures.count(now.inFlight()),
                                okShare(now.requests())),
                "  last %-5s %s".formatted(windowSeconds + "s", percentiles(recent)),
                "  errors     " + painted(errors(now.errors()), now));
    }

    String line(Interval now, Latencies recent) {
        return "%s%s%s  %s  planned %s started %s completed %s  in flight %s  %s  errors %s"
                .formatted(
                        Figures.clock(now.elapsed()),
                        now.mayEndSooner() ? " of at most " : "/",
                        Figures.clock(now.planned()),
                        phases(now, Integer.MAX_VALUE),
                        Figures.rate(now.plannedArrivals()),
                        Figures.rate(now.started()),
                        Figures.rate(now.completed()),
                        Figures.count(now.inFlight()),
                        percentiles(recent),
                        errors(now.errors()));
    }

    private String phases(Interval now, int cellsMax) {
        if (now.phases().isEmpty()) {
            return isOver(now) ? "draining" : "between phases";
        }
        return now.phases().stream()
                .map(
                        phase ->
                                "%s %d/%d"
                                        .formatted(
                                                SafeText.fitting(phase.name(), cellsMax),
                                                phase.number(),
                                                phaseCount))
                .collect(Collectors.joining(" + "));
    }

    private static boolean isOver(Interval now) {
        return now.elapsed().compareTo(now.planned()) >= 0;
    }

    private static String bar(Interval now) {
        double part =
                now.planned().isZero()
                        ? 1
                        : (double) now.elapsed().toMillis() / now.planned().toMillis();
        int full = (int) Math.clamp(Math.floor(part * BAR_COLUMNS), 0, BAR_COLUMNS);
        return "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
    }

    private static String times(Interval now) {
        if (now.mayEndSooner() && !isOver(now)) {
            return "%s of at most %s"
                    .formatted(Figures.clock(now.elapsed()), Figures.clock(now.planned()));
        }
        return "%s of %s, %s"
                .formatted(
                        Figures.clock(now.elapsed()),
                        Figures.clock(now.planned()),
                        isOver(now)
                                ? awaited(now)
                                : Figures.clock(now.planned().minus(now.elapsed())) + " left");
    }

    /** A journey that thinks has nothing in flight. */
    private static String awaited(Interval now) {
        return "waiting for " + (now.inFlight() > 0 ? "answers" : "the last journeys");
    }

    private static String okShare(RequestLedger ledger) {
        long ended = ledger.planned() - ledger.inFlight();
        return ended == 0 ? "-" : Figures.percent((double) ledger.ok() / ended);
    }

    private static String percentiles(Latencies recent) {
        if (recent.isEmpty()) {
            return "no answers";
        }
        return "p50 %s  p95 %s  p99 %s  max %s"
                .formatted(
                        Figures.time(recent.percentile(50)),
                        Figures.time(recent.percentile(95)),
                        Figures.time(recent.percentile(99)),
                        Figures.time(recent.max()));
    }

    private String painted(String errors, Interval now) {
        return total(now.errors()) == 0 ? errors : paint.paint(Ink.RED, errors);
    }

    private static String errors(Map<ErrorKind, Long> errors) {
        long total = total(errors);
        if (total == 0) {
            return "0";
        }
        String kinds =
                errors.entrySet().stream()
                        .filter(kind -> kind.getValue() > 0)
                        .sorted(Map.Entry.<ErrorKind, Long>comparingByValue().reversed())
                        .limit(KINDS_MAX)
                        .map(kind -> kind.getKey().label() + " " + Figures.count(kind.getValue()))
                        .collect(Collectors.joining(", "));
        return Figures.count(total) + ": " + kinds;
    }

    private static long total(Map<ErrorKind, Long> errors) {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
