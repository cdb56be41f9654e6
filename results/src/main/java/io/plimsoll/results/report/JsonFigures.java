package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.MetricStats;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.TargetStats;
import io.plimsoll.model.outcome.Times;
import io.plimsoll.results.run.Credentials;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import tools.jackson.core.JsonGenerator;

/**
 * The measured part of the document: ledgers, bytes, statuses and errors of the whole run,
 * distributions of its recorded phases.
 */
record JsonFigures(JsonGenerator json, Credentials credentials) {

    private static final List<String> QUANTILES = List.of("p50", "p90", "p95", "p99", "p999");
    private static final double[] PERCENTS = {50, 90, 95, 99, 99.9};

    void write(Run run, RunSummary merged) {
        RequestStats all = run.allRequests();
        arrivals(run.allArrivals());
        requests(all.ledger());
        json.writeObjectPropertyStart("throughputPerSecond");
        json.writeNumberProperty("mean", merged.throughput().mean());
        json.writeNumberProperty("peak", merged.throughput().peak());
        json.writeNumberProperty("sustained", merged.throughput().sustained());
        json.writeEndObject();
        bytes(all);
        times(merged.requests().times());
        json.writeObjectPropertyStart("attempts");
        json.writeNumberProperty("sent", all.attempts().sent());
        json.writeNumberProperty("retries", all.attempts().retries());
        json.writeNumberProperty("redirects", all.attempts().redirects());
        json.writeEndObject();
        json.writeStringProperty("stamps", run.stamps().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("stampsMissing", all.attempts().stampsMissing());
        connections(run);
        targets(run.targets());
        statuses(all.attempts().statuses());
        errors(all.errors());
        group("byName", merged.byName(), RequestStats::name);
        group("byTarget", merged.byTarget(), RequestStats::name);
        group("byPhase", merged.byPhase(), RequestStats::phase);
        group("byWorkload", merged.byWorkload(), RequestStats::workload);
        groups(merged.groups());
        journeys(merged.journeys());
        metrics(merged.metrics());
    }

    private void metrics(List<MetricStats> rows) {
        json.writeArrayPropertyStart("metrics");
        for (MetricStats row : rows) {
            json.writeStartObject();
            json.writeStringProperty("name", row.name());
            json.writeNumberProperty("without", row.without());
            json.writeNumberProperty("sum", row.values().sum() / MetricStats.UNITS_PER_ONE);
            distribution("values", row.values(), MetricStats.UNITS_PER_ONE);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void groups(List<RunSummary.Journeys> rows) {
        json.writeArrayPropertyStart("groups");
        for (RunSummary.Journeys row : rows) {
            json.writeStartObject();
            json.writeStringProperty("name", row.name());
            ledger("counts", row.ledger());
            distribution("groupMillis", row.times());
            censored(row.times(), row.censored(), row::isCensoredAt);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void journeys(List<RunSummary.Journeys> rows) {
        json.writeArrayPropertyStart("journeys");
        for (RunSummary.Journeys row : rows) {
            json.writeStartObject();
            json.writeStringProperty("name", row.name());
            arrivals(row.ledger());
            distribution("journeyMillis", row.times());
            censored(row.times(), row.censored(), row::isCensoredAt);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void arrivals(ArrivalLedger ledger) {
        ledger("arrivals", ledger);
    }

    private void ledger(String name, ArrivalLedger ledger) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("planned", ledger.planned());
        json.writeNumberProperty("completed", ledger.completed());
        json.writeNumberProperty("failed", ledger.failed());
        json.writeNumberProperty("dropped", ledger.dropped());
        json.writeNumberProperty("unfinished", ledger.unfinished());
        json.writeEndObject();
    }

    private void requests(RequestLedger ledger) {
        json.writeObjectPropertyStart("requests");
        json.writeNumberProperty("planned", ledger.planned());
        json.writeNumberProperty("ok", ledger.ok());
        json.writeNumberProperty("failed", ledger.failed());
        json.writeNumberProperty("timedOut", ledger.timedOut());
        json.writeNumberProperty("dropped", ledger.dropped());
        json.writeNumberProperty("unfinished", ledger.unfinished());
        json.writeEndObject();
    }

    private void bytes(RequestStats all) {
        json.writeObjectPropertyStart("bytes");
        json.writeNumberProperty("sent", all.attempts().bytesSent());
        json.writeNumberProperty("received", all.attempts().bytesReceived());
        json.writeEndObject();
    }

    private void times(Times times) {
        Latencies response = times.response();
        distribution("responseMillis", response);
        distribution("serviceMillis", times.service);
        distribution("latenessMillis", times.lateness);
        distribution("readDelayMillis", times.readDelay);
        distribution("connectionWaitMillis", times.connectionWait);
        distribution("limitWaitMillis", times.limitWait);
        distribution("connectMillis", times.connect);
        distribution("firstByteMillis", times.firstByte);
        distribution("failedMillis", times.failed);
        censored(response, times.censored, times::isCensoredAt);
    }

    /** Which of a distribution's figures are lower bounds. */
    private void censored(Latencies shown, Latencies censored, LongPredicate isCensoredAt) {
        json.writeArrayPropertyStart("censored");
        for (int i = 0; i < PERCENTS.length; i++) {
            if (!shown.isEmpty() && isCensoredAt.test(shown.percentile(PERCENTS[i]))) {
                json.writeString(QUANTILES.get(i));
            }
        }
        if (!shown.isEmpty() && isCensoredAt.test(shown.max())) {
            json.writeString("max");
        }
        if (!censored.isEmpty()) {
            json.writeString("mean");
        }
        json.writeEndArray();
    }

    private void distribution(String name, Latencies latencies) {
        distribution(name, latencies, 1e6);
    }

    /**
     * A distribution.
     *
     * @param units that make one of the figures; divided by, since a product with a fraction would
     *     not be the nearest number; a mean is told to a thousandth of them
     */
    private void distribution(String name, Latencies latencies, double units) {
        if (latencies.isEmpty()) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", latencies.count());
        for (int i = 0; i < PERCENTS.length; i++) {
            json.writeNumberProperty(QUANTILES.get(i), latencies.percentile(PERCENTS[i]) / units);
        }
        json.writeNumberProperty("max", latencies.max() / units);
        json.writeNumberProperty("mean", Math.rint(latencies.mean() * 1e3) / (units * 1e3));
        json.writeEndObject();
    }

    private void connections(Run run) {
        double used = (double) run.connectionsOpened() + run.connectionsReused();
        json.writeObjectPropertyStart("connections");
        json.writeNumberProperty("opened", run.connectionsOpened());
        json.writeNumberProperty("reused", run.connectionsReused());
        json.writeNumberProperty("reuseRatio", used == 0 ? 0 : run.connectionsReused() / used);
        json.writeEndObject();
    }

    private void targets(List<TargetStats> targets) {
        json.writeArrayPropertyStart("targets");
        for (TargetStats target : targets) {
            json.writeStartObject();
            json.writeStringProperty("name", target.name());
            json.writeStringProperty("url", target.url());
            json.writeNumberProperty("sent", target.sent());
            json.writeNumberProperty("connectionsOpened", target.connectionsOpened());
            json.writeNumberProperty("connectionsReused", target.connectionsReused());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void statuses(Map<Integer, Long> statuses) {
        json.writeObjectPropertyStart("statuses");
        statuses.forEach((status, count) -> json.writeNumberProperty(status.toString(), count));
        json.writeEndObject();
    }

    private void errors(Map<ErrorKind, ErrorCount> errors) {
        json.writeArrayPropertyStart("errors");
        for (Map.Entry<ErrorKind, ErrorCount> error : ErrorRow.sorted(errors)) {
            json.writeStartObject();
            json.writeStringProperty("kind", error.getKey().label());
            json.writeStringProperty(
                    "blame", error.getKey().blame().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("meaning", error.getKey().meaning());
            json.writeNumberProperty("count", error.getValue().count());
            json.writeStringProperty("sample", credentials.mask(error.getValue().sample()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void group(
            String property, List<RequestStats> rows, Function<RequestStats, String> name) {
        json.writeArrayPropertyStart(property);
        for (RequestStats row : rows) {
            json.writeStartObject();
            json.writeStringProperty("name", name.apply(row));
            requests(row.ledger());
            json.writeNumberProperty("undelivered", row.undelivered());
            json.writeNumberProperty("sent", row.attempts().sent());
            bytes(row);
            times(row.times());
            statuses(row.attempts().statuses());
            errors(row.errors());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
