package io.plimsoll.model.outcome;

import io.plimsoll.model.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A scenario's execution, drained and complete.
 *
 * @param scenario as it was run
 * @param url the base of all paths
 * @param started wall time, for labels only
 * @param elapsed of the whole run, draining included
 * @param requests one entry per phase, workload and request name that became due
 * @param arrivals one entry per phase and workload that became due
 * @param timeline one entry per second
 * @param connectionsOpened new connections; {@code connectionsReused} counts requests on one that
 *     had served before
 * @param targets what went where over HTTP
 * @param extras what the scenario asks for besides requests and journeys
 * @param requestLog of a run that kept one to its end
 */
public record Run(
        Scenario scenario,
        String url,
        Instant started,
        Duration elapsed,
        RunEnd end,
        List<PhaseOutcome> phases,
        List<RequestStats> requests,
        List<ArrivalStats> arrivals,
        List<Second> timeline,
        long connectionsOpened,
        long connectionsReused,
        Generator generator,
        List<TargetStats> targets,
        Extras extras,
        Optional<RequestLog> requestLog) {

    /** One that does not know what went where, and has nothing extra. */
    public Run(
            Scenario scenario,
            String url,
            Instant started,
            Duration elapsed,
            RunEnd end,
            List<PhaseOutcome> phases,
            List<RequestStats> requests,
            List<ArrivalStats> arrivals,
            List<Second> timeline,
            long connectionsOpened,
            long connectionsReused,
            Generator generator) {
        this(
                scenario,
                url,
                started,
                elapsed,
                end,
                phases,
                requests,
                arrivals,
                timeline,
                connectionsOpened,
                connectionsReused,
                generator,
                List.of(),
                Extras.NONE,
                Optional.empty());
    }

    public Run {
        targets = List.copyOf(targets);
        phases = List.copyOf(phases);
        requests = List.copyOf(requests);
        arrivals = List.copyOf(arrivals);
        timeline = List.copyOf(timeline);
    }

    /** The same with what became of its log of requests. */
    public Run with(RequestLog log) {
        return with(scenario, Optional.of(log));
    }

    /**
     * The same, told as one of another scenario.
     *
     * @param shown with the same workloads, requests, phases and SLOs
     */
    public Run of(Scenario shown) {
        return with(shown, requestLog);
    }

    private Run with(Scenario shown, Optional<RequestLog> log) {
        return new Run(
                shown,
                url,
                started,
                elapsed,
                end,
                phases,
                requests,
                arrivals,
                timeline,
                connectionsOpened,
                connectionsReused,
                generator,
                targets,
                extras,
                log);
    }

    /** Whether it was cut off from outside, before its plan was carried out. */
    public boolean isStopped() {
        return end instanceof RunEnd.Stopped || end instanceof RunEnd.Damaged;
    }

    /** Why nothing was sent after the setup; empty: it did not fail. */
    public Optional<String> setupFailure() {
        return end instanceof RunEnd.WithoutLoad(String why) ? Optional.of(why) : Optional.empty();
    }

    /** Why it broke off; empty: it did not. */
    public Optional<RunFailure> failure() {
        return end instanceof RunEnd.BrokenOff(RunFailure why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /**
     * Which clock the ends of answers were taken from; where no byte came, no packet had a stamp.
     */
    public Generator.Stamps stamps() {
        return allRequests().attempts().bytesReceived() == 0
                ? Generator.Stamps.READ
                : generator.stamps();
    }

    /** All requests of the run together, unrecorded phases included. */
    public RequestStats allRequests() {
        return RequestStats.merged(RequestStats.ALL, RequestStats.ALL, RequestStats.ALL, requests);
    }

    /** The ledger of all arrivals of the run, unrecorded phases included. */
    public ArrivalLedger allArrivals() {
        return arrivals.stream()
                .map(ArrivalStats::ledger)
                .reduce(ArrivalLedger.EMPTY, ArrivalLedger::plus);
    }

    public boolean isRecorded(String phase) {
        return phases.stream().anyMatch(p -> p.name().equals(phase) && p.recorded());
    }
}
