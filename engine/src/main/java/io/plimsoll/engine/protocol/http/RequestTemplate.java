package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as the bytes that go out, made once per step, and what its answer has to be. */
final class RequestTemplate implements AutoCloseable {

    static final String AGENT = "plimsoll/" + Version.NUMBER;

    /** Whether its answer has no body whatever its headers say (RFC 9110, section 9.3.2). */
    final boolean head;

    final AnswerChecks checks;
    final int bytes;

    private final ByteBuf buffer;
    private final ByteBuf wire;

    RequestTemplate(HttpStep step, HttpTarget target, Defaults defaults, Map<String, String> vars) {
        byte[] body = body(step.body(), vars);
        StringBuilder lines = new StringBuilder();
        String path = Template.of(step.path()).expand(vars);
        refuse(step, path, defaults, vars);
        lines.append(step.method())
                .append(' ')
                .append(target.prefix())
                .append(path)
                .append(" HTTP/1.1\r\n");
        headers(step, target, defaults, body)
                .forEach(
                        (name, value) ->
                                lines.append(name)
                                        .append(": ")
                                        .append(Template.of(value).expand(vars))
                                        .append("\r\n"));
        byte[] start = lines.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        head = step.method() == HttpMethod.HEAD;
        checks = new AnswerChecks(step.checks());
        bytes = start.length + body.length;
        buffer = Unpooled.directBuffer(bytes).writeBytes(start).writeBytes(body);
        wire = Unpooled.unreleasableBuffer(buffer);
    }

    /** The bytes, for one write. */
    ByteBuf wire() {
        return wire.duplicate();
    }

    /** Gives the memory back; nothing is sent any more. */
    @Override
    public void close() {
        buffer.release();
    }

    private static Map<String, String> headers(
            HttpStep step, HttpTarget target, Defaults defaults, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", target.authority());
        headers.put("User-Agent", AGENT);
        if (defaults.connections() == Connections.NEW) {
            headers.put("Connection", "close");
        }
        if (step.body() instanceof Body.Json) {
            headers.put("Content-Type", "application/json");
        }
        headers.putAll(defaults.headers());
        headers.putAll(step.headers());
        if (body.length > 0
                || step.method() == HttpMethod.POST
                || step.method() == HttpMethod.PUT
                || step.method() == HttpMethod.PATCH) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        return headers;
    }

    /** A file has been checked by its reader; a scenario in Java has not. */
    private static void refuse(
            HttpStep step, String path, Defaults defaults, Map<String, String> vars) {
        List<Problem> problems = new ArrayList<>();
        RequestHead.faultInPath(path)
                .ifPresent(at -> problems.add(RequestHead.pathProblem(path, at)));
        for (Map<String, String> headers : List.of(defaults.headers(), step.headers())) {
            headers.forEach(
                    (name, value) -> {
                        RequestHead.headerName(name).ifPresent(problems::add);
                        RequestHead.headerValue(name, Template.of(value).expand(vars))
                                .ifPresent(problems::add);
                    });
        }
        if (!problems.isEmpty()) {
            throw new PlimsollException(ExitCode.INVALID_SCENARIO, problems);
        }
    }

    private static byte[] body(Body body, Map<String, String> vars) {
        String text =
                switch (body) {
                    case Body.None _ -> "";
                    case Body.Text(String written) -> Template.of(written).expand(vars);
                    case Body.Json(String written) -> Template.of(written).expandInJson(vars);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
