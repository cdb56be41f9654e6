package io.plimsoll.app.cli;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.RequestHead;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.TargetUrl;
import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** Makes a scenario of one step and one phase from the options of {@code quick}. */
final class QuickScenario {

    static final List<String> METHODS = Stream.of(HttpMethod.values()).map(Enum::name).toList();

    private static final Pattern URL =
            Pattern.compile(
                    "(?<scheme>[^:/?#]*)://(?<authority>[^/?#]*)(?<path>.*)", Pattern.DOTALL);

    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final int NAME_MAX = 100;
    private static final long BODY_BYTES_MAX = 64L << 20;
    private static final long SEED = 1;

    private final ParseResult parsed;
    private final List<Problem> problems = new ArrayList<>();

    private QuickScenario(ParseResult parsed) {
        this.parsed = parsed;
    }

    static Scenario of(ParseResult parsed) {
        return new QuickScenario(parsed).scenario();
    }

    private Scenario scenario() {
        Url url = url(Options.parameter(parsed));
        Load load = load();
        Map<String, String> headers = headers();
        Body body = body();
        if (!problems.isEmpty()) {
            throw new PlimsollException(ExitCode.USAGE, problems);
        }
        HttpMethod method =
                Options.get(parsed, "-X", String.class)
                        .map(HttpMethod::valueOf)
                        .orElse(body instanceof Body.None ? HttpMethod.GET : HttpMethod.POST);
        HttpStep step =
                new HttpStep(
                        shortened(HttpStep.defaultName(method, url.path)),
                        method,
                        literally(url.path),
                        Map.of(),
                        body,
                        List.of(),
                        Optional.empty(),
                        false);
        Duration length = Options.get(parsed, "-d", Duration.class).orElse(LENGTH);
        return new Scenario(
                "quick",
                url.base,
                List.of(),
                SEED,
                Map.of(),
                defaults(headers),
                List.of(new Workload("quick", 1, List.of(step))),
                List.of(Phase.of("quick", load, length)),
                limits(load),
                List.of());
    }

    /** As long as a name may be; there is only one, so that nothing can be mistaken for it. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= NAME_MAX
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_MAX - 1)) + "…";
    }

    private Defaults defaults(Map<String, String> headers) {
        return new Defaults(
                Options.get(parsed, "--timeout", Duration.class).orElse(Defaults.TIMEOUT),
                headers,
                Connections.SHARED,
                !Options.get(parsed, "--stamps", String.class).orElse("on").equals("off"),
                List.of());
    }

    /** Users beyond the default limit raise it: each of them is in flight. */
    private Limits limits(Load load) {
        Optional<Long> connections = Options.get(parsed, "--connections", Long.class);
        int users = load instanceof Users closed ? closed.most() : 0;
        return new Limits(
                users > Limits.IN_FLIGHT ? OptionalInt.of(users) : OptionalInt.empty(),
                connections.isPresent()
                        ? OptionalInt.of(connections.get().intValue())
                        : OptionalInt.empty());
    }

    private Load load() {
        Optional<Rate> rate = Options.get(parsed, "-r", Rate.class);
        Optional<Long> users = Options.get(parsed, "-c", Long.class);
        if (rate.isPresent() == users.isPresent()) {
            problems.add(
                    rate.isPresent()
                            ? Problem.of(
                                    "`-r` and `-c` exclude each other",
                                    "a rate does not wait for answers, users do; to limit"
                                            + " connections at a rate use `--connections`")
                            : Problem.of(
                                    "how much load is not said",
                                    "give a rate, `-r 100/s`, or a number of users, `-c 10`"));
        }
        return users.map(count -> (Load) Users.constant(count.intValue()))
                .orElseGet(() -> new ConstantRate(rate.orElse(Rate.perSecond(1))));
    }

    private record Url(String base, String path) {
        static final Url NONE = new Url("http://none", "/");
    }

    private Url url(String text) {
        Matcher url = URL.matcher(text.contains("://") ? text : "http://" + text);
        if (!url.matches()) {
            problems.add(Problem.of("`" + text + "` is no URL", "write http://host:port/path"));
            return Url.NONE;
        }
        if (!url.group("scheme").equalsIgnoreCase("http")) {
            problems.add(
                    Problem.of(
                            "`" + url.group("scheme") + "` cannot be loaded",
                            "plain HTTP/1.1 can: http://host:port/path"));
            return Url.NONE;
        }
        String base = "http://" + url.group("authority");
        String path =
                url.group("path").startsWith("/") ? url.group("path") : "/" + url.group("path");
        try {
            TargetUrl.parse(base);
        } catch (PlimsollException e) {
            problems.addAll(e.problems());
        }
        RequestHead.faultInPath(path)
                .ifPresent(at -> problems.add(RequestHead.pathProblem(path, at)));
        return new Url(base, path);
    }

    /** There are no vars here, so that {@code ${x}} means itself. */
    private static String literally(String text) {
        return text.replace("${", "$${");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : Options.all(parsed, "-H")) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                problems.add(
                        Problem.of(
                                "the header `" + header + "` has no name",
                                "write -H 'Name: value'"));
            } else {
                String name = header.substring(0, colon).strip();
                String value = header.substring(colon + 1).strip();
                RequestHead.headerName(name).ifPresent(problems::add);
                if (headers.containsKey(name)) {
                    problems.add(
                            Problem.of("the header `" + name + "` is given twice", "give it once"));
                }
                RequestHead.headerValue(name, value).ifPresent(problems::add);
                headers.put(name, literally(value));
            }
        }
        return headers;
    }

    private Body body() {
        Optional<String> given = Options.get(parsed, "--body", String.class);
        if (given.isEmpty()) {
            return new Body.None();
        }
        if (!given.get().startsWith("@")) {
            return new Body.Text(literally(given.get()));
        }
        String file = given.get().substring(1);
        try {
            if (Files.size(Path.of(file)) <= BODY_BYTES_MAX) {
                return new Body.Text(literally(Files.readString(Path.of(file))));
            }
            problems.add(
                    Problem.of(
                            "the body `" + file + "` is larger than 64 MiB", "take a smaller one"));
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(
                    Problem.of(
                            "the body `" + file + "` cannot be read as UTF-8 text",
                            "--body @FILE names a file, --body TEXT is the text itself"));
        }
        return new Body.None();
    }
}
