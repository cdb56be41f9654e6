package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts keep the names of fields, also when the value of a secret is in one. */
final class DraftedNamesTest {

    private static final String AT = "curl 'http://127.0.0.1:1/x' ";

    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void should_keep_names_of_json() {
        String type = AT + "-H 'Content-Type: application/json' ";

        assertThat(
                        Drafted.ofCurl(type + "-d '{\"user\":\"admin\",\"password\":\"password\"}'")
                                .firstStep()
                                .body())
                .isEqualTo(
                        new Body.Json("{\"user\":\"admin\",\"password\":\"${secrets.password}\"}"));
    }

    @Test
    void should_hide_a_secret_wherever_its_value_is() throws IOException {
        HttpStep step =
                Drafted.ofCurl(
                                AT
                                        + "-H 'X-Copy: is $$hunter22!' -H 'Content-Type: application/json'"
                                        + " -d '{\"password\":\"hunter22\",\"pin_token\":\"7654321\",\"a\":[7654321,\"x-hunter22\",{\"hunter22\":1}]}'")
                        .firstStep();

        assertThat(step.headers()).containsEntry("X-Copy", "is ${secrets.password_2}!");
        assertThat(step.body())
                .isEqualTo(
                        new Body.Json(
                                "{\"password\":\"${secrets.password}\",\"pin_token\":\"${secrets.pin_token}\","
                                        + "\"a\":[\"${secrets.pin_token}\",\"x-${secrets.password}\",{\"hunter22\":1}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "username=admin&password=password, '{username=admin, password=${secrets.password}}'",
        "token=abcdefgh&password=token&x=abcdefgh, '{token=${secrets.token}, password=${secrets.password}, x=${secrets.token}}'",
        "a=\uE000x\uE001, '{a=\uE000x\uE001}'",
        "a=\uE002password\uE001&password=password, '{a=\uE002password\uE001, password=${secrets.password}}'",
        "secrets=secrets&password=secrets, '{secrets=${secrets.secrets}, password=${secrets.secrets}}'",
        "a${b}=${c}, '{a$${b}=$${c}}'",
    })
    void should_keep_names_of_forms(String sent, String fields) {
        assertThat(Drafted.ofCurl(AT + "-d '" + sent + "'").firstStep().body())
                .isInstanceOfSatisfying(
                        Body.Form.class,
                        form -> assertThat(form.fields().toString()).isEqualTo(fields));
    }

    @Test
    void should_keep_names_of_a_form_that_repeats_one() {
        HttpStep step =
                Drafted.ofCurl(AT + "-d 'password=word&pass=password&x=1&x=password'").firstStep();

        assertThat(step.body())
                .isEqualTo(
                        new Body.Text(
                                "password=${secrets.password}&pass=${secrets.pass}&x=1&x=${secrets.pass}"));
    }

    @Test
    void should_keep_names_of_parts() {
        HttpStep step =
                Drafted.ofCurl(AT + "-F password=password -F my-password=x -F y=password")
                        .firstStep();

        assertThat(step.body().toString())
                .contains("name=password,", "name=my-password,", "name=y,")
                .doesNotContain("text=password");
    }

    @Test
    void should_keep_names_of_queries() {
        assertThat(
                        Drafted.ofCurl(
                                        "curl 'http://127.0.0.1:1/x?access_token=abcdefgh&password=token&y=abcdefgh'")
                                .firstStep()
                                .path())
                .isEqualTo(
                        "/x?access_token=${secrets.access_token}&password=${secrets.password}"
                                + "&y=${secrets.access_token}");
    }

    @Test
    void should_keep_names_of_headers() {
        HttpStep step =
                Drafted.ofCurl(
                                AT
                                        + "-H 'X-Auth-Token: abcdefgh' -H 'X-Copy: abcdefgh' -H 'Auth-X: 1'"
                                        + " -d 'password=auth&type=application'")
                        .firstStep();

        assertThat(step.headers())
                .containsEntry("X-Auth-Token", "${secrets.auth_token}")
                .containsEntry("X-Copy", "${secrets.auth_token}")
                .containsKey("Auth-X");
    }

    @Test
    void should_hide_a_password_in_json_that_is_sent_as_a_form() {
        HttpStep step =
                Drafted.ofCurl(AT + "-d '{\"user\":\"ada\",\"password\":\"hunter22\"}'")
                        .firstStep();

        assertThat(step.body())
                .isEqualTo(
                        new Body.Text("{\"user\":\"ada\",\"password\":\"${secrets.password}\"}"));
        assertThat(step.headers()).containsKey("Content-Type");
    }

    @Test
    void should_keep_names_of_an_archive() throws IOException {
        String har =
                """
                { "log": { "entries": [ { "request": { "method": "POST", "url": "http://a.example/in",
                  "postData": { "mimeType": "application/json",
                    "text": "{\\"password\\":\\"password\\",\\"n\\":1.10}" } } } ] } }
                """;

        assertThat(Drafted.of(HarArchive.draft(file("a.har", har))).firstStep().body())
                .isEqualTo(new Body.Json("{\"password\":\"${secrets.password}\",\"n\":1.10}"));
    }

    @Test
    void should_keep_names_of_an_interface() throws IOException {
        String api =
                """
                openapi: 3.0.0
                components: { securitySchemes: { k: { type: apiKey, in: query, name: k } } }
                security: [ { k: [] } ]
                paths: { "/in/${password}/{secrets}": { post: { requestBody: { content: { application/json: {
                  schema: { type: object, properties: {
                    user: { type: string, example: password }, password: { type: string, example: password } } } } } } } } }
                """;
        HttpStep step = Drafted.of(OpenApi.draft(file("api.yaml", api))).firstStep();

        assertThat(step.path()).isEqualTo("/in/%24${password}/${secrets_}?k=${secrets.k}");
        assertThat(step.body())
                .isEqualTo(
                        new Body.Json(
                                "{\"user\":\"password\",\"password\":\"${secrets.password}\"}"));
    }

    @Test
    void should_keep_names_of_an_older_interface() throws IOException {
        String api =
                """
                swagger: "2.0"
                host: 127.0.0.1:1
                paths: { /in: { post: { parameters: [
                  { in: formData, name: password, type: string, x-example: password },
                  { in: query, name: my_password, required: true, type: string, x-example: password } ] } } }
                """;
        HttpStep step = Drafted.of(OpenApi.draft(file("api.yaml", api))).firstStep();

        assertThat(step.path()).isEqualTo("/in?my_password=${secrets.my_password}");
        assertThat(step.body().toString()).contains("{password=${secrets.password}}");
    }
}
