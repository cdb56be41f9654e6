package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
