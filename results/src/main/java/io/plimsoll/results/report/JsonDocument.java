package io.plimsoll.results.report;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.model.outcome.RequestLog;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Verdict;
import io.plimsoll.results.run.Credentials;
import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A finished run as one JSON document; its schema is {@code docs/run.schema.json}. */
public final class JsonDocument {

    /** Changes when an older reader would misread the document. */
    private static final int FORMAT = 1;

    private JsonDocument() {}

    /** Writes the document and the end of its line; leaves the stream open. */
    public static void write(Run run, Verdict verdict, String version, OutputStream out) {
        JsonFactory factory =
                JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        try (JsonGenerator json = factory.createGenerator(new Pretty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            json.writeStringProperty("name", run.scenario().name());
            json.writeStringProperty("version", version);
            json.writeStringProperty("started", run.started().toString());
            json.writeNumberProperty("elapsedSeconds", run.elapsed().toNanos() / 1e9);
            json.writeBooleanProperty("stopped", run.isStopped());
            json.writeStringProperty("target", run.scenario().target());
            json.writeStringProperty("url", run.url());
            json.writeNumberProperty("seed", run.scenario().seed());
            Credentials credentials = Credentials.of(run.scenario());
            new JsonVerdict(json, credentials).write(run, verdict);
            new JsonFigures(json, credentials).write(run, RunSummary.of(run));
            new JsonCourse(json).write(run);
            run.requestLog().ifPresent(log -> write(log, json));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(RequestLog log, JsonGenerator json) {
        json.writeObjectPropertyStart("requestLog");
        json.writeStringProperty("file", RequestLog.FILE);
        json.writeNumberProperty("share", log.share());
        json.writeNumberProperty("bytesMax", log.bytesMax());
        json.writeNumberProperty("written", log.written());
        json.writeNumberProperty("leftOut", log.leftOut());
        json.writeNumberProperty("lost", log.lost());
        json.writeEndObject();
    }

    /** Two blanks for each level, so that a person can read it too. */
    private static final class Pretty extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
