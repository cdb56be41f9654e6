package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.model.yaml.ScenarioReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that {@code plimsoll init} writes can be read, and holds no secret. */
final class InitTest {

    private static final String HAR =
            """
            { "log": { "version": "1.2", "creator": {}, "pages": [], "entries": [
              { "startedDateTime": "2026-03-01T10:00:00.000Z", "time": 120.5,
                "request": { "method": "POST", "url": "https://shop.example/login?next=%2F",
                  "headers": [ { "name": "Content-Type", "value": "application/json" },
                               { "name": ":authority", "value": "shop.example" },
                               { "name": "sec-ch-ua", "value": "x" },
                               { "name": "Accept", "value": "application/json" } ],
                  "postData": { "mimeType": "application/json",
                                "text": "{\\"user\\":\\"ada\\",\\"password\\":\\"hunter-22\\"}" } },
                "response": { "status": 200, "content": { "text": "hunter-22" } } },
              { "startedDateTime": "2026-03-01T10:00:02.000Z", "time": 30,
                "request": { "method": "GET", "url": "https://shop.example/users/4711?api_key=k-998877",
                  "headers": [ { "name": "Authorization", "value": "Bearer tok-123456" },
                               { "name": "Cookie", "value": "sid=c-55667788" } ] } },
              { "startedDateTime": "2026-03-01T10:00:02.100Z", "time": 30,
                "request": { "method": "GET", "url": "https://cdn.example/logo.png", "headers": [] } },
              { "startedDateTime": "2026-03-01T10:00:02.200Z", "time": 30,
                "request": { "method": "OPTIONS", "url": "https://shop.example/x", "headers": [] } }
            ] } }
            """;

    @TempDir private Path folder;

    private final CommandLineRun run = CommandLineRun.withoutRuns();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What was drafted, checked. */
    private Scenario drafted(String kind, String source) {
        Path draft = folder.resolve("draft.yaml");
        assertThat(run.run("init", draft.toString(), "--from", kind, source))
                .as(run.err())
                .isZero();
        assertThat(run.run("check", draft.toString())).as(run.err()).isZero();
        return new ScenarioReader(Set.of("echo")).read(draft);
    }

    private String text() throws IOException {
        return Files.readString(folder.resolve("draft.yaml"));
    }

    private static HttpStep first(Workload workload) {
        return (HttpStep) workload.steps().getFirst();
    }

    @Test
    void should_write_a_file_that_can_be_run_and_overwrite_none() throws IOException {
        String file = folder.resolve("shop.yaml").toString();

        assertThat(run.run("init", file)).isZero();
        assertThat(run.run("check", file)).as(run.err()).isZero();
        assertThat(run.out()).contains("wrote " + file, "my first test: 2 phases");

        String before = Files.readString(Path.of(file));
        assertThat(run.run("init", file)).isEqualTo(2);
        assertThat(run.err()).contains("is there already");
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
    }

    @Test
    void should_go_through_what_it_wrote() {
        String file = folder.resolve("shop.yaml").toString();
        CommandLineRun real = CommandLineRun.withEngine();

        assertThat(real.run("init", file)).isZero();
        assertThat(real.run("try", file)).as(real.out()).isZero();
        assertThat(real.out()).contains("PASS  browse: 2 requests", "PASS  buy: 1 request");
    }

    @Test
    void should_draft_from_a_har_without_its_secrets() throws IOException {
        Scenario scenario = drafted("har", file("a.har", HAR).toString());

        Workload main = scenario.workloads().getFirst();
        assertThat(main.steps()).hasSize(3); // a think between the two requests
        assertThat(first(main).name()).isEqualTo("POST /login");
        assertThat(first(main).headers()).containsOnlyKeys("Accept");
        assertThat(scenario.target()).isEqualTo("http://shop.example");
        assertThat(scenario.secrets())
                .containsOnlyKeys("password", "api_key", "authorization", "cookie");
        assertThat(text())
                .contains("GET /users/{id}", "env:API_KEY", "https, which is not spoken yet")
                .contains("1 × https://cdn.example", "1 × OPTIONS", "think: 1.8s")
                .doesNotContain("hunter-22", "k-998877", "tok-123456", "c-55667788");
        assertThat(run.out()).doesNotContain("hunter-22", "k-998877", "tok-123456", "c-55667788");
    }

    @Test
    void should_draft_from_curl() throws IOException {
        Scenario scenario =
                drafted(
                        "curl",
                        """
                        curl -sS 'http://127.0.0.1:8080/orders?dry=1' -X PUT \\
                          -H 'Content-Type: application/json' -H "X-Api-Key: abc-def-ghi" \\
                          --data-raw $'{"note":"it\\'s","total":3}' -L -u ada:pass-word --cert a.pem
                        """);

        HttpStep step = first(scenario.workloads().getFirst());
        assertThat(step.method().name()).isEqualTo("PUT");
        assertThat(step.path()).isEqualTo("/orders?dry=1");
        assertThat(step.body().toString()).contains("it's").contains("\"total\":3");
        assertThat(scenario.defaults().options().redirects()).contains(10);
        assertThat(text())
                .contains("The option `--cert` was left out", "X-Api-Key: \"${secrets.api_key}\"")
                .doesNotContain("abc-def-ghi", "pass-word", "YWRhOnBhc3Mtd29yZA");
    }

    @Test
    void should_draft_a_form_and_several_commands() throws IOException {
        Scenario scenario =
                drafted(
                        "curl",
                        file(
                                        "cmds.sh",
                                        """
                                        # two
                                        curl http://127.0.0.1:8080/login -d user=ada -d 'pass=a%20b' -d 'x=${y}'
                                        curl http://127.0.0.1:8080/search -G --data-urlencode 'q=a b'
                                        """)
                                .toString());

        assertThat(scenario.workloads().getFirst().steps()).hasSize(2);
        assertThat(((HttpStep) scenario.workloads().getFirst().steps().get(1)).path())
                .isEqualTo("/search?q=a+b");
        assertThat(text()).contains("form:", "$${y}");
    }

    @Test
    void should_draft_a_form_in_parts() throws IOException {
        Scenario scenario =
                drafted(
                        "curl",
                        "curl -F f=@x.png -F 'title=a & b;type=text/plain' --form-string s=@1"
                                + " http://127.0.0.1:8080/up");
        HttpStep step = first(scenario.workloads().getFirst());
        assertThat(step.method().name()).isEqualTo("POST");
        assertThat(((Body.Multipart) step.body()).parts())
                .extracting(Body.Part::name, Body.Part::content)
                .containsExactly(
                        tuple("f", new Body.Part.Content.Text("the content of x.png")),
                        tuple("title", new Body.Part.Content.Text("a & b")),
                        tuple("s", new Body.Part.Content.Text("@1")));
        assertThat(run.out()).contains("write `f: { file: … }`");

        Files.delete(folder.resolve("draft.yaml"));
        Scenario api =
                drafted(
                        "openapi",
                        file(
                                        "up.yaml",
                                        """
                                        openapi: 3.0.0
                                        paths: { /up: { post: { requestBody: { content: { multipart/form-data: {
                                          schema: { type: object, properties: { name: { type: string, example: Rex }, age: { type: integer } } } } } } } } }
                                        """)
                                .toString());
        assertThat(first(api.workloads().getFirst()).body())
                .isInstanceOfSatisfying(
                        Body.Multipart.class, form -> assertThat(form.parts()).hasSize(2));
    }

    @Test
    void should_say_that_a_quote_is_never_closed() throws IOException {
        String commands = "curl http://127.0.0.1:1/a\ncurl 'http://127.0.0.1:1/b\n-d x";
        assertThat(
                        run.run(
                                "init",
                                folder.resolve("no.yaml").toString(),
                                "--from",
                                "curl",
                                file("cmds.sh", commands).toString()))
                .isEqualTo(104);
        assertThat(run.err())
                .contains("a quote is never closed, in line 2: 'http://127.0.0.1:1/b")
                .contains("close it with `'`");
    }

    @Test
    void should_tell_once_what_is_wrong_and_where_there_is_no_folder() throws IOException {
        String log = file("one.log", "x\n").toString();
        String draft = folder.resolve("no.yaml").toString();
        assertThat(run.run("init", draft, "--from", "access-log", log)).isEqualTo(104);
        assertThat(run.err()).containsOnlyOnce("there is no time in brackets");

        String nowhere = folder.resolve("nope").resolve("z.yaml").toString();
        assertThat(run.run("init", nowhere)).isEqualTo(2);
        assertThat(run.err()).contains("there is no folder `" + folder.resolve("nope"));
    }

    @Test
    void should_draft_from_an_access_log_by_its_shares() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            String request =
                    i % 10 == 0
                            ? "POST /orders HTTP/1.1"
                            : "GET /users/%d?token=t-%08d HTTP/1.1".formatted(i, i);
            log.append(
                    "10.0.0.1 - - [01/Mar/2026:10:%02d:%02d +0000] \"%s\" 200 5 \"-\" \"x\"%n"
                            .formatted(i / 60, i % 60, request));
        }
        log.append("garbage\n\u0016\u0003\u0001\n");
        Scenario scenario = drafted("access-log", file("access.log", log.toString()).toString());

        assertThat(scenario.workloads())
                .extracting(Workload::name, Workload::weight)
                .containsExactly(tuple("get-users-id", 900), tuple("post-orders", 100));
        assertThat(first(scenario.workloads().getFirst()).name()).isEqualTo("GET /users/{id}");
        assertThat(text())
                .contains(
                        "600 requests in 10m",
                        "rate: 1/s",
                        "2 lines could not be read",
                        "the first is line 601")
                .doesNotContain("t-00000001");
    }

    @Test
    void should_draft_from_openapi() throws IOException {
        Scenario scenario =
                drafted(
                        "openapi",
                        file(
                                        "api.yaml",
                                        """
                                        openapi: 3.0.0
                                        info: { title: "Pets & more" }
                                        servers: [ { url: "http://127.0.0.1:9000/v1/" } ]
                                        security: [ { key: [] } ]
                                        paths:
                                          /pets/{petId}:
                                            parameters: [ { $ref: "#/components/parameters/petId" } ]
                                            get:
                                              operationId: getPet
                                              responses: { "200": {} }
                                            put:
                                              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
                                        components:
                                          parameters: { petId: { name: petId, in: path, required: true, schema: { type: integer, minimum: 5 } } }
                                          securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
                                          schemas:
                                            Pet:
                                              type: object
                                              properties:
                                                name: { type: string, example: Rex }
                                                mother: { $ref: "#/components/schemas/Pet" }
                                                tags: { type: array, items: { type: string, enum: [ a, b ] } }
                                        """)
                                .toString());

        assertThat(scenario.target()).isEqualTo("http://127.0.0.1:9000/v1");
        assertThat(scenario.vars()).containsEntry("petId", "5");
        assertThat(scenario.workloads()).extracting(Workload::name).contains("getpet");
        assertThat(first(scenario.workloads().getFirst()).path()).isEqualTo("/pets/${petId}");
        assertThat(first(scenario.workloads().getFirst()).headers())
                .containsEntry("X-Key", "${secrets.key}");
        assertThat(first(scenario.workloads().get(1)).body().toString()).contains("Rex", "[\"a\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "har", "curl", "access-log"})
    void should_refuse_what_is_something_else(String kind) throws IOException {
        byte[] noise = new byte[200_000];
        new SplittableRandom(7).nextBytes(noise);
        List<Path> files =
                List.of(
                        file("empty", ""),
                        file("blank", " \n\n"),
                        file("broken.json", "{ \"log\": { \"entries\": [ { \"request\": "),
                        file("list.json", "[]"),
                        file("none.har", "{ \"log\": { \"entries\": [] } }"),
                        file("deep.json", "[".repeat(100_000)),
                        Files.write(folder.resolve("noise"), noise),
                        folder.resolve("missing"),
                        folder);
        for (Path file : files) {
            String draft = folder.resolve("no.yaml").toString();
            assertThat(run.run("init", draft, "--from", kind, file.toString()))
                    .as("%s %s: %s", kind, file, run.err())
                    .isEqualTo(104);
            assertThat(Path.of(draft)).doesNotExist();
        }
        assertThat(run.err()).doesNotContain("inside Plimsoll", "\tat ", "\u001b");
    }

    @Test
    void should_read_large_files() throws IOException {
        Path har = folder.resolve("large.har");
        try (BufferedWriter out = Files.newBufferedWriter(har)) {
            out.write("{\"log\":{\"entries\":[");
            String entry =
                    "{\"request\":{\"method\":\"GET\",\"url\":\"http://a.example/p/%d\",\"headers\":[]},"
                            + "\"response\":{\"content\":{\"text\":\"%s\"}}}";
            for (int i = 0; i < 50; i++) {
                out.write((i == 0 ? "" : ",") + entry.formatted(i, "x".repeat(1_000_000)));
            }
            out.write("]}}");
        }
        assertThat(drafted("har", har.toString()).workloads().getFirst().steps()).hasSize(50);

        Path api = Files.writeString(folder.resolve("large.yaml"), "x".repeat(4 << 20));
        assertThat(
                        run.run(
                                "init",
                                folder.resolve("n").toString(),
                                "--from",
                                "openapi",
                                api.toString()))
                .isEqualTo(104);
        assertThat(run.err()).contains("4.0 MB; at most 3 MB are read");
    }

    @Test
    void should_say_what_it_can_draft_from() {
        assertThat(run.run("init", folder.resolve("a").toString(), "--from", "hra", "x"))
                .isEqualTo(2);
        assertThat(run.err()).contains("did you mean `har`");
    }

    /** Mutated inputs end in a draft that can be read, or in a refusal. */
    @Test
    void should_survive_mutations() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_121);
        String log = "1.2.3.4 - ada [01/Mar/2026:10:00:00 +0100] \"GET /a/b?c=d HTTP/1.1\" 200 1\n";
        String curl =
                "curl 'http://127.0.0.1:8080/a?b=${c}' -H 'A: b' -d '{\"a\":[1,2.5e9,\"${x}\"]}'";
        for (int i = 0; i < 300; i++) {
            mutated("har", "m.har", HAR, random, i);
            mutated("access-log", "m.log", log.repeat(3), random, i);
            mutated("curl", "m.sh", curl, random, i);
        }
    }

    private void mutated(String kind, String name, String good, SplittableRandom random, int number)
            throws IOException {
        StringBuilder text = new StringBuilder(good);
        IntStream.range(0, random.nextInt(1, 6))
                .forEach(
                        _ -> {
                            int at = random.nextInt(text.length());
                            switch (random.nextInt(3)) {
                                case 0 -> text.deleteCharAt(at);
                                case 1 ->
                                        text.insert(
                                                at,
                                                "\"'{}[]$\\\n\u0000é#%&:"
                                                        .charAt(random.nextInt(15)));
                                default -> text.setCharAt(at, (char) random.nextInt(32, 127));
                            }
                        });
        Path source =
                Files.write(folder.resolve(name), text.toString().getBytes(StandardCharsets.UTF_8));
        Path draft = folder.resolve("m" + number + kind + ".yaml");
        int code = run.run("init", draft.toString(), "--from", kind, source.toString());
        assertThat(code).as("%s%n%s", text, run.err()).isIn(0, 104);
        if (code == 0) {
            assertThat(run.run("check", draft.toString())).as("%s%n%s", text, run.err()).isZero();
        }
    }
}
