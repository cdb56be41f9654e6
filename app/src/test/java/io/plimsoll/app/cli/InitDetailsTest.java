package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What drafts make of requests as people really paste and record them. */
final class InitDetailsTest {

    @TempDir private Path folder;

    private Drafts drafts;

    @BeforeEach
    void begin() {
        drafts = Drafts.in(folder);
    }

    private String har(String request) throws IOException {
        String har = "{ \"log\": { \"entries\": [ { \"request\": { %s } } ] } }".formatted(request);
        return Files.writeString(folder.resolve("a.har"), har).toString();
    }

    @Test
    void should_copy_no_password_from_a_form_that_repeats_a_field() throws IOException {
        drafts.firstOf(
                "curl",
                "curl http://127.0.0.1:8080/in -d 'tag=1&password=dup%2Dpass-word&tag=2&flag'");

        assertThat(drafts.text())
                .contains("tag=1&password=${secrets.password}&tag=2&flag", "{ password: env")
                .doesNotContain("pass-word");
    }

    @ParameterizedTest
    @CsvSource({
        "-sd x,                POST,   x",
        "-sdx,                 POST,   x",
        "-sXPOST,              POST,   ''",
        "-sSLX PUT -d x,       PUT,    x",
        "-kvXDELETE,           DELETE, ''",
        "-fsSLo out -d a -d b, POST,   a&b",
        "-sI,                  HEAD,   ''",
        "-s -m 5 -x p:1 -XPUT, PUT,    ''",
    })
    void should_read_short_options_of_curl_together(String options, String method, String body)
            throws IOException {
        HttpStep step =
                drafts.firstOf(
                        "curl",
                        "curl -H 'Content-Type: text/plain' " + options + " http://127.0.0.1:1/a");

        assertThat(step.method().name()).isEqualTo(method);
        assertThat(step.path()).isEqualTo("/a");
        assertThat(step.body()).isEqualTo(body.isEmpty() ? new Body.None() : new Body.Text(body));
        assertThat(drafts.text().contains("redirects")).isEqualTo(options.contains("SL"));
    }

    @ParameterizedTest
    @CsvSource({
        "key, AIzaSyD-9tSrke72PouQMnMX0",
        "api%5Fkey, abc",
        "apikey, abc",
        "access_token, abc",
        "sig, hx7%2Bq2==",
        "signature, abc",
        "X-Amz-Signature, fe5f80f77d5fa3be",
        "X-Amz-Credential, AKIA/20260101/eu",
        "pass, abc",
    })
    void should_copy_no_keys_from_queries(String name, String value) throws IOException {
        HttpStep step =
                drafts.firstOf(
                        "har",
                        har(
                                "\"method\": \"GET\", \"url\": \"http://a.example/x?p=1&%s=%s&q=2\""
                                        .formatted(name, value)));

        assertThat(step.path()).startsWith("/x?p=1&" + name + "=${secrets.").endsWith("}&q=2");
        assertThat(drafts.text()).doesNotContain(value + "&");
    }

    @Test
    void should_copy_keys_that_are_no_secrets() throws IOException {
        HttpStep step =
                drafts.firstOf(
                        "curl",
                        "curl 'http://127.0.0.1:1/x?key=red-shoes-and-socks&sign=7&design=1&k=2'");

        assertThat(step.path()).isEqualTo("/x?key=red-shoes-and-socks&sign=7&design=1&k=2");
        assertThat(drafts.text()).doesNotContain("secrets");
    }

    private static final String PARTS =
            "--b0\\r\\nContent-Disposition: form-data; name=\"%s\"\\r\\n\\r\\nada\\r\\n"
                    + "--b0\\r\\nContent-Disposition: form-data; name=\"%s\"\\r\\n\\r\\nhunter-22\\r\\n"
                    + "--b0--\\r\\n";

    @Test
    void should_draft_parts_that_a_browser_copied_as_curl() throws IOException {
        HttpStep step =
                drafts.firstOf(
                        "curl",
                        "curl http://127.0.0.1:8080/in -H 'content-type: multipart/form-data; boundary=b0'"
                                + " --data-raw $'"
                                + PARTS.formatted("user", "password")
                                + "'");

        assertThat(step.headers()).isEmpty();
        assertThat(((Body.Multipart) step.body()).parts())
                .extracting(Body.Part::name, Body.Part::content)
                .containsExactly(
                        tuple("user", new Body.Part.Content.Text("ada")),
                        tuple("password", new Body.Part.Content.Text("${secrets.password}")));
        assertThat(drafts.text()).doesNotContain("hunter-22");
    }

    @Test
    void should_leave_parts_out_that_cannot_be_told_apart() throws IOException {
        HttpStep step =
                drafts.firstOf(
                        "har",
                        har(
                                "\"method\": \"POST\", \"url\": \"http://a.example/in\", \"postData\":"
                                        + " { \"mimeType\": \"multipart/form-data; boundary=other\","
                                        + " \"text\": \""
                                        + PARTS.formatted("user", "password").replace("\"", "\\\"")
                                        + "\" }"));

        assertThat(step.body()).isEqualTo(new Body.None());
        assertThat(step.headers()).isEmpty();
        assertThat(drafts.text())
                .contains("was left out: its parts cannot be told apart")
                .doesNotContain("hunter-22");
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
        drafts.firstOf("openapi", Files.writeString(folder.resolve("api.yaml"), api).toString());

        assertThat(drafts.text())
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
        HttpStep step =
                drafts.firstOf(
                        "openapi", Files.writeString(folder.resolve("api.yaml"), api).toString());

        assertThat(step.body())
                .isInstanceOfSatisfying(
                        Body.Multipart.class, form -> assertThat(form.parts()).hasSize(2));
        assertThat(drafts.run().out().contains("write `pic: { file: … }`"))
                .isEqualTo(type.equals("file"));
    }

    @Test
    void should_say_that_the_type_of_a_part_was_left_out() throws IOException {
        HttpStep step =
                drafts.firstOf(
                        "curl",
                        "curl http://127.0.0.1:1/in -F 'doc={\"a\":1};type=application/json'"
                                + " -F 'note=a;b;type=text/plain'");

        assertThat(step.body())
                .isInstanceOfSatisfying(
                        Body.Multipart.class,
                        form ->
                                assertThat(form.parts())
                                        .extracting(Body.Part::content)
                                        .containsExactly(
                                                new Body.Part.Content.Text("{\"a\":1}"),
                                                new Body.Part.Content.Text("a;b")));
        assertThat(drafts.run().out())
                .containsOnlyOnce("which was left out: write")
                .contains("write `doc: { text: …, type: application/json }`");
    }

    @Test
    void should_say_each_note_once() throws IOException {
        drafts.firstOf(
                "curl",
                Files.writeString(
                                folder.resolve("a.sh"),
                                "curl -k --compressed https://a.example/a -F f=@x.png -H 'Host: b' -H 'host: c'\n"
                                        .repeat(3))
                        .toString());
        List<String> notes =
                drafts.run().out().lines().filter(line -> line.contains("! ")).toList();

        assertThat(notes).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(drafts.run().out().toLowerCase(Locale.ROOT))
                .containsOnlyOnce("were left out: host");
        assertThat(drafts.run().out()).doesNotContainIgnoringCase("host, host");
    }
}
