package io.plimsoll.results.store;

import io.plimsoll.analysis.slo.TargetNames;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Requests as lines, each a JSON object. Times are milliseconds since the request's intended start
 * unless their name says otherwise; what did not happen is left out.
 */
final class RequestLines {

    private final TargetNames targets;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonGenerator json =
            JsonFactory.builder()
                    .rootValueSeparator("")
                    .build()
                    .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);

    RequestLines(Scenario scenario) {
        targets = TargetNames.of(scenario);
    }

    /** With the end of its line. */
    byte[] of(LoggedRequest request) {
        LoggedRequest.Moments at = request.moments();
        json.writeStartObject();
        json.writeNumberProperty("intendedSeconds", Math.round(at.intended() / 1e3) / 1e6);
        json.writeStringProperty("phase", request.phase());
        json.writeStringProperty("workload", request.workload());
        if (request.arrival() >= 0) {
            json.writeNumberProperty("arrival", request.arrival());
        }
        if (request.user() >= 0) {
            json.writeNumberProperty("user", request.user());
        }
        json.writeNumberProperty("request", request.ordinal());
        json.writeStringProperty("name", request.name());
        String target = targets.of(request.workload(), request.name());
        if (!target.isEmpty()) {
            json.writeStringProperty("target", target);
        }
        json.writeStringProperty("end", request.end().label());
        request.error().map(ErrorKind::label).ifPresent(kind -> text("error", kind));
        if (request.status() > 0) {
            json.writeNumberProperty("status", request.status());
        }
        json.writeNumberProperty("attempts", request.attempts());
        times(at);
        json.writeNumberProperty("bytesSent", request.bytesSent());
        json.writeNumberProperty("bytesReceived", request.bytesReceived());
        json.writeBooleanProperty("inShare", request.inShare());
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        byte[] line = out.toByteArray();
        out.reset();
        return line;
    }

    private void times(LoggedRequest.Moments at) {
        millis("latenessMillis", at.intended(), at.fired());
        if (at.sent() >= 0) {
            millis("sentMillis", at.intended(), at.sent());
        }
        if (at.firstByte() >= 0) {
            millis("firstByteMillis", at.intended(), at.firstByte());
        }
        millis("responseMillis", at.intended(), at.done());
        if (at.sent() >= 0) {
            millis("serviceMillis", at.sent(), at.done());
        }
        if (at.stamped()) {
            millis("readDelayMillis", at.done(), at.read());
        }
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    private void millis(String name, long from, long to) {
        json.writeNumberProperty(name, Math.round((to - from) / 1e3) / 1e3);
    }
}
