package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.HttpStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values are those of the tables in OpenAPI 3.1, section 4.8.12, and Swagger 2. */
final class ApiParameterTest {

    private static final String LIST = "schema: { type: array }, example: [ blue, 'a b', c/d ]";
    private static final String OBJECT = "schema: { type: object }, example: { R: 100, G: 'a,b' }";

    @TempDir private Path folder;

    private HttpStep step(String version, String path, String operation) throws IOException {
        String api = version + "\npaths: { '" + path + "': { post: { " + operation + " } } }\n";
        return Drafted.of(OpenApi.draft(Files.writeString(folder.resolve("api.yaml"), api)))
                .firstStep();
    }

    private HttpStep with(String in, String says, String of) throws IOException {
        return step(
                "openapi: 3.1.0",
                in.equals("path") ? "/{p}" : "/",
                "parameters: [ { name: p, in: %s, required: true, %s%s } ]"
                        .formatted(
                                in,
                                says.isEmpty() ? "" : says + ", ",
                                of.replace("LIST", LIST).replace("OBJECT", OBJECT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                      | LIST   | p=blue&p=a%20b&p=c%2Fd
                    explode: false                          | LIST   | p=blue,a%20b,c%2Fd
                    style: spaceDelimited, explode: false   | LIST   | p=blue%20a%20b%20c%2Fd
                    style: pipeDelimited                    | LIST   | p=blue%7Ca%20b%7Cc%2Fd
                    ''                                      | OBJECT | R=100&G=a%2Cb
                    explode: false                          | OBJECT | p=R,100,G,a%2Cb
                    style: deepObject, explode: true        | OBJECT | p%5BR%5D=100&p%5BG%5D=a%2Cb
                    style: deepObject | example: { a: { b: 1 }, c: [ x, y ] } | p%5Ba%5D%5Bb%5D=1&p%5Bc%5D=x&p%5Bc%5D=y
                    style: deepObject | example: { password: x, y: x }        | p%5Bpassword%5D=${secrets.p_password}&p%5By%5D=x
                    '' | 'content: { application/json: { example: { a: 1 } } }' | p=%7B%22a%22%3A1%7D
                    '' | example: [ ]                                         | ''
                    """)
    void should_stand_in_a_query_as_described(String says, String of, String query)
            throws IOException {
        assertThat(with("query", says, of).path()).isEqualTo(query.isEmpty() ? "/" : "/?" + query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                           | LIST   | blue,a%20b,c%2Fd
                    style: simple, explode: true | OBJECT | R=100,G=a%2Cb
                    style: simple                | OBJECT | R,100,G,a%2Cb
                    style: label, explode: true  | LIST   | .blue.a%20b.c%2Fd
                    style: label                 | LIST   | .blue,a%20b,c%2Fd
                    style: label                 | example: x | .x
                    style: matrix                | LIST   | ;p=blue,a%20b,c%2Fd
                    style: matrix, explode: true | LIST   | ;p=blue;p=a%20b;p=c%2Fd
                    style: matrix, explode: true | OBJECT | ;R=100;G=a%2Cb
                    """)
    void should_stand_in_a_path_as_described(String says, String of, String path)
            throws IOException {
        assertThat(with("path", says, of).path()).isEqualTo("/" + path);
    }

    @Test
    void should_stand_in_headers_and_cookies_as_described() throws IOException {
        assertThat(with("header", "", "example: [ a, 'b c' ]").headers())
                .containsEntry("p", "a,b c");
        assertThat(with("cookie", "", "example: [ a, 'b;c' ]").headers())
                .containsEntry("Cookie", "p=a; p=b%3Bc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                        | p=1,2
                    collectionFormat: multi,  | p=1&p=2
                    collectionFormat: ssv,    | p=1%202
                    collectionFormat: tsv,    | p=1%092
                    collectionFormat: pipes,  | p=1%7C2
                    """)
    void should_be_joined_as_an_older_interface_says(String says, String query) throws IOException {
        assertThat(
                        step(
                                        "swagger: '2.0'",
                                        "/",
                                        "parameters: [ { name: p, in: query, required: true, type: array,"
                                                + says
                                                + " items: { type: integer }, x-example: [ 1, 2 ] } ]")
                                .path())
                .isEqualTo("/?" + query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                        | Text[text=tags=p&tags=q&of=%7B%22a%22%3A1%7D]
                    tags: { explode: false }  | Form[fields={tags=p,q, of={"a":1}}]
                    of: { style: deepObject } | Text[text=tags=p&tags=q&of%5Ba%5D=1]
                    """)
    void should_stand_in_a_form_as_its_encoding_says(String encoding, String body)
            throws IOException {
        HttpStep step =
                step(
                        "openapi: 3.0.3",
                        "/",
                        "requestBody: { content: { application/x-www-form-urlencoded: {"
                                + " example: { tags: [ p, q ], of: { a: 1 } }, encoding: { "
                                + encoding
                                + " } } } }");
        assertThat(step.body()).hasToString(body);
    }
}
