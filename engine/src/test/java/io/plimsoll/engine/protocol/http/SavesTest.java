package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.continuing;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Save.Source;
import io.plimsoll.model.scenario.XmlPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an answer gives is sent with the requests that follow. */
class SavesTest {

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<Exchange> seen = new ConcurrentLinkedQueue<>();

    /** Answers the first path with these bytes, and all else with «ok». */
    private RawServer server(String first) {
        return RawServer.start(
                exchange -> {
                    seen.add(exchange);
                    answer(exchange, first);
                });
    }

    private static void answer(Exchange exchange, String first) throws IOException {
        if (exchange.path().equals("/first")) {
            exchange.send(first);
        } else {
            exchange.ok("ok");
        }
    }

    private static String answer(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(headers, body.length(), body);
    }

    private static Save json(String name, String path) {
        return new Save(name, new Source.Json(JsonPath.parse(path).orElseThrow()));
    }

    private static HttpStep first(Save... saves) {
        return get("/first").saving(saves);
    }

    /** The path of the second request, which is the value. */
    private String saved(String answer, Source from) {
        seen.clear();
        try (RawServer server = server(answer)) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(first(new Save("it", from)), get("/${it}"))
                                    .once());
            assertThat(run.allRequests().ledger().ok())
                    .as("%s", run.allRequests().errors())
                    .isEqualTo(2);
        }
        return seen.stream().skip(1).findFirst().orElseThrow().path().substring(1);
    }

    private RequestStats missing(String answer, Source from) {
        try (RawServer server = server(answer)) {
            return engine.run(
                            against(server)
                                    .doing(first(new Save("it", from)), get("/${it}"))
                                    .once())
                    .allRequests();
        }
    }

    @Test
    void should_keep_values_of_every_kind_of_source() {
        String body =
                "{\"a\":[{\"id\":1.50},{\"id\":\"x/y?z=1\"}],\"ok\":true,\"o\":{\"k\":[1,2]}}";
        assertThat(saved(answer("", body), path("$.a[0].id"))).isEqualTo("1.50");
        assertThat(saved(answer("", body), path("$.a[1].id"))).isEqualTo("x/y?z=1");
        assertThat(saved(answer("", body), path("$.a[-1].id"))).isEqualTo("x/y?z=1");
        assertThat(saved(answer("", body), path("$.ok"))).isEqualTo("true");
        assertThat(saved(answer("", body), path("$.o"))).isEqualTo("{\"k\":[1,2]}");

        String cookies = "Set-Cookie: a=1; Path=/\r\nset-cookie: sid=\"s 7\"; HttpOnly\r\n";
        assertThat(saved(answer(cookies, ""), new Source.Cookie("sid"))).isEqualTo("\"s%207\"");
        assertThat(saved(answer("X-Id: 7\r\n", ""), new Source.Header("x-id"))).isEqualTo("7");

        assertThat(saved(answer("", "id=12, id=13"), new Source.Regex("id=([0-9]+)")))
                .isEqualTo("12");
        assertThat(saved(answer("", "id=12, id=13"), new Source.Regex("id=13"))).isEqualTo("id=13");

        String latin = "Content-Type: text/plain; charset=ISO-8859-1\r\n";
        Source.Regex name = new Source.Regex("name=(.*);");
        assertThat(saved(answer(latin, "name=größe;"), name)).isEqualTo("gr%C3%B6%C3%9Fe");
        String unknown = "Content-Type: text/plain; charset=*none*\r\n";
        assertThat(saved(answer(unknown, "name=x;"), name)).isEqualTo("x");

        String xml = "<?xml version='1.0'?><n:a xmlns:n='u'><b/><b c='7'>t<i>e</i>xt</b></n:a>";
        assertThat(saved(answer("", xml), xml("/a/b[2]/@c"))).isEqualTo("7");
        assertThat(saved(answer("", xml), xml("/a/b[2]"))).isEqualTo("text");
    }

    @Test
    void should_fail_the_step_when_there_is_nothing_to_keep() {
        assertThat(missing(answer("", "{\"b\":1}"), path("$.a")).errors())
                .isEqualTo(
                        Map.of(
                                ErrorKind.SAVE,
                                new ErrorCount(1, "`it`: nothing at $.a in {\"b\":1}")));
        assertThat(missing(answer("", "{\"a\":null}"), path("$.a")).ledger().failed()).isEqualTo(1);
        assertThat(missing(answer("", "{\"a\""), path("$.a")).ledger().failed()).isEqualTo(1);
        assertThat(missing(answer("", ""), new Source.Header("X-Id")).errors())
                .isEqualTo(Map.of(ErrorKind.SAVE, new ErrorCount(1, "`it`: no header X-Id")));
        assertThat(missing(answer("", "abc"), new Source.Regex("[0-9]")).errors())
                .isEqualTo(
                        Map.of(
                                ErrorKind.SAVE,
                                new ErrorCount(1, "`it`: no match of [0-9] in abc")));
    }

    @Test
    void should_take_the_default_when_there_is_nothing_to_keep() {
        Save save = new Save("it", path("$.next"), Optional.of("none"));
        try (RawServer server = server(answer("", "{}"))) {
            engine.run(against(server).doing(first(save), get("/${it}")).once());
        }
        assertThat(seen).extracting(Exchange::path).containsExactly("/first", "/none");
    }

    @Test
    void should_put_values_into_paths_headers_and_bodies() {
        HttpStep second =
                new HttpStep(
                        "second",
                        HttpMethod.POST,
                        "/orders/${id}?to=${name}",
                        Map.of("X-Token", "Bearer ${token}"),
                        new Body.Json("{\"name\":\"${name}\",\"id\":\"${id}\"}"),
                        List.of(),
                        Optional.empty(),
                        false);
        String body = "{\"id\":7,\"token\":\"t-1\",\"name\":\"Zo\\u00eb \\\"Z\\\"\"}";
        try (RawServer server = server(answer("", body))) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(
                                            first(
                                                    json("id", "$.id"),
                                                    json("token", "$.token"),
                                                    json("name", "$.name")),
                                            second)
                                    .once());
            assertThat(run.allRequests().ledger().ok()).isEqualTo(2);
        }
        Exchange sent = seen.stream().skip(1).findFirst().orElseThrow();
        assertThat(sent.path()).isEqualTo("/orders/7?to=Zo%C3%AB%20%22Z%22");
        assertThat(sent.header("x-token")).isEqualTo("Bearer t-1");
        assertThat(sent.header("content-type")).isEqualTo("application/json");
        assertThat(sent.body()).isEqualTo("{\"name\":\"Zoë \\\"Z\\\"\",\"id\":\"7\"}");
    }

    @Test
    void should_check_against_values_and_values_in_json() {
        try (RawServer server = server(answer("", "{\"id\":7,\"next\":\"ok\"}"))) {
            Check id =
                    new Check.Json(
                            JsonPath.parse("$.id").orElseThrow(), new Check.Match.Exactly("7"));
            Check body = new Check.BodyText(new Check.Match.Exactly("${next}"));
            Check wrong = new Check.BodyText(new Check.Match.Contains("${next}!"));
            Run run =
                    engine.run(
                            against(server)
                                    .doing(
                                            get("/first", id).saving(json("next", "$.next")),
                                            get("/right", body),
                                            get("/wrong", wrong))
                                    .once());
            assertThat(run.allRequests().ledger().ok()).isEqualTo(2);
            assertThat(run.allRequests().errors())
                    .isEqualTo(Map.of(ErrorKind.CHECK, new ErrorCount(1, "body: ok")));
        }
    }

    @Test
    void should_tell_what_a_json_check_found_instead() {
        Check id =
                new Check.Json(JsonPath.parse("$.id").orElseThrow(), new Check.Match.Exactly("7"));
        try (RawServer server = server(answer("", "{\"id\":8}"))) {
            assertThat(
                            engine.run(against(server).doing(get("/first", id)).once())
                                    .allRequests()
                                    .errors())
                    .isEqualTo(Map.of(ErrorKind.CHECK, new ErrorCount(1, "$.id: 8")));
        }
    }

    @Test
    void should_not_let_an_answer_write_a_header_of_its_own() {
        HttpStep second =
                new HttpStep(
                        "second",
                        HttpMethod.GET,
                        "/second",
                        Map.of("X-Name", "${name}"),
                        new Body.None(),
                        List.of(),
                        Optional.empty(),
                        false);
        try (RawServer server = server(answer("", "{\"name\":\"a\\r\\nX-Evil: 1\"}"))) {
            RequestStats stats =
                    engine.run(against(server).doing(first(json("name", "$.name")), second).once())
                            .allRequests();
            assertThat(stats.errors()).containsOnlyKeys(ErrorKind.VARIABLE);
            assertThat(server.requests()).isEqualTo(1);
        }
        String path = "{\"name\":\"x HTTP/1.1\\r\\nX-Evil: 1\\r\\n\\r\\n\"}";
        assertThat(saved(answer("", path), path("$.name")))
                .isEqualTo("x%20HTTP/1.1%0D%0AX-Evil:%201%0D%0A%0D%0A");
    }

    @Test
    void should_forget_what_an_earlier_answer_gave_when_the_step_fails() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.add(exchange);
                            exchange.ok(exchange.number() == 0 ? "{\"id\":1}" : "{}");
                        })) {
            RequestStats stats =
                    engine.run(
                                    against(server)
                                            .doing(
                                                    first(json("id", "$.id")),
                                                    continuing(first(json("id", "$.id"))),
                                                    get("/${id}"))
                                            .once())
                            .allRequests();
            assertThat(stats.errors())
                    .containsOnlyKeys(ErrorKind.SAVE, ErrorKind.VARIABLE)
                    .containsEntry(ErrorKind.VARIABLE, new ErrorCount(1, "`id` has no value"));
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void should_keep_the_values_of_arrivals_apart() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            seen.add(exchange);
                            exchange.ok("{\"id\":" + exchange.number() + "}");
                        })) {
            Run run =
                    engine.withShards(2)
                            .run(
                                    against(server)
                                            .doing(first(json("id", "$.id")), get("/got/${id}"))
                                            .during(users(20, 25), Duration.ofSeconds(20)));
            assertThat(run.allRequests().ledger().ok()).isEqualTo(1_000);
        }
        assertThat(seen)
                .filteredOn(exchange -> exchange.path().startsWith("/got/"))
                .extracting(Exchange::path)
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    private static Source path(String path) {
        return new Source.Json(JsonPath.parse(path).orElseThrow());
    }

    private static Source xml(String path) {
        return new Source.Xml(XmlPath.parse(path).orElseThrow());
    }
}
