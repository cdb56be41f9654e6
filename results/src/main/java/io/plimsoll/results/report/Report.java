package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.model.outcome.Verdict.Reason;
import io.plimsoll.results.run.Credentials;
import io.plimsoll.results.run.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A finished run for people to read, whatever the format: the verdict first, the evidence after it.
 * Its texts are safe to show: masked, cut, and without characters that a terminal would obey. What
 * a format gives a meaning to, it has to escape itself.
 *
 * @param started wall time in UTC, to the second
 * @param slos and budgets, the worst first
 * @param findings about the generator, each with its figure; those that invalidate the run first
 * @param hints how to go on
 * @param ledgers of arrivals and of requests, unrecorded phases included
 * @param rate requests that ended well per second, and the bytes it took; {@code meanRate} the
 *     first of its figures
 * @param delivery the generator's own faults in one line
 * @param response from the intended start; {@code service} from sending; of recorded phases, as are
 *     the others
 * @param connectionWait from firing to sending
 * @param stages what a response is made of, and what is none; that wait is one of them
 * @param groups by request name, target, group of steps, journey, phase and workload
 * @param metrics by name
 * @param statuses answers by status code, unrecorded phases included, as the errors are
 * @param severalSteps whether a journey is more than one request
 */
public record Report(
        Origin origin,
        String started,
        Headline headline,
        List<SloRow> slos,
        List<Reason> findings,
        List<String> hints,
        List<Ledger> ledgers,
        String rate,
        String meanRate,
        String delivery,
        Distribution response,
        Distribution service,
        Distribution connectionWait,
        List<Distribution> stages,
        List<Group> groups,
        List<MetricRow> metrics,
        List<ErrorRow> errors,
        Map<Integer, Long> statuses,
        Timeline timeline,
        Health health,
        Repeat repeat,
        boolean severalSteps,
        ExitCode exitCode) {

    private static final int FIGURE_CHARACTERS_MAX = 240;
    private static final long VISIBLE_WAIT_NANOS = 1_000_000;

    public Report {
        slos = List.copyOf(slos);
        findings = List.copyOf(findings);
        hints = List.copyOf(hints);
        ledgers = List.copyOf(ledgers);
        stages = List.copyOf(stages);
        groups = List.copyOf(groups);
        metrics = List.copyOf(metrics);
        errors = List.copyOf(errors);
        statuses = Collections.unmodifiableMap(new TreeMap<>(statuses));
    }

    public static Report of(Run run, Verdict verdict, Origin origin) {
        RunSummary merged = RunSummary.of(run);
        RequestStats all = run.allRequests();
        Times times = merged.requests().times();
        Credentials credentials = Credentials.of(run.scenario());
        return new Report(
                origin,
                run.started().toString().substring(0, 19).replace('T', ' ') + " UTC",
                Headline.of(run, verdict),
                SloRow.all(verdict, run.scenario()),
                verdict.reasons().stream().map(reason -> shown(reason, credentials)).toList(),
                Hints.of(run, all, verdict),
                List.of(Ledger.of(run.allArrivals()), Ledger.of(all.ledger())),
                rate(merged.throughput(), all),
                Figures.rate(merged.throughput().mean()),
                delivery(times, run.generator()),
                Distribution.response("Response, from the intended start", times),
                Distribution.of("Service, from sending to the end", times.service),
                connectionWait(times),
                stages(times),
                List.of(
                        Group.requests(merged),
                        Group.targets(merged),
                        Group.groups(merged),
                        Group.journeys(merged),
                        Group.phases(run),
                        Group.workloads(merged)),
                MetricRow.all(merged),
                ErrorRow.of(all, credentials),
                all.attempts().statuses(),
                Timeline.of(run),
                Health.of(run, all.attempts().stampsMissing(), times),
                Repeat.of(run, origin, credentials),
                run.scenario().workloads().stream()
                        .anyMatch(w -> w.all().size() > 1 || w.requests().size() > 1),
                verdict.exitCode());
    }

    private static Reason shown(Reason reason, Credentials credentials) {
        return new Reason(
                reason.invalidates(),
                reason.kind(),
                SafeText.of(credentials.mask(reason.figure()), FIGURE_CHARACTERS_MAX));
    }

    private static Distribution connectionWait(Times times) {
        return Distribution.of("Connection wait", times.connectionWait);
    }

    private static List<Distribution> stages(Times times) {
        return List.of(
                Distribution.of("Lateness, our own", times.lateness),
                Distribution.of("Read delay, our own", times.readDelay),
                connectionWait(times),
                Distribution.of("Connection wait at a limit", times.limitWait),
                Distribution.of("Connecting, once per connection", times.connect),
                Distribution.of("First byte, from sending", times.firstByte),
                Distribution.of("Failed, from the intended start", times.failed));
    }

    private static String rate(RunSummary.Throughput throughput, RequestStats all) {
        return "%s ok on average, %s at most, %s sustained; %s sent, %s received%s"
                .formatted(
                        Figures.rate(throughput.mean()),
                        Figures.rate(throughput.peak()),
                        Figures.rate(throughput.sustained()),
                        Figures.bytes(all.attempts().bytesSent()),
                        Figures.bytes(all.attempts().bytesReceived()),
                        attempts(all));
    }

    /** Said only where requests took more than one. */
    private static String attempts(RequestStats all) {
        return all.attempts().retries() + all.attempts().redirects() == 0
                ? ""
                : "; %s attempts, %s after one that failed, %s where a redirect led"
                        .formatted(
                                Figures.count(all.attempts().sent()),
                                Figures.count(all.attempts().retries()),
                                Figures.count(all.attempts().redirects()));
    }

    private static String delivery(Times times, Generator generator) {
        return "lateness p99 %s, %s; generator CPU %s"
                .formatted(
                        Figures.time(times.lateness.percentile(99)),
                        readDelay(times, generator.stamps()),
                        Figures.percent(generator.cpuShare()));
    }

    private static String readDelay(Times times, Generator.Stamps stamps) {
        Latencies readDelay = times.readDelay;
        if (readDelay.isEmpty() && times.service.isEmpty()) {
            return "no answer came";
        }
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

    /**
     * What requests waited for a connection, where that says why response and service differ: at
     * p99 a millisecond or more, and a tenth of the response.
     */
    public Optional<Distribution> visibleWait() {
        long least = Math.max(VISIBLE_WAIT_NANOS, response.times().percentile(99) / 10);
        return Optional.of(connectionWait).filter(wait -> wait.times().percentile(99) >= least);
    }

    /** The rows of one kind. */
    public Group group(Group.Of of) {
        return groups.stream().filter(group -> group.of() == of).findFirst().orElseThrow();
    }
}
