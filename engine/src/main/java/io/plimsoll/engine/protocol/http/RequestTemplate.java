package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.plimsoll.engine.protocol.Text;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Version;
import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request as the bytes that go out, and what its answer has to be. Made once per step; one with
 * variables in it is made anew each time.
 */
final class RequestTemplate implements Outgoing, AutoCloseable {

    static final String AGENT = "plimsoll/" + Version.NUMBER;

    private static final byte[] END_OF_HEAD = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final @Nullable String[] NO_VALUES = {};

    private final String targetName;
    private final HttpTarget target;
    private final HttpMethod method;
    private final Text path;
    private final Map<String, Text> headers;
    private final Set<String> personalHeaders;
    private final Content content;
    private final boolean constant;
    private final Message message;
    private final HttpOptions options;
    private final boolean plain;
    private final AnswerChecks checks;
    private final int bytes;
    private final ByteBuf buffer;
    private final ByteBuf wire;

    RequestTemplate(
            HttpStep step, HttpProtocol.Settings settings, Variables variables, BodyBytes bodies) {
        Defaults defaults = settings.defaults();
        targetName = settings.targetOf(step);
        target = settings.target(targetName);
        method = step.method();
        path = variables.path(step.path());
        refuse(step, path, defaults, variables);
        content = bodies.of(step.body(), variables);
        headers = headers(step, target, defaults, content, variables);
        personalHeaders = personalHeaders(step, defaults);
        constant =
                path.isConstant()
                        && content.isConstant()
                        && headers.values().stream().allMatch(Text::isConstant);
        message = constant ? message(NO_VALUES) : Message.EMPTY;
        options = step.options().or(defaults.options());
        plain =
                options.retry().isEmpty()
                        && options.redirects().orElse(0) == 0
                        && !options.cookies().orElse(false)
                        && !options.traceparent().orElse(false);
        checks = new AnswerChecks(step.checks(), step.saves(), step.metrics(), variables);
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

    /** Where the request goes. */
    HttpTarget target() {
        return target;
    }

    /** Whether it is the same each time. */
    boolean isConstant() {
        return constant;
    }

    /** The request, if it is constant. */
    Message message() {
        return message;
    }

    /**
     * The request with these values of the variables.
     *
     * @throws io.plimsoll.engine.protocol.NoValueException when one has no value, or one that
     *     cannot be sent
     */
    Message message(@Nullable String[] values) {
        byte[] body = content.in(values);
        Map<String, String> filled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, text) -> filled.put(name, text.in(values)));
        if (body.length > 0
                || method == HttpMethod.POST
                || method == HttpMethod.PUT
                || method == HttpMethod.PATCH) {
            filled.put("Content-Length", Integer.toString(body.length));
        }
        return new Message(method, target.prefix() + path.in(values), filled, body);
    }

    /** What the step and the defaults together say. */
    HttpOptions options() {
        return options;
    }

    /** Whether one exchange is all that there is to it. */
    boolean isPlain() {
        return plain;
    }

    /** The names of the headers that say who asks. */
    Set<String> personalHeaders() {
        return personalHeaders;
    }

    AnswerChecks checks() {
        return checks;
    }

    @Override
    public boolean head() {
        return method == HttpMethod.HEAD;
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
    public AnswerJudge judge() {
        return checks;
    }

    /** Gives the memory back; nothing is sent any more. */
    @Override
    public void close() {
        buffer.release();
    }

    /** Those of the step go before those of the defaults, and what is written out before auth. */
    private static Map<String, Text> headers(
            HttpStep step,
            HttpTarget target,
            Defaults defaults,
            Content content,
            Variables variables) {
        Map<String, Text> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", new Text.Constant(target.authority()));
        headers.put("User-Agent", new Text.Constant(AGENT));
        if (defaults.connections() == Connections.NEW) {
            headers.put("Connection", new Text.Constant("close"));
        }
        content.type().ifPresent(type -> headers.put("Content-Type", new Text.Constant(type)));
        addAuth(headers, defaults.options(), variables);
        add(headers, defaults.headers(), variables);
        addAuth(headers, step.options(), variables);
        add(headers, step.headers(), variables);
        headers.remove("Content-Length");
        return headers;
    }

    /** Those that are named like one, and those with a secret in them. */
    private static Set<String> personalHeaders(HttpStep step, Defaults defaults) {
        Map<String, String> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        written.putAll(defaults.headers());
        written.putAll(step.headers());
        Set<String> personal = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        personal.add("Authorization");
        written.forEach(
                (name, value) -> {
                    if (Secret.isLikely(name, value) || Secret.isIn(value)) {
                        personal.add(name);
                    }
                });
        return Collections.unmodifiableSet(personal);
    }

    private static void add(
            Map<String, Text> headers, Map<String, String> more, Variables variables) {
        more.forEach((name, value) -> headers.put(name, text(value, variables)));
    }

    private static void addAuth(
            Map<String, Text> headers, HttpOptions options, Variables variables) {
        switch (options.auth().orElse(null)) {
            case Auth.None _ -> headers.remove("Authorization");
            case Auth.Basic(String user, String password) ->
                    headers.put(
                            "Authorization",
                            Text.joined(
                                            List.of(
                                                    variables.text(user),
                                                    new Text.Constant(":"),
                                                    variables.text(password)))
                                    .changed(Written::asBasic));
            case Auth.Bearer(String token) ->
                    headers.put(
                            "Authorization",
                            Text.joined(
                                    List.of(new Text.Constant("Bearer "), text(token, variables))));
            case null -> {}
        }
    }

    private static Text text(String value, Variables variables) {
        return variables.text(value, UnaryOperator.identity(), Written::inHeader);
    }

    /** A file has been checked by its reader; a scenario in Java has not. */
    private static void refuse(HttpStep step, Text path, Defaults defaults, Variables variables) {
        List<Problem> problems = new ArrayList<>();
        String fixed = path.constantPart();
        RequestHead.faultInPath(fixed)
                .ifPresent(at -> problems.add(RequestHead.pathProblem(fixed, at)));
        for (Map<String, String> headers : List.of(defaults.headers(), step.headers())) {
            headers.forEach(
                    (header, value) -> {
                        RequestHead.headerName(header).ifPresent(problems::add);
                        RequestHead.headerValue(header, text(value, variables).constantPart())
                                .ifPresent(problems::add);
                    });
        }
        if (!problems.isEmpty()) {
            throw new PlimsollException(ExitCode.INVALID_SCENARIO, problems);
        }
    }
}
