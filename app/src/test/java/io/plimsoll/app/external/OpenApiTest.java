package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What descriptions of interfaces say about their operations is sent. */
final class OpenApiTest {

    @TempDir private Path folder;

    private Drafted drafted(String api) throws IOException {
        return Drafted.of(OpenApi.draft(Files.writeString(folder.resolve("api.yaml"), api)));
    }

    /** Of an interface with these paths. */
    private Drafted ofPaths(String paths) throws IOException {
        return drafted("openapi: 3.0.3\npaths:\n" + paths.indent(2));
    }

    private static List<String> paths(Drafted drafted) {
        return drafted.scenario().workloads().stream()
                .map(workload -> ((HttpStep) workload.steps().getFirst()).path())
                .toList();
    }

    @Test
    void should_send_the_password_as_the_password_only() throws IOException {
        Drafted drafted =
                ofPaths(
                        """
                        /users: { post: { parameters: [ { name: filter, in: query, required: true, schema: { type: string } } ],
                          requestBody: { content: { application/json: { schema: { type: object, properties: {
                            username: { type: string }, email: { type: string, format: email }, phone: { type: string, example: '12345' } } } } } } } }
                        /login: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: {
                          username: { type: string }, password: { type: string }, pwd_pin: { type: integer, minimum: 2026 }, max_tokens: { type: integer } } } } } } } }
                        /signup: { post: { requestBody: { content: { application/json: {
                          example: { phone: '12345', password: '12345', login: [ { password: example } ] } } } } } }
                        """);

        assertThat(paths(drafted).getFirst()).isEqualTo("/users?filter=example");
        assertThat(bodies(drafted))
                .containsExactly(
                        "{\"username\":\"example\",\"email\":\"somebody@example.com\",\"phone\":\"12345\"}",
                        "{\"username\":\"example\",\"password\":\"${secrets.password}\",\"pwd_pin\":\"${secrets.pwd_pin}\",\"max_tokens\":1}",
                        "{\"phone\":\"12345\",\"password\":\"${secrets.password}\",\"login\":[{\"password\":\"${secrets.password}\"}]}");
        assertThat(drafted.scenario().secrets()).containsOnlyKeys("password", "pwd_pin");
    }

    @Test
    void should_look_nowhere_for_what_stands_for_a_file() throws IOException {
        Drafted drafted =
                ofPaths(
                        """
                        /in: { post: { requestBody: { content: { multipart/form-data: { schema: { type: object, properties: {
                          password: { type: string, format: binary }, title: { type: string } } } } } } } }
                        """);

        assertThat(drafted.firstStep().body().toString())
                .contains("${secrets.password}", "text=example");
    }

    private static List<String> bodies(Drafted drafted) {
        return drafted.scenario().workloads().stream()
                .map(workload -> ((HttpStep) workload.steps().getFirst()).body())
                .map(body -> body instanceof Body.Json json ? json.text() : body.toString())
                .toList();
    }

    @Test
    void should_copy_nowhere_an_example_that_looks_like_a_credential() throws IOException {
        Drafted drafted =
                ofPaths(
                        """
                        /in: { post: { requestBody: { content: { application/json: {
                          example: { token: abcd1234abcd1234, copy: abcd1234abcd1234 } } } } } }
                        """);

        assertThat(drafted.text()).doesNotContain("abcd1234");
        assertThat(bodies(drafted))
                .containsExactly("{\"token\":\"${secrets.token}\",\"copy\":\"${secrets.token}\"}");
    }

    @Test
    void should_have_a_var_for_each_value_in_a_path() throws IOException {
        Drafted drafted =
                ofPaths(
                        """
                        /orders/{id}: { get: { parameters: [ { name: id, in: path, example: 77 } ] } }
                        /users/{id}: { get: { parameters: [ { name: id, in: path, example: ada } ] } }
                        /items/{id}: { get: { parameters: [ { name: id, in: path, examples: { one: { value: 77 } } } ] } }
                        /at/{when}: { get: { parameters: [ { name: when, in: path, schema: { type: string, format: date-time } } ] } }
                        /of/{day}: { get: { parameters: [ { name: day, in: path, example: 1/2 c } ] } }
                        /as/{it}: { get: { parameters: [ { name: it, in: path, example: "${it}" } ] } }
                        /to/{unsaid}: { get: {} }
                        """);

        assertThat(paths(drafted))
                .containsExactly(
                        "/orders/${id}",
                        "/users/${id_2}",
                        "/items/${id}",
                        "/at/${when}",
                        "/of/1%2F2%20c",
                        "/as/%24%7Bit%7D",
                        "/to/${unsaid}");
        assertThat(drafted.scenario().vars())
                .containsExactly(
                        Map.entry("id", "77"),
                        Map.entry("id_2", "ada"),
                        Map.entry("when", "2026-01-31T12:00:00Z"),
                        Map.entry("unsaid", "1"));
    }

    @Test
    void should_send_cookies_that_are_required() throws IOException {
        Drafted drafted =
                ofPaths(
                        """
                        /me: { get: { parameters: [ { name: theme, in: cookie, required: true, example: dark },
                          { name: session, in: cookie, required: true, schema: { type: string } },
                          { name: other, in: cookie, schema: { type: string } } ] } }
                        """);

        assertThat(drafted.firstStep().headers())
                .containsEntry("Cookie", "theme=dark; session=${secrets.session}");
    }

    @Test
    void should_say_who_asks_in_all_that_go_together() throws IOException {
        Drafted drafted =
                drafted(
                        """
                        openapi: 3.0.0
                        components: { securitySchemes: { login: { type: apiKey, in: cookie, name: sid }, app: { type: apiKey, in: header, name: X-App } } }
                        security: [ { login: [], app: [] }, {} ]
                        paths: { /me: { get: {} } }
                        """);

        assertThat(drafted.firstStep().headers())
                .containsOnly(
                        Map.entry("Cookie", "sid=${secrets.sid}"),
                        Map.entry("X-App", "${secrets.app}"));
    }

    @Test
    void should_make_a_workload_of_each_operation() throws IOException {
        Drafted drafted =
                drafted(
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
                        """);
        Scenario scenario = drafted.scenario();

        assertThat(scenario.target()).isEqualTo("http://127.0.0.1:9000/v1");
        assertThat(scenario.vars()).containsEntry("petId", "5");
        assertThat(scenario.workloads()).extracting(Workload::name).contains("getpet");
        assertThat(drafted.firstStep().path()).isEqualTo("/pets/${petId}");
        assertThat(drafted.firstStep().headers()).containsEntry("X-Key", "${secrets.key}");
        assertThat(scenario.workloads().get(1).steps().getFirst().toString())
                .contains("Rex", "[\"a\"]");
    }

    @ParameterizedTest
    @CsvSource({"application/x-www-form-urlencoded, form:", "multipart/form-data, multipart:"})
    void should_draft_the_forms_of_an_interface(String type, String key) throws IOException {
        String api =
                """
                openapi: 3.0.0
                paths: { /in: { post: { requestBody: { content: { %s: { schema: { type: object, properties: {
                  user: { type: string, example: ada }, password: { type: string, example: hunter-22 } } } } } } } } }
                """
                        .formatted(type);
        assertThat(drafted(api).text())
                .contains(key, "user: ada", "password: \"${secrets.password}\"")
                .doesNotContain("hunter-22");
    }

    @ParameterizedTest
    @CsvSource({"consumes: [ multipart/form-data ], string", "summary: an upload, file"})
    void should_draft_the_forms_in_parts_of_an_older_interface(String says, String type)
            throws IOException {
        String api =
                """
                swagger: "2.0"
                host: 127.0.0.1:1
                paths: { /in: { post: { %s, parameters: [ { in: formData, name: user, type: string },
                  { in: formData, name: pic, type: %s } ] } } }
                """
                        .formatted(says, type);
        Drafted drafted = drafted(api);

        assertThat(drafted.firstStep().body())
                .isInstanceOfSatisfying(
                        Body.Multipart.class, form -> assertThat(form.parts()).hasSize(2));
        assertThat(drafted.said().contains("write `pic: { file: … }`"))
                .isEqualTo(type.equals("file"));
    }

    @Test
    void should_say_which_parts_are_files() throws IOException {
        Drafted drafted =
                ofPaths(
                        """
                        /up: { post: { requestBody: { content: { multipart/form-data: {
                          example: { title: x, pic: cat.png, tags: [ a, b ], of: { a: 1 }, raw: abc },
                          encoding: { raw: { contentType: image/png } },
                          schema: { type: object, properties: { title: { type: string }, pic: { type: string, format: binary } } } } } } } }
                        /more: { post: { requestBody: { content: { multipart/form-data: { schema: { type: object, properties: {
                          pics: { type: array, items: { type: string, format: binary } },
                          newer: { type: string, contentMediaType: image/png },
                          text: { type: string, contentMediaType: application/json } } } } } } } }
                        """);

        assertThat(drafted.notes())
                .filteredOn(note -> note.contains("is a file"))
                .extracting(note -> note.replaceAll("^The part `(.*?)`.*", "$1"))
                .containsExactly("pic", "raw", "pics", "newer");
        assertThat(drafted.said())
                .contains("Of the 2 parts `tags` of POST /up the first was taken")
                .contains("write `of: { text: …, type: application/json }`");
    }

    @Test
    void should_make_up_the_parts_of_a_form() throws IOException {
        String api =
                """
                openapi: 3.0.0
                paths: { /up: { post: { requestBody: { content: { multipart/form-data: {
                  schema: { type: object, properties: { name: { type: string, example: Rex }, age: { type: integer } } } } } } } } }
                """;

        assertThat(drafted(api).firstStep().body())
                .isInstanceOfSatisfying(
                        Body.Multipart.class, form -> assertThat(form.parts()).hasSize(2));
    }
}
