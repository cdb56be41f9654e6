package io.plimsoll.results.report;

import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * The part of the document that says how the run went, second by second, and how its generator
 * fared.
 */
record JsonCourse(JsonGenerator json) {

    void write(Run run) {
        json.writeArrayPropertyStart("phases");
        run.phases().forEach(this::phase);
        json.writeEndArray();
        generator(run.generator());
        json.writeArrayPropertyStart("timeline");
        run.timeline().forEach(this::second);
        json.writeEndArray();
    }

    private void phase(PhaseOutcome phase) {
        json.writeStartObject();
        json.writeStringProperty("name", phase.name());
        json.writeNumberProperty("startSeconds", phase.start().toNanos() / 1e9);
        json.writeNumberProperty("lengthSeconds", phase.length().toNanos() / 1e9);
        json.writeBooleanProperty("recorded", phase.recorded());
        json.writeBooleanProperty("closed", phase.closed());
        json.writeEndObject();
    }

    private void generator(Generator generator) {
        json.writeObjectPropertyStart("generator");
        json.writeNumberProperty("cpuShare", generator.cpuShare());
        json.writeNumberProperty("processors", generator.processors());
        json.writeStringProperty("transport", generator.transport());
        json.writeNumberProperty("gcPauses", generator.gcPauses());
        json.writeNumberProperty("gcLongestMillis", generator.gcLongest().toNanos() / 1e6);
        json.writeNumberProperty("clockSteps", generator.clockSteps());
        json.writeNumberProperty("warmUpSeconds", generator.warmUp().toNanos() / 1e9);
        json.writeArrayPropertyStart("shards");
        for (Generator.Shard shard : generator.shards()) {
            json.writeStartObject();
            json.writeNumberProperty("number", shard.number());
            json.writeNumberProperty("latenessP99Millis", shard.lateness().percentile(99) / 1e6);
            json.writeNumberProperty("latenessMaxMillis", shard.lateness().max() / 1e6);
            json.writeNumberProperty("readDelayP99Millis", shard.readDelay().percentile(99) / 1e6);
            json.writeNumberProperty("readDelayMaxMillis", shard.readDelay().max() / 1e6);
            if (shard.runDelay().isPresent()) {
                json.writeNumberProperty("runDelayMillis", shard.runDelay().get().toNanos() / 1e6);
            } else {
                json.writeNullProperty("runDelayMillis");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Null where nothing was answered or given up. */
    private void responses(Second second) {
        List<String> bounds = new ArrayList<>();
        response("P50", second.responseP50Nanos(), second, bounds);
        response("P99", second.responseP99Nanos(), second, bounds);
        response("Max", second.responseMaxNanos(), second, bounds);
        json.writeArrayPropertyStart("censored");
        bounds.forEach(json::writeString);
        json.writeEndArray();
    }

    private void response(String figure, long nanos, Second second, List<String> bounds) {
        String name = "response" + figure + "Millis";
        if (nanos == 0) {
            json.writeNullProperty(name);
            return;
        }
        json.writeNumberProperty(name, nanos / 1e6);
        if (Second.isLowerBound(nanos, second.responseBoundNanos())) {
            bounds.add(figure.toLowerCase(Locale.ROOT));
        }
    }

    private void second(Second second) {
        json.writeStartObject();
        json.writeNumberProperty("second", second.second());
        json.writeNumberProperty("plannedArrivals", second.arrivals().planned());
        json.writeNumberProperty("started", second.started());
        json.writeNumberProperty("plannedRequests", second.requests().planned());
        json.writeNumberProperty("ok", second.requests().ok());
        json.writeNumberProperty("failed", second.requests().failed());
        json.writeNumberProperty("timedOut", second.requests().timedOut());
        json.writeNumberProperty("dropped", second.requests().dropped());
        json.writeNumberProperty("unfinished", second.requests().unfinished());
        json.writeNumberProperty("okCompleted", second.okCompleted());
        json.writeNumberProperty("inFlight", second.inFlight());
        responses(second);
        json.writeNumberProperty("latenessP99Millis", second.latenessP99Nanos() / 1e6);
        json.writeNumberProperty("readDelayP99Millis", second.readDelayP99Nanos() / 1e6);
        json.writeEndObject();
    }
}
