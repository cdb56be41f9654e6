package io.plimsoll.checks.report;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Extras;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.report.html.HtmlReport;
import io.plimsoll.results.run.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in which one text stands wherever a target, a scenario or a command line can put one. */
record HostileRun(String text) {

    private static final long MS = 1_000_000;

    String page() {
        Run run = run();
        Origin origin = new Origin(List.of("run", text), text, text);
        return HtmlReport.write(Report.of(run, Judge.judge(run), origin));
    }

    private Run run() {
        Times times = new Times();
        times.answered.record(5 * MS);
        times.firedToDone.record(5 * MS);
        times.service.record(4 * MS);
        times.failed.record(5 * MS);
        times.lateness.record(2_000 * MS);
        Map<ErrorKind, ErrorCount> errors = new EnumMap<>(ErrorKind.class);
        for (ErrorKind kind : ErrorKind.values()) {
            errors.put(kind, new ErrorCount(1, text));
        }
        long failed = errors.size();
        RequestStats requests =
                new RequestStats(
                        text,
                        text,
                        text,
                        new RequestLedger(failed + 1, 1, failed, 0, 0, 0),
                        failed,
                        0,
                        1,
                        new AttemptCounts(failed + 1, 0, 0, 100, 100, 0, Map.of(200, 1L)),
                        times,
                        errors);
        return new Run(
                scenario(),
                "http://127.0.0.1:8080/" + text,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                RunEnd.WHOLE,
                List.of(new PhaseOutcome(text, Duration.ZERO, Duration.ofSeconds(1), true, false)),
                List.of(requests),
                List.of(arrivals(failed)),
                List.of(second(failed, times.answered)),
                1,
                1,
                generator(times),
                List.of(),
                new Extras(
                        List.of(new GroupStats(text, arrivals(failed))),
                        List.of(new MetricStats(text, text, text, 1, new Latencies()))),
                Optional.empty());
    }

    private ArrivalStats arrivals(long failed) {
        Latencies none = new Latencies();
        return new ArrivalStats(
                text,
                text,
                new ArrivalLedger(failed + 1, 1, failed, 0, 0),
                0,
                0,
                none,
                none,
                none,
                none,
                none);
    }

    private static Second second(long failed, Latencies answered) {
        return new Second(
                0,
                new RequestLedger(failed + 1, 1, failed, 0, 0, 0),
                new ArrivalLedger(failed + 1, 1, failed, 0, 0),
                failed + 1,
                1,
                5 * MS,
                5 * MS,
                5 * MS,
                0,
                1,
                1,
                0,
                answered.density());
    }

    private Scenario scenario() {
        String literal = text.replace("${", "$${");
        HttpStep step =
                new HttpStep(
                        text,
                        HttpMethod.POST,
                        "/" + literal,
                        Map.of("X-Text", literal),
                        new Body.Text(literal),
                        List.of(),
                        Optional.empty(),
                        false);
        Defaults defaults =
                new Defaults(
                        Duration.ofSeconds(1),
                        Map.of("X-" + text, literal),
                        Connections.SHARED,
                        true,
                        List.of(text));
        Slo.Measure p99 = new Slo.Measure.Percentile(99);
        return new Scenario(
                text,
                text,
                List.of(text),
                1,
                Map.of(text, text),
                defaults,
                List.of(
                        new Workload(text, 1, List.of(step)),
                        new Workload("other", 1, List.of(HttpStep.get("/")))),
                List.of(Phase.of(text, new ConstantRate(Rate.perSecond(1)), Duration.ofSeconds(1))),
                Limits.NONE,
                List.of(
                        slo(p99, new Slo.Subject.Named(text), Optional.of(text)),
                        slo(p99, new Slo.Subject.AllRequests(), Optional.of(text)),
                        slo(p99, new Slo.Subject.AllRequests(), Optional.empty()),
                        slo(p99, new Slo.Subject.Journey(Optional.of(text)), Optional.empty())));
    }

    private static Slo slo(Slo.Measure measure, Slo.Subject subject, Optional<String> during) {
        return new Slo(measure, subject, during, Slo.Comparison.LESS, 10 * MS);
    }

    private Generator generator(Times times) {
        return new Generator(
                0.1,
                1,
                List.of(new Generator.Shard(0, Optional.empty(), times.lateness, times.readDelay)),
                0,
                Duration.ZERO,
                0,
                Generator.Stamps.KERNEL,
                "epoll",
                Duration.ZERO);
    }
}
