package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as the bytes that go out, made once per step, and what its answer has to be. */
final class RequestTemplate implements Outgoing, AutoCloseable {

    static final String AGENT = "plimsoll/" + Version.NUMBER;

    private static final byte[] END_OF_HEAD = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String targetName;
    private final HttpTarget target;
    private final Message message;
    private final HttpOptions options;
    private final boolean plain;
    private final AnswerChecks checks;
    private final int bytes;
    private final ByteBuf buffer;
    private final ByteBuf wire;

    RequestTemplate(
            HttpStep step,
            HttpProtocol.Settings settings,
            Map<String, String> vars,
            BodyBytes bodies) {
        Defaults defaults = settings.defaults();
        targetName = settings.targetOf(step);
        target = settings.target(targetName);
        String path = Template.of(step.path()).expand(vars);
        refuse(step, path, defaults, vars);
        BodyBytes.Content content = bodies.of(step.body());
        message =
                new Message(
                        step.method(),
                        target.prefix() + path,
                        headers(step, target, defaults, content, vars),
                        content.bytes());
        options = step.options().or(defaults.options());
        plain =
                options.retry().isEmpty()
                        && options.redirects().orElse(0) == 0
                        && !options.cookies().orElse(false)
                        && !options.traceparent().orElse(false);
        checks = new AnswerChecks(step.checks());
        byte[] head = message.head();
        bytes = head.length + END_OF_HEAD.length + message.body().length;
        buffer =
                Unpooled.directBuffer(bytes)
                        .writeBytes(head)
                        .writeBytes(END_OF_HEAD)
                        .writeBytes(message.body());
        wire = Unpooled.unreleasableBuffer(buffer);
    }

    String targetName() {
        return targetName;
    }

    /** The request, and where it goes. */
    Redirect.Hop hop() {
        return new Redirect.Hop(target, message);
    }

    /** What the step and the defaults together say. */
    HttpOptions options() {
        return options;
    }

    /** Whether one exchange is all that there is to it. */
    boolean isPlain() {
        return plain;
    }

    @Override
    public boolean head() {
        return message.method() == HttpMethod.HEAD;
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public ByteBuf wire() {
        return wire.duplicate();
    }

    @Override
    public Judge judge() {
        return checks;
    }

    /** Gives the memory back; nothing is sent any more. */
    @Override
    public void close() {
        buffer.release();
    }

    /** Those of the step go before those of the defaults, and what is written out before auth. */
    private static Map<String, String> headers(
            HttpStep step,
            HttpTarget target,
            Defaults defaults,
            BodyBytes.Content content,
            Map<String, String> vars) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", target.authority());
        headers.put("User-Agent", AGENT);
        if (defaults.connections() == Connections.NEW) {
            headers.put("Connection", "close");
        }
        content.type().ifPresent(type -> headers.put("Content-Type", type));
        addAuth(headers, defaults.options(), vars);
        add(headers, defaults.headers(), vars);
        addAuth(headers, step.options(), vars);
        add(headers, step.headers(), vars);
        if (content.bytes().length > 0
                || step.method() == HttpMethod.POST
                || step.method() == HttpMethod.PUT
                || step.method() == HttpMethod.PATCH) {
            headers.put("Content-Length", Integer.toString(content.bytes().length));
        }
        return headers;
    }

    private static void add(
            Map<String, String> headers, Map<String, String> more, Map<String, String> vars) {
        more.forEach((name, value) -> headers.put(name, Template.of(value).expand(vars)));
    }

    private static void addAuth(
            Map<String, String> headers, HttpOptions options, Map<String, String> vars) {
        if (options.auth().isPresent()) {
            headers.remove("Authorization");
            options.auth()
                    .flatMap(auth -> auth.header(text -> Template.of(text).expand(vars)))
                    .ifPresent(value -> headers.put("Authorization", value));
        }
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
}
