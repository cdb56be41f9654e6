package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Stairs;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.scenario.Auth;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Body.Part;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Group;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Metric;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Retry;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Secret;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Slo.Comparison;
import io.plimsoll.model.scenario.Slo.Measure;
import io.plimsoll.model.scenario.Slo.Subject;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.scenario.XmlPath;
import io.plimsoll.model.yaml.tree.JsonText;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Nodes;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Valid scenarios of every kind, the same for the same seed. */
final class RandomScenarios {

    private static final String[] WORDS = {
        "lookup", "a b", "true", "12", "null", "x: y", "- z", "#1", "größe", "日本", "it's", "\"q\"",
                "a, b",
        "{x}", "~", "é \uD83D\uDE80", "a\\b", "1e3", "during", "of", "a < b", "off", "*star",
                "&and", "!no", "%"
    };

    private final SplittableRandom random;

    /** Whether the targets of the scenario under way have names. */
    private boolean named;

    RandomScenarios(long seed) {
        random = new SplittableRandom(seed);
    }

    Scenario next() {
        named = random.nextBoolean();
        String url = random.nextBoolean() ? "echo" : "http://[::1]:8080/base";
        Map<String, String> targets = new LinkedHashMap<>();
        if (named) {
            targets.put("a: b", url);
            targets.put("auth", "http://localhost:81");
        }
        Map<String, String> vars =
                maybe(() -> Map.of("page", pick("20", "a-b", "0x1F"), "user-id", text()))
                        .orElse(Map.of());
        List<Workload> workloads = workloads(vars.isEmpty() ? "" : "${page}");
        List<Phase> phases = phases(workloads);
        return new Scenario(
                name(0),
                url,
                random.nextBoolean() ? List.of() : List.of("shop.example.com", "10.0.0.1"),
                random.nextBoolean() ? Scenario.SEED : random.nextLong(),
                vars,
                random.nextBoolean() ? Defaults.NONE : defaults(),
                workloads,
                phases,
                limits(20_000),
                slos(workloads, phases),
                budgets(workloads),
                targets,
                feeders(),
                secrets(),
                setup(),
                random.nextBoolean() ? List.of() : List.of(http("")));
    }

    private Defaults defaults() {
        return new Defaults(
                time(),
                headers(""),
                pick(Connections.values()),
                random.nextBoolean(),
                random.nextBoolean() ? List.of() : List.of("127.0.0.2", "::1"),
                options(""));
    }

    private HttpOptions options(String var) {
        return new HttpOptions(
                maybe(
                        () ->
                                pick(
                                        new Auth.None(),
                                        new Auth.Bearer("abc.def-" + var),
                                        new Auth.Basic("me" + var, pick(WORDS) + ":" + var))),
                maybe(this::retry),
                maybe(() -> random.nextInt(21)),
                maybe(random::nextBoolean),
                maybe(random::nextBoolean),
                maybe(() -> pick("a: b", "auth")).filter(_ -> named));
    }

    private Retry retry() {
        return switch (random.nextInt(3)) {
            case 0 -> Retry.NONE;
            case 1 -> Retry.times(1 + random.nextInt(10));
            default ->
                    new Retry(
                            3,
                            Duration.ofMillis(random.nextInt(3)),
                            Duration.ofMillis(3 + random.nextInt(3)),
                            random.nextInt(201) / 200.0,
                            pick(Set.of(Retry.Failure.CHECK), Set.of(), Retry.FAILURES),
                            List.of(
                                    new Check.Status.Range(500, 599),
                                    new Check.Status.Range(404, 404),
                                    new Check.Status.Range(410, 412)));
        };
    }

    private List<Workload> workloads(String var) {
        if (random.nextInt(4) == 0) {
            return List.of(new Workload("main", 1, feeds(), steps(0, var), once(var), once(var)));
        }
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int weight = i == 0 ? 1 : random.nextInt(50);
            workloads.add(
                    new Workload(name(i), weight, feeds(), steps(i, var), once(var), once(var)));
        }
        return workloads;
    }

    private List<String> feeds() {
        return pick(List.of(), List.of("users"), List.of("items", "users"));
    }

    private Map<String, Secret> secrets() {
        return maybe(
                        () ->
                                Map.<String, Secret>of(
                                        "key",
                                        new Secret.Environment("API_KEY"),
                                        "pass-word",
                                        new Secret.File(Path.of("/run/secrets/a b"))))
                .orElse(Map.of());
    }

    private List<Feeder> feeders() {
        return List.of(
                new Feeder(
                        "users",
                        Path.of("data/users.csv"),
                        RowFile.Format.CSV,
                        Feeder.Pick.CIRCULAR),
                new Feeder(
                        "items",
                        Path.of("items.jsonl"),
                        RowFile.Format.JSON_LINES,
                        pick(Feeder.Pick.RANDOM, Feeder.Pick.SHUFFLE)));
    }

    private List<Step> steps(int workload, String var) {
        List<Step> steps = new ArrayList<>(List.of(http(var).named("first " + workload)));
        for (int i = 0; i < random.nextInt(5); i++) {
            Step step = random.nextInt(4) == 0 ? group(var) : plain(var);
            steps.add(var.isEmpty() || random.nextBoolean() ? step : flow(step, var));
        }
        return steps;
    }

    private List<Step> once(String var) {
        return random.nextInt(3) > 0 ? List.of() : List.of(plain(var), http(var));
    }

    /** It saves nothing, since what it saves nobody else may. */
    private List<Step> setup() {
        return random.nextBoolean() ? List.of() : List.of(http("").saving(), java());
    }

    private Step plain(String var) {
        return switch (random.nextInt(3)) {
            case 0 -> http(var);
            case 1 ->
                    new Think(
                            Duration.ofMillis(random.nextInt(100)),
                            Duration.ofMillis(100 + random.nextInt(100)));
            default -> java();
        };
    }

    private Group group(String var) {
        Step again =
                new Flow(java(), Optional.empty(), new Flow.Rounds.Times(1 + random.nextInt(10)));
        return new Group(pick(WORDS), List.of(plain(var), again, http(var)));
    }

    private Flow flow(Step step, String var) {
        Condition condition =
                Condition.parse(
                        pick(
                                var + " == 'it''s \"so\"'",
                                "not (" + var + " < -1.50 or '#: x' contains " + var + ")",
                                var + " matches '^[0-9]{2}$' and " + var + " != 007"));
        return switch (random.nextInt(3)) {
            case 0 -> new Flow(step, Optional.of(condition), new Flow.Rounds.Once());
            case 1 ->
                    new Flow(
                            step,
                            maybe(() -> condition),
                            new Flow.Rounds.Times(1 + random.nextInt(1000)));
            default ->
                    new Flow(
                            step,
                            maybe(() -> condition),
                            new Flow.Rounds.While(condition, pick(1, 100, 1000)));
        };
    }

    private HttpStep http(String var) {
        HttpMethod method = pick(HttpMethod.values());
        String path =
                "/entities/"
                        + random.nextInt(10)
                        + var
                        + (random.nextBoolean() ? "?q=a%20b&x=$${" : "");
        return new HttpStep(
                random.nextBoolean() ? HttpStep.defaultName(method, path) : name(random.nextInt(5)),
                method,
                path,
                headers(var),
                body(var),
                checks(),
                saves(),
                maybe(this::time),
                random.nextBoolean(),
                options(var),
                metrics());
    }

    private JavaStep java() {
        JavaStep.Code code =
                random.nextBoolean()
                        ? new JavaStep.Code.ClassName("com.example.Outer$Inner")
                        : new JavaStep.Code.SourceFile(Path.of("steps/Checkout.java"));
        return new JavaStep(
                random.nextBoolean() ? JavaStep.defaultName(code) : name(1),
                code,
                maybe(this::time),
                random.nextBoolean());
    }

    private Map<String, String> headers(String var) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            headers.put("X-" + i, text().replaceAll("\\R", " ") + var);
        }
        return headers;
    }

    private Body body(String var) {
        return switch (random.nextInt(7)) {
            case 4 -> new Body.File(Path.of("data/a body.bin"));
            case 5 -> new Body.Form(Map.of("a" + var, text(), "true", "null" + var));
            case 6 ->
                    new Body.Multipart(
                            List.of(
                                    part("a b", new Part.Content.Text(text() + var)),
                                    part("true", new Part.Content.File(Path.of("x.png")))));
            case 0 -> new Body.Text(text() + var);
            case 1 ->
                    new Body.Text(
                            "first line\n\n  second: line #2\n"
                                    + (random.nextBoolean() ? "" : "\nlast"));
            case 2 -> {
                Node.Mapping document =
                        Nodes.mapping(
                                Nodes.entry(
                                        text(),
                                        Nodes.list(
                                                List.of(
                                                        Nodes.text(text()),
                                                        Nodes.word(1.50),
                                                        Nodes.word("null")))),
                                Nodes.entry("x" + var, Nodes.text(var)));
                yield new Body.Json(JsonText.of(document, new Problems(Source.of("", ""))));
            }
            default -> new Body.None();
        };
    }

    private Part part(String name, Part.Content content) {
        return new Part(name, content, maybe(() -> pick("image/png", "text/plain; charset=utf-8")));
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        maybe(
                        () ->
                                new Check.Status(
                                        List.of(
                                                new Check.Status.Range(200, 200),
                                                new Check.Status.Range(300, 399),
                                                new Check.Status.Range(401, 404))))
                .ifPresent(checks::add);
        maybe(() -> new Check.BodyText(match())).ifPresent(checks::add);
        maybe(() -> new Check.Header("Content-Type", match())).ifPresent(checks::add);
        maybe(() -> new Check.Json(path("$.a['b c'][0]"), match())).ifPresent(checks::add);
        maybe(() -> new Check.Time(time())).ifPresent(checks::add);
        return checks;
    }

    private List<Metric> metrics() {
        return random.nextBoolean()
                ? List.of()
                : List.of(
                        new Metric(pick(WORDS), new Save.Source.Json(path("$.hits"))),
                        new Metric("from regex", new Save.Source.Regex("hits=([0-9]+)")));
    }

    private List<Save> saves() {
        List<Save> saves = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            Save.Source from =
                    pick(
                            new Save.Source.Json(path("$[-1].x")),
                            new Save.Source.Header("X-Id"),
                            new Save.Source.Cookie("sid"),
                            new Save.Source.Regex("id=([0-9]{1,3}), \\S+ #\"x\""),
                            new Save.Source.Xml(XmlPath.parse("/a/b[2]/@c").orElseThrow()));
            saves.add(new Save("saved-" + i, from, maybe(this::text)));
        }
        return saves;
    }

    private static JsonPath path(String text) {
        return JsonPath.parse(text).orElseThrow();
    }

    private Check.Match match() {
        return random.nextBoolean()
                ? new Check.Match.Contains(text())
                : new Check.Match.Exactly(text());
    }

    private List<Phase> phases(List<Workload> workloads) {
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            List<String> after =
                    random.nextBoolean() && i > 0
                            ? List.of(phases.get(random.nextInt(i)).name())
                            : i == 0 || random.nextBoolean()
                                    ? List.of()
                                    : List.of(phases.get(i - 1).name());
            Map<String, Integer> mix =
                    random.nextInt(3) == 0
                            ? Map.of(workloads.getFirst().name(), 1 + random.nextInt(9))
                            : Map.of();
            phases.add(
                    new Phase(
                            name(i),
                            load(),
                            time().plusMinutes(2),
                            after,
                            random.nextBoolean() ? Duration.ZERO : time(),
                            i == 0 || random.nextBoolean(),
                            mix,
                            limits(10_000),
                            random.nextInt(3) > 0
                                    ? List.of()
                                    : List.of(
                                            Slo.parse("p99 of \"first 0\" < 500ms"),
                                            Slo.parse("errors < 0.5%"))));
        }
        return phases;
    }

    private Load load() {
        return switch (random.nextInt(8)) {
            case 0 -> new ConstantRate(rate());
            case 1 -> new Ramp(random.nextBoolean() ? Rate.perSecond(0) : rate(), rate());
            case 2 -> new Stairs(List.of(rate(), Rate.perSecond(0), rate()));
            case 3 ->
                    random.nextBoolean()
                            ? Spike.centred(Rate.perSecond(1.0 / 3600), rate(), time())
                            : new Spike(
                                    Rate.perSecond(0.5),
                                    Rate.perSecond(1 + random.nextInt(900)),
                                    Duration.ofSeconds(1),
                                    maybe(() -> Duration.ofSeconds(2)),
                                    Optional.of(time().plusSeconds(1)),
                                    maybe(() -> 3));
            case 4 ->
                    new Burst(
                            1 + random.nextInt(100),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(random.nextInt(3)));
            case 5 -> new Sine(Rate.perSecond(9.5), Rate.perSecond(random.nextInt(9)), time());
            case 6 -> new RandomRate(rate());
            default -> users();
        };
    }

    private Users users() {
        Duration pace = random.nextBoolean() ? Duration.ZERO : time();
        OptionalInt iterations =
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(9));
        return switch (random.nextInt(3)) {
            case 0 -> new Users(List.of(1 + random.nextInt(99)), false, pace, iterations);
            case 1 -> new Users(List.of(random.nextInt(9), 10), true, pace, iterations);
            default -> new Users(List.of(10, 0, 100), false, pace, iterations);
        };
    }

    private Limits limits(int most) {
        return new Limits(
                random.nextBoolean()
                        ? OptionalInt.empty()
                        : OptionalInt.of(most - random.nextInt(9_000)),
                OptionalInt.empty());
    }

    private List<Slo> slos(List<Workload> workloads, List<Phase> phases) {
        List<Slo> slos = new ArrayList<>();
        String workload = workloads.getLast().name();
        for (int i = 0; i < random.nextInt(5); i++) {
            Optional<String> during = maybe(() -> phases.getFirst().name());
            Subject subject =
                    pick(
                            new Subject.AllRequests(),
                            new Subject.Named(workload),
                            new Subject.Named("first 0"));
            Comparison comparison = pick(Comparison.values());
            double nanos = time().toNanos();
            Slo slo =
                    switch (random.nextInt(4)) {
                        case 0 ->
                                new Slo(
                                        new Measure.Errors(),
                                        subject,
                                        during,
                                        comparison,
                                        (1 + random.nextInt(999)) / 1000.0);
                        case 1 ->
                                new Slo(
                                        new Measure.Throughput(),
                                        subject,
                                        during,
                                        comparison,
                                        rate().perSecond());
                        case 2 ->
                                new Slo(
                                        pick(new Measure.Mean(), new Measure.Max()),
                                        new Subject.Journey(maybe(() -> workload)),
                                        during,
                                        comparison,
                                        nanos);
                        default ->
                                new Slo(
                                        new Measure.Percentile(pick(50.0, 95.0, 99.9, 100.0)),
                                        subject,
                                        during,
                                        comparison,
                                        nanos);
                    };
            slos.add(ending(slo));
        }
        return slos;
    }

    private List<Budget> budgets(List<Workload> workloads) {
        List<Budget> budgets = new ArrayList<>();
        maybe(
                        () ->
                                new Budget(
                                        new Measure.Percentile(99.5),
                                        new Subject.Named(workloads.getLast().name()),
                                        1,
                                        2_500_000,
                                        time().toNanos() + 2_500_000))
                .ifPresent(budgets::add);
        maybe(() -> new Budget(new Measure.Throughput(), new Subject.AllRequests(), 100, 99.5, 0))
                .ifPresent(budgets::add);
        maybe(() -> new Budget(new Measure.Errors(), new Subject.AllRequests(), 0, 0.01, 0.5))
                .ifPresent(budgets::add);
        return budgets;
    }

    private Slo ending(Slo slo) {
        Optional<Duration> over = maybe(() -> Duration.ofSeconds(1 + random.nextInt(60)));
        return new Slo(
                slo.measure(),
                slo.subject(),
                slo.during(),
                slo.comparison(),
                slo.limit(),
                over,
                over.isEmpty()
                        ? pick(Slo.Consequence.WARN, Slo.Consequence.FAIL)
                        : pick(Slo.Consequence.values()));
    }

    /** Different for different numbers. */
    private String name(int number) {
        return pick(WORDS) + "-" + number;
    }

    private String text() {
        return random.nextInt(9) == 0
                ? ""
                : pick(WORDS)
                        + (random.nextBoolean()
                                ? ""
                                : pick(" ", "\t", "\n", "\\n", "\u2028", ":", "") + pick(WORDS));
    }

    private Duration time() {
        return Duration.ofNanos(
                pick(
                        1L,
                        1_500L,
                        250_000_000L,
                        1_500_000_000L,
                        90_000_000_000L,
                        1L + random.nextLong(100_000_000_000L)));
    }

    private Rate rate() {
        return Rate.perSecond(
                pick(1.0, 200.0, 0.5, 100.0 / 3600, 1.0 / 3, random.nextDouble(0.1, 1000)));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    @SafeVarargs
    private final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
