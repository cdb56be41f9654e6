package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Stairs;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo"));

    @Test
    void should_fill_in_what_the_smallest_file_leaves_out() {
        Scenario scenario =
                read(
                        """
                        target: http://127.0.0.1:8080/
                        steps:
                          - get: /
                        phases:
                          - { name: steady, rate: 100/s, for: 10s }
                        """);
        Phase steady =
                Phase.of("steady", new ConstantRate(Rate.perSecond(100)), Duration.ofSeconds(10));
        assertThat(scenario)
                .isEqualTo(
                        new Scenario(
                                "checkout",
                                "http://127.0.0.1:8080",
                                List.of(),
                                1,
                                Map.of(),
                                Defaults.NONE,
                                List.of(new Workload("main", 1, List.of(HttpStep.get("/")))),
                                List.of(steady),
                                Limits.NONE,
                                List.of()));
    }

    @Test
    void should_read_everything_around_the_load() {
        Scenario scenario =
                read(
                        """
                        name: a day
                        target: echo
                        allow: [ shop.example.com, 192.0.2.7 ]
                        seed: -42
                        vars: { page: 20, user: "ada" }
                        defaults:
                          timeout: 5s
                          headers: { X-User: "${user}", X-Empty: "" }
                          connections: per-user
                          stamps: off
                          local-addresses: [ 127.0.0.2, "::1" ]
                        steps: [ { get: "/${page}" } ]
                        phases: [ { name: steady, rate: 1/s, for: 10s } ]
                        limits: { in-flight: 500, connections: 20 }
                        slo: [ p95 < 1s during steady, errors < 2% ]
                        """);
        assertThat(scenario.name()).isEqualTo("a day");
        assertThat(scenario.allow()).containsExactly("shop.example.com", "192.0.2.7");
        assertThat(scenario.seed()).isEqualTo(-42);
        assertThat(scenario.vars())
                .containsExactlyInAnyOrderEntriesOf(Map.of("page", "20", "user", "ada"));
        assertThat(scenario.defaults())
                .isEqualTo(
                        new Defaults(
                                Duration.ofSeconds(5),
                                Map.of("X-User", "${user}", "X-Empty", ""),
                                Connections.PER_USER,
                                false,
                                List.of("127.0.0.2", "::1")));
        assertThat(scenario.limits())
                .isEqualTo(new Limits(OptionalInt.of(500), OptionalInt.of(20)));
        assertThat(scenario.slos())
                .containsExactly(Slo.parse("p95 < 1s during steady"), Slo.parse("errors < 2%"));
    }

    @Test
    void should_read_every_kind_of_step() {
        List<Step> steps =
                steps(
                        """
                        - get: /items?page=2
                        - put: /items/7
                          name: change
                          headers: { Accept: text/plain }
                          body: plain text
                          timeout: 2s
                          on-error: continue
                          check:
                            status: [ 200, 2xx, 301..304 ]
                            body: ok
                            header: { Content-Type: json, ETag: { equals: "7" } }
                            time: < 100ms
                        - think: 100ms
                        - think: 100ms .. 300ms
                        - java: com.example.Outer$Checkout
                          on-error: stop
                        - { java: ./steps/Pay.java, name: pay, timeout: 1s }
                        - { delete: /items/7 }
                        - { head: / }
                        - { patch: /, body: "" }
                        """);
        assertThat(steps)
                .containsExactly(
                        HttpStep.get("/items?page=2"),
                        new HttpStep(
                                "change",
                                HttpMethod.PUT,
                                "/items/7",
                                Map.of("Accept", "text/plain"),
                                new Body.Text("plain text"),
                                List.of(
                                        new Check.Status(
                                                List.of(
                                                        new Check.Status.Range(200, 200),
                                                        new Check.Status.Range(200, 299),
                                                        new Check.Status.Range(301, 304))),
                                        new Check.BodyText(new Check.Match.Contains("ok")),
                                        new Check.Header(
                                                "Content-Type", new Check.Match.Contains("json")),
                                        new Check.Header("ETag", new Check.Match.Exactly("7")),
                                        new Check.Time(Duration.ofMillis(100))),
                                Optional.of(Duration.ofSeconds(2)),
                                true),
                        new Think(Duration.ofMillis(100), Duration.ofMillis(100)),
                        new Think(Duration.ofMillis(100), Duration.ofMillis(300)),
                        new JavaStep(
                                "Checkout",
                                new JavaStep.Code.ClassName("com.example.Outer$Checkout"),
                                Optional.empty(),
                                false),
                        new JavaStep(
                                "pay",
                                new JavaStep.Code.SourceFile(Path.of("steps/Pay.java")),
                                Optional.of(Duration.ofSeconds(1)),
                                false),
                        request(HttpMethod.DELETE, "/items/7", new Body.None()),
                        request(HttpMethod.HEAD, "/", new Body.None()),
                        request(HttpMethod.PATCH, "/", new Body.Text("")));
    }

    @Test
    void should_send_json_with_the_types_of_yaml_1_2_and_the_digits_of_the_file() {
        List<Step> steps =
                steps(
                        """
                        - post: /
                          json: { a: 1.50, b: 0x1F, c: +5, d: .5, e: yes, f: "5", g: ~, h: [ true, 1e3, on ], "i \\"": {} }
                        """);
        assertThat(((HttpStep) steps.getFirst()).body())
                .isEqualTo(
                        new Body.Json(
                                "{\"a\":1.50,\"b\":31,\"c\":5,\"d\":0.5,\"e\":\"yes\",\"f\":\"5\",\"g\":null,\"h\":[true,1e3,\"on\"],\"i"
                                        + " \\\"\":{}}"));
    }

    @Test
    void should_share_values_by_anchor_and_alias() {
        List<Step> steps =
                steps(
                        """
                        - get: /a
                          check: &fine { status: 200 }
                        - get: /b
                          check: *fine
                        """);
        assertThat(((HttpStep) steps.get(1)).checks())
                .isEqualTo(((HttpStep) steps.get(0)).checks());
    }

    @Test
    void should_read_every_load() {
        assertThat(load("rate: 30/m")).isEqualTo(new ConstantRate(Rate.perSecond(0.5)));
        assertThat(load("ramp: 1/s..50/s"))
                .isEqualTo(new Ramp(Rate.perSecond(1), Rate.perSecond(50)));
        assertThat(load("stairs: [ 10/s, 50/s ]"))
                .isEqualTo(new Stairs(List.of(Rate.perSecond(10), Rate.perSecond(50))));
        assertThat(load("spike: { base: 5/s, peak: 50/s, width: 2s }"))
                .isEqualTo(
                        Spike.centred(
                                Rate.perSecond(5), Rate.perSecond(50), Duration.ofSeconds(2)));
        assertThat(load("spike: { base: 5/s, peak: 50/s, width: 2s, at: 1s, every: 5s, times: 3 }"))
                .isEqualTo(
                        new Spike(
                                Rate.perSecond(5),
                                Rate.perSecond(50),
                                Duration.ofSeconds(2),
                                Optional.of(Duration.ofSeconds(1)),
                                Optional.of(Duration.ofSeconds(5)),
                                Optional.of(3)));
        assertThat(load("burst: { size: 500, every: 10s, over: 1s }"))
                .isEqualTo(new Burst(500, Duration.ofSeconds(10), Duration.ofSeconds(1)));
        assertThat(load("sine: { mean: 10/s, amplitude: 5/s, period: 1m }"))
                .isEqualTo(new Sine(Rate.perSecond(10), Rate.perSecond(5), Duration.ofMinutes(1)));
        assertThat(load("random: 100/s")).isEqualTo(new RandomRate(Rate.perSecond(100)));
        assertThat(load("users: 300")).isEqualTo(Users.constant(300));
        assertThat(load("users: 10..500, pace: 2s"))
                .isEqualTo(
                        new Users(
                                List.of(10, 500),
                                true,
                                Duration.ofSeconds(2),
                                OptionalInt.empty()));
        assertThat(load("users: { stairs: [ 10, 500, 1000 ] }, iterations: 7"))
                .isEqualTo(
                        new Users(List.of(10, 500, 1000), false, Duration.ZERO, OptionalInt.of(7)));
    }

    @Test
    void should_put_phases_one_after_the_other_unless_told() {
        List<Phase> phases =
                read("""
                target: echo
                workloads:
                  browse: { weight: 3, steps: [ { get: / } ] }
                  store: { weight: 0, steps: [ { post: / } ] }
                phases:
                  - { name: a, rate: 1/s, for: 1m, record: false }
                  - { name: b, rate: 1/s, for: 1m, cooldown: 5s }
                  - { name: c, rate: 1/s, for: 1m, after: [] }
                  - { name: d, rate: 1/s, for: 1m, after: [ a, c ], mix: { store: 1 }, limits: { in-flight: 5 } }
                  - { name: e, users: 5, iterations: 10 }
                """)
                        .phases();
        assertThat(phases)
                .extracting(Phase::after)
                .containsExactly(
                        List.of(), List.of("a"), List.of(), List.of("a", "c"), List.of("d"));
        assertThat(phases).extracting(Phase::record).containsExactly(false, true, true, true, true);
        assertThat(phases.get(1).cooldown()).isEqualTo(Duration.ofSeconds(5));
        assertThat(phases.get(3).mix()).isEqualTo(Map.of("store", 1));
        assertThat(phases.get(3).limits().inFlight()).hasValue(5);
        assertThat(phases.get(4).length())
                .as("a cap for iterations")
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void should_read_every_example() throws IOException {
        assertThat(Examples.files()).hasSizeGreaterThanOrEqualTo(7);
        for (Path file : Examples.files()) {
            assertThat(reader.read(file).phases()).as(file.toString()).isNotEmpty();
        }
    }

    private static HttpStep request(HttpMethod method, String path, Body body) {
        return new HttpStep(
                HttpStep.defaultName(method, path),
                method,
                path,
                Map.of(),
                body,
                List.of(),
                Optional.empty(),
                false);
    }

    private List<Step> steps(String steps) {
        String rest = "phases: [ { name: steady, rate: 1/s, for: 10s } ]\n";
        return read("target: echo\nsteps:\n" + steps.indent(2) + rest)
                .workloads()
                .getFirst()
                .steps();
    }

    private Load load(String load) {
        String phases = "phases: [ { name: steady, " + load + ", for: 1m } ]\n";
        return read("target: echo\nsteps: [ { get: / } ]\n" + phases).phases().getFirst().load();
    }

    private Scenario read(String text) {
        return reader.read("scenarios/checkout.yaml", text);
    }
}
