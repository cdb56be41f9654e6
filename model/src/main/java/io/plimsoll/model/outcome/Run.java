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
 * @param stopped whether it was ended from outside
 * @param requests one entry per phase, workload and request name that became due
 * @param arrivals one entry per phase and workload that became due
 * @param timeline one entry per second
 * @param connectionsOpened new connections; {@code connectionsReused} counts requests on one that
 *     had served before
 * @param targets what went where over HTTP
 * @param extras what the scenario asks for besides requests and journeys
 * @param requestLog of a run that kept one to its end
 * @param setupFailure why nothing was sent after the setup; empty: it did not fail
 * @param failure why it broke off; empty: it came to its end
 */
public record Run(
        Scenario scenario,
        String url,
        Instant started,
        Duration elapsed,
        boolean stopped,
        List<PhaseOutcome> phases,
        List<RequestStats> requests,
        List<ArrivalStats> arrivals,
        List<Second> timeline,
        long connectionsOpened,
        long connectionsReused,
        Generator generator,
        List<TargetStats> targets,
        Extras extras,
        Optional<RequestLog> requestLog,
        Optional<String> setupFailure,
        Optional<RunFailure> failure) {

    /** One that does not know what went where, and has nothing extra. */
    public Run(
            Scenario scenario,
            String url,
            Instant started,
            Duration elapsed,
            boolean stopped,
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
                stopped,
                phases,
                requests,
                arrivals,
                timeline,
                connectionsOpened,
                connectionsReused,
                generator,
                List.of(),
                Extras.NONE,
                Optional.empty(),
                Optional.empty(),
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
        return with(Optional.of(log), setupFailure, failure);
    }

    /** The same of which no more than the setup took place, because that failed. */
    public Run withoutLoad(String why) {
        return with(requestLog, Optional.of(why), failure);
    }

    /** The same as far as it went before it broke off. */
    public Run brokenOff(RunFailure why) {
        return with(requestLog, setupFailure, Optional.of(why));
    }

    private Run with(
            Optional<RequestLog> log, Optional<String> ofSetup, Optional<RunFailure> ofRun) {
        return new Run(
                scenario,
                url,
                started,
                elapsed,
                stopped,
                phases,
                requests,
                arrivals,
                timeline,
                connectionsOpened,
                connectionsReused,
                generator,
                targets,
                extras,
                log,
                ofSetup,
                ofRun);
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
