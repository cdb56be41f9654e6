package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code plimsoll try} against a real server, through the real engine. */
final class TryTest {

    @TempDir private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CommandLineRun run = CommandLineRun.withEngine();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Set-Cookie", "sid=c-0123456789; Path=/");
        byte[] body =
                switch (path) {
                    case "/login" -> text("{\"token\":\"tok-99887766\",\"id\":7}");
                    case "/hostile" -> text("<b>\u001b]0;gotcha\u0007\u001b[31mred\u202e");
                    case "/binary" -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
                    case "/binary-echo" -> echoed(exchange);
                    case "/long" -> text("x".repeat(9_000_000));
                    default ->
                            text(
                                    "{\"key\":\"%s\",\"id\":7}"
                                            .formatted(
                                                    exchange.getRequestHeaders()
                                                            .getFirst("X-Api-Key")));
                };
        if (path.equals("/moved")) {
            exchange.getResponseHeaders().add("Location", "/there?token=abcdefgh&page=2");
        }
        exchange.sendResponseHeaders(
                path.equals("/moved") ? 302 : path.equals("/broken") ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What was sent as a key, in something that is no text. */
    private static byte[] echoed(HttpExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
        return ("\0\u00e9" + key + "\0\u00ff").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int tried(String workloads, String... options) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("shop.yaml"),
                        """
                        name: shop
                        target: http://127.0.0.1:%d
                        phases: [ { name: steady, rate: 10000/s, for: 1h } ]
                        %s
                        """
                                .formatted(server.getAddress().getPort(), workloads));
        String[] words = new String[options.length + 2];
        words[0] = "try";
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return run.run(words);
    }

    @Test
    void should_go_through_each_workload_once() throws IOException {
        int code =
                tried(
                        """
                        workloads:
                          buy:
                            weight: 90
                            steps:
                              - post: /login
                                name: login
                                json: { user: ada }
                                check: { status: 2xx, json: { $.id: 7 }, time: < 10s }
                                save: { id: $.id, token: $.token }
                              - think: 30ms
                              - get: /users/${id}
                                name: user
                                headers: { Authorization: "Bearer ${token}" }
                          look: { weight: 10, steps: [ { get: /look } ] }
                        """);

        assertThat(code).as(run.err()).isZero();
        assertThat(asked).containsExactly("POST /login", "GET /users/7", "GET /look");
        assertThat(run.out())
                .contains(
                        "workload buy",
                        "1  login",
                        "    > POST http://127.0.0.1:",
                        "    > {\"user\":\"ada\"}",
                        "    < HTTP/1.1 200 OK",
                        "    ✓ status 2xx",
                        "    ✓ json $.id is `7`",
                        "    ✓ time < 10s",
                        "    = id: 7",
                        "    = token: ***",
                        "of thinking",
                        "    > Authorization: Bearer ***",
                        "    < {\"token\":\"***\",\"id\":7}",
                        ", first byte ",
                        "PASS  buy: 2 requests, 4 checks hold",
                        "PASS  look: 1 request, 1 check holds")
                .doesNotContain("tok-99887766", "c-0123456789");
    }

    @Test
    void should_show_what_is_done_once_and_by_each_user() throws IOException {
        String scenario =
                """
                setup: [ { post: /login, name: open, save: { token: $.token } } ]
                start: [ { get: /hello } ]
                steps: [ { get: /look, headers: { X-Api-Key: "${token}" } } ]
                end: [ { get: /bye } ]
                teardown: [ { delete: /shop } ]
                """;

        assertThat(tried(scenario)).as(run.err()).isZero();

        assertThat(asked)
                .containsExactly(
                        "POST /login", "GET /hello", "GET /look", "GET /bye", "DELETE /shop");
        assertThat(run.out())
                .containsSubsequence(
                        "setup, once before the load",
                        "1  open",
                        "< {\"token\":\"***\",\"id\":7}",
                        "= token: ***",
                        ": start, once per user",
                        "1  GET /hello",
                        "2  GET /look",
                        "< {\"key\":\"***\",\"id\":7}",
                        ": end, when a user leaves",
                        "3  GET /bye",
                        "teardown, once after the load",
                        "1  DELETE /shop",
                        "PASS  setup: 1 request",
                        "PASS  main: 3 requests",
                        "PASS  teardown: 1 request")
                .doesNotContain("tok-99887766");
    }

    @Test
    void should_show_the_answer_to_a_setup_that_fails() throws IOException {
        String scenario =
                """
                setup: [ { get: /broken }, { get: /never } ]
                steps: [ { get: /look } ]
                teardown: [ { get: /after } ]
                """;

        assertThat(tried(scenario, "--json")).as("a failed try like any other").isEqualTo(99);

        JsonNode requests = JsonMapper.shared().readTree(run.out()).get("requests");
        assertThat(requests.findValuesAsString("stage")).containsExactly("setup", "teardown");
        assertThat(requests.at("/0/attempts/0/answer/line").asString()).contains("500");
        assertThat(run.err()).contains("`setup` failed");

        tried(scenario);

        assertThat(run.out())
                .contains("FAIL  setup: 1 of 1 request failed", "none  main: no request made");
    }

    @Test
    void should_go_through_one_workload_only() throws IOException {
        String two = "workloads: { a: { steps: [ { get: /a } ] }, b: { steps: [ { get: /b } ] } }";

        assertThat(tried(two, "--workload", "b")).isZero();
        assertThat(asked).containsExactly("GET /b");

        assertThat(tried(two, "-w", "c")).isEqualTo(2);
        assertThat(run.err()).contains("the scenario has no workload `c`");
    }

    @Test
    void should_say_what_does_not_hold_and_what_was_not_made() throws IOException {
        int code =
                tried(
                        """
                        steps:
                          - get: /users/8
                            name: user
                            check: { json: { $.id: 8 }, status: 200, body: key }
                          - get: /after
                        """);

        assertThat(code).isEqualTo(99);
        assertThat(asked).containsExactly("GET /users/8");
        assertThat(run.out())
                .contains(
                        "    ✗ json $.id is `8`, but: $.id: 7",
                        "    ✓ status 200",
                        "    ✓ body contains `key`",
                        "1 of 1 request failed",
                        "  ✗ user  check: $.id: 7",
                        "  not made: GET /after");
    }

    @Test
    void should_show_nothing_that_is_secret() throws IOException {
        Path key = Files.writeString(folder.resolve("key.txt"), "s3cr3t-value");
        assertThat(
                        tried(
                                """
                                secrets: { key: file:%s }
                                defaults: { headers: { X-Api-Key: "${secrets.key}" } }
                                steps:
                                  - get: /echo?q=${secrets.key}&access_token=plainly-written
                                    auth: { basic: { user: ada, password: hunter-2 } }
                                """
                                        .formatted(key.getFileName()),
                                "--json"))
                .as(run.err())
                .isZero();

        assertThat(run.out())
                .doesNotContain("s3cr3t", "plainly-written", "hunter", "YWRhOmh1bnRlci0y");
        assertThat(misfits()).isEmpty();
        JsonNode request = JsonMapper.shared().readTree(run.out()).get("requests").get(0);
        assertThat(request.get("ok").asBoolean()).isTrue();
        JsonNode attempt = request.get("attempts").get(0);
        assertThat(attempt.get("request").get("line").asString())
                .endsWith("/echo?q=***&access_token=***");
        assertThat(attempt.get("answer").get("body").asString())
                .isEqualTo("{\"key\":\"***\",\"id\":7}");
        assertThat(attempt.get("serviceMillis").asDouble()).isPositive();
    }

    @Test
    void should_not_show_elsewhere_what_it_hides_by_its_name() throws IOException {
        assertThat(
                        tried(
                                """
                                steps:
                                  - get: /echo?api_key=by%2Dname&page=12
                                    headers: { X-Api-Key: "by-name, c-0123456789, 12" }
                                """))
                .isZero();

        assertThat(run.out())
                .contains("/echo?api_key=***&page=12", "\"key\":\"***")
                .doesNotContain("by-name", "by%2Dname", "c-0123456789");
    }

    @Test
    void should_show_no_byte_of_a_binary_answer_that_begins_with_a_secret() throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), "s3cr3tKEY");
        String steps =
                """
                secrets: { key: file:%s }
                steps: [ { get: /binary-echo, headers: { X-Api-Key: "${secrets.key}" } } ]
                """;

        assertThat(tried(steps.formatted(secret))).as(run.err()).isZero();

        assertThat(run.out()).contains("binary: ***").doesNotContain("s3cr3t", "73 33 63");
    }

    @Test
    void should_show_every_hop_and_every_further_attempt() throws IOException {
        int code =
                tried(
                        """
                        steps:
                          - get: /moved
                            redirects: 2
                          - get: /broken
                            retry: { times: 1, on: [ 5xx ], backoff: 5ms..10ms }
                        """);

        assertThat(code).isEqualTo(99);
        assertThat(asked)
                .containsExactly(
                        "GET /moved",
                        "GET /there?token=abcdefgh&page=2",
                        "GET /broken",
                        "GET /broken");
        assertThat(run.out())
                .contains("< HTTP/1.1 302 ", "/there?token=***&page=2", "    2 attempts")
                .contains("✗ status < 400, but: 500", "  ✗ GET /broken  status 500\n")
                .doesNotContain("abcdefgh");
    }

    @Test
    void should_obey_nothing_that_the_target_sends() throws IOException {
        assertThat(tried("steps: [ { get: /hostile }, { get: /binary }, { get: /long } ]"))
                .isZero();

        assertThat(run.out())
                .contains("␛]0;gotcha␇␛[31mred", "binary: 89 50 4e 47 00 01 02", "9.00 MB in all")
                .doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    /** Where the document differs from its published schema. */
    private List<Error> misfits() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/try.schema.json")))
                .validate(run.out(), InputFormat.JSON);
    }

    @Test
    void should_print_a_document_that_fits_its_schema_whatever_went_wrong() throws IOException {
        assertThat(
                        tried(
                                """
                                setup: [ { post: /login } ]
                                steps:
                                  - { get: /moved, redirects: 2, on-error: continue }
                                  - { get: /binary, save: { id: $.id }, on-error: continue }
                                  - think: 2ms
                                  - { get: /long, timeout: 1ms, on-error: continue }
                                  - get: /broken
                                    retry: { times: 1, on: [ 5xx ], backoff: 5ms..10ms }
                                """,
                                "--json"))
                .as(run.err())
                .isEqualTo(99);

        assertThat(misfits()).isEmpty();
        JsonNode document = JsonMapper.shared().readTree(run.out());
        assertThat(document.get("verdict").asString()).isEqualTo("fail");
        assertThat(document.get("requests").get(4).get("error").get("text").asString())
                .isEqualTo("status 500");
    }

    @Test
    void should_print_a_document_that_fits_its_schema_when_nobody_answers() throws IOException {
        server.stop(0);

        assertThat(tried("steps: [ { get: / } ]", "--json")).isEqualTo(99);

        assertThat(misfits()).isEmpty();
    }

    @Test
    void should_tell_when_nobody_answers() throws IOException {
        server.stop(0);

        assertThat(tried("steps: [ { get: / } ]")).isEqualTo(99);
        assertThat(run.out()).contains("FAIL  ", "1 of 1 request failed", "refused");
    }
}
