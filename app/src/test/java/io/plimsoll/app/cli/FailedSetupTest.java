package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real run whose {@code setup} fails leaves a result like any other, with the reason in it. */
final class FailedSetupTest {

    private static final String KEY = "key-5566778899";

    @TempDir private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::echoItsKey);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void echoItsKey(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
        byte[] body = "{\"key\":\"%s\"}".formatted(key).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private CommandLineRun program() {
        CommandLineRun program = CommandLineRun.withEngine();
        program.environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        program.environment.put("SHOP_KEY", KEY);
        return program;
    }

    private CommandLineRun run(String... options) throws IOException {
        Path scenario =
                Files.writeString(
                        folder.resolve("shop.yaml"),
                        """
                        target: http://127.0.0.1:%d
                        secrets: { key: env:SHOP_KEY }
                        defaults: { headers: { X-Api-Key: "${secrets.key}" } }
                        setup:
                          - { post: /warm, name: warm, check: { json: { $.key: open } } }
                          - { get: /never }
                        steps: [ { get: /page } ]
                        teardown: [ { delete: /shop } ]
                        phases: [ { name: steady, rate: 20/s, for: 60s } ]
                        slo: [ p99 < 1s, errors < 5%% over 2s, throughput > 1/s ]
                        budget: { p95: { target: 1ms, warning: 2ms, violation: 3ms } }
                        """
                                .formatted(server.getAddress().getPort()));
        CommandLineRun program = program();
        String[] words =
                Stream.concat(Stream.of("run", scenario.toString()), Stream.of(options))
                        .toArray(String[]::new);
        assertThat(program.run(words)).as(program.err()).isEqualTo(111);
        assertThat(asked).containsExactly("/warm", "/shop");
        assertThat(program.err())
                .contains("error: `setup` failed, so that nothing else was sent: `warm`: ")
                .contains("help: mend the step or the target");
        return program;
    }

    @Test
    void should_print_a_document_that_fits_its_schema_and_says_why() throws IOException {
        String out = run("--json").out();

        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(Files.readString(Path.of("../docs/run.schema.json")))
                                .validate(out, InputFormat.JSON))
                .isEmpty();
        JsonNode document = JsonMapper.shared().readTree(out);
        assertThat(document.at("/verdict").asString()).isEqualTo("inconclusive");
        assertThat(document.at("/exitCode").asInt()).isEqualTo(111);
        assertThat(document.at("/causes/0/cause").asString()).isEqualTo("plan not delivered");
        assertThat(document.at("/validity/0/reason").asString()).isEqualTo("setup");
        assertThat(document.at("/validity/0/figure").asString()).contains("`warm`", "$.key", "***");
        assertThat(document.at("/stopped").asBoolean()).isFalse();
        assertThat(document.at("/arrivals/planned").asLong()).isZero();
        assertThat(document.get("slo"))
                .extracting(slo -> slo.get("note").asString())
                .containsOnly("no sample: `setup` failed");
    }

    @Test
    void should_be_kept_listed_and_shown_again_without_its_secret() throws IOException {
        CommandLineRun first = run();
        CommandLineRun list = program();
        assertThat(list.run("runs", "ls")).isZero();
        assertThat(list.out().lines().toList().get(1)).matches(".*-shop +INCONCLUSIVE +0.*");

        CommandLineRun again = program();
        assertThat(again.run("runs", "show")).as(again.err()).isZero();

        assertThat(again.out())
                .isEqualTo(first.out())
                .contains("shop: `setup` failed, 4 of 4 SLOs undecided")
                .contains("! setup: `warm`: ")
                .contains("→ `plimsoll try FILE` shows what `setup` sends");
        assertThat(again.err()).isEmpty();
        CommandLineRun report = program();
        assertThat(report.run("report", "last", "-f", "html,json")).as(report.err()).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY);
            }
        }
        assertThat(first.out() + first.err()).doesNotContain(KEY);
    }
}
