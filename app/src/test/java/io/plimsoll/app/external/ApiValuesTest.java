package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up values fit their schema. */
final class ApiValuesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    type: object, properties: { a: { type: string }, up: { $ref: '#/it' }, all: { type: array, items: { $ref: '#/it' } } } | {"a":"example","all":[]}
                    type: object, properties: { up: { oneOf: [ { $ref: '#/it' }, { type: integer } ] } }    | {"up":1}
                    allOf: [ { properties: { up: { $ref: '#/it' } } }, { properties: { a: { type: integer } } } ] | {"a":1}
                    type: object, required: [ up ], properties: { a: { type: integer }, up: { $ref: '#/it' } } | {}
                    properties: { b: { required: [ c ], properties: { c: { $ref: '#/it' } } }, a: { type: integer } } | {"a":1}
                    properties: { a: { type: array, minItems: 1, items: { $ref: '#/it' } }, b: { type: integer } }    | {"b":1}
                    properties: { a: { allOf: [ { enum: [ x, y ] } ] } }          | {"a":"x"}
                    properties: { a: { type: integer } }, oneOf: [ { required: [ a ] } ] | {"a":1}
                    properties: { a: { const: 5 }, b: { type: integer, readOnly: true } } | {"a":5}
                    properties: { a: { type: string, format: binary } }           | {"a":"ZXhhbXBsZQ=="}
                    """)
    void should_fit(String schema, String json) throws IOException {
        String api =
                "openapi: 3.0.3\nit: { %s }\npaths: { /a: { post: { requestBody: { content: {"
                                .formatted(schema)
                        + " application/json: { schema: { $ref: '#/it' } } } } } } }\n";
        Path file = Files.writeString(folder.resolve("api.yaml"), api);

        assertThat(Drafted.of(OpenApi.draft(file)).firstStep().body())
                .isEqualTo(new Body.Json(json));
    }
}
