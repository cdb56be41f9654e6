package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms in parts become forms of the language, whichever way they were recorded. */
final class FormPartsTest {

    @TempDir private Path folder;

    /** What is drafted of one request, checked. */
    private Drafted drafted(String postData) throws IOException {
        Path har =
                Files.writeString(
                        folder.resolve("shop.har"),
                        """
                        { "log": { "entries": [ { "request": {
                            "method": "POST", "url": "http://127.0.0.1:8080/pets",
                            "headers": [ { "name": "content-type", "value": "%s" } ],
                            "postData": { %s } } } ] } }
                        """
                                .formatted(
                                        postData.contains("urlencoded")
                                                ? "application/x-www-form-urlencoded"
                                                : "multipart/form-data; boundary=----X7",
                                        postData));
        return Drafted.of(HarArchive.draft(har));
    }

    private static Map<String, String> parts(HttpStep step) {
        assertThat(step.body()).isInstanceOf(Body.Multipart.class);
        assertThat(step.headers()).doesNotContainKey("Content-Type");
        Map<String, String> parts = new LinkedHashMap<>();
        ((Body.Multipart) step.body())
                .parts()
                .forEach(
                        part ->
                                parts.put(
                                        part.name(),
                                        part.content() instanceof Body.Part.Content.Text(String it)
                                                ? it
                                                : "a file"));
        return parts;
    }

    @Test
    void should_take_parts_that_are_listed() throws IOException {
        Drafted drafted =
                drafted(
                        """
                        "mimeType": "multipart/form-data", "params": [
                          { "name": "name", "value": "Rex & sons = 100%" },
                          { "name": "token", "value": "tok-123456" },
                          { "name": "tags", "value": "[1]", "contentType": "application/json" },
                          { "name": "photo", "fileName": "rex.png", "contentType": "image/png" } ]
                        """);

        assertThat(parts(drafted.firstStep()))
                .containsExactly(
                        Map.entry("name", "Rex & sons = 100%"),
                        Map.entry("token", "${secrets.token}"),
                        Map.entry("tags", "[1]"),
                        Map.entry("photo", "the content of rex.png"));
        assertThat(drafted.said())
                .contains("The part `photo` is the file `rex.png`, which was not copied")
                .contains("The part `tags` said that it is application/json");
        assertThat(drafted.text()).doesNotContain("tok-123456", "X7");
    }

    @Test
    void should_take_parts_out_of_the_text_that_was_sent() throws IOException {
        Drafted drafted =
                drafted(
                        """
                        "mimeType": "multipart/form-data; boundary=----X7",
                        "params": [ { "name": "name", "value": "Rex" }, { "name": "photo", "value": "x" } ],
                        "text": "------X7\\r\\nContent-Disposition: form-data; name=\\"name\\"\\r\\n\\r\\nRex\\r\\nand sons\\r\\n------X7\\r\\nContent-Disposition: form-data; name=\\"photo\\"; filename=\\"rex.png\\"\\r\\nContent-Type: image/png\\r\\n\\r\\n\\u0089PNG\\u0000\\r\\n------X7--\\r\\n"
                        """);

        assertThat(parts(drafted.firstStep()))
                .containsExactly(
                        Map.entry("name", "Rex\r\nand sons"),
                        Map.entry("photo", "the content of rex.png"));
        assertThat(drafted.said()).contains("The part `photo` is the file `rex.png`");
    }

    @Test
    void should_leave_a_form_out_that_the_language_cannot_say() throws IOException {
        Drafted drafted =
                drafted(
                        """
                        "params": [ { "name": "tag", "value": "1" }, { "name": "tag", "value": "2" } ]
                        """);

        assertThat(drafted.firstStep().body()).isEqualTo(new Body.None());
        assertThat(drafted.firstStep().headers()).isEmpty();
        assertThat(drafted.said())
                .contains("The body of `POST /pets` was left out: two parts have one name");
    }

    @Test
    void should_leave_a_body_out_whose_parts_cannot_be_told_apart() throws IOException {
        Drafted drafted = drafted("\"text\": \"------X7\\r\\ncut\"");

        assertThat(drafted.firstStep().body()).isEqualTo(new Body.None());
        assertThat(drafted.said()).contains("was left out: its parts cannot be told apart");
    }

    @Test
    void should_take_fields_that_are_listed() throws IOException {
        Drafted drafted =
                drafted(
                        """
                        "mimeType": "application/x-www-form-urlencoded", "params": [
                          { "name": "q", "value": "salt & pepper" }, { "name": "page", "value": "a%2Fb" } ]
                        """);

        assertThat(drafted.firstStep().body())
                .isEqualTo(new Body.Form(Map.of("q", "salt & pepper", "page", "a/b")));
    }

    private static final String SENT =
            "--b0\\r\\nContent-Disposition: form-data; name=\"user\"\\r\\n\\r\\nada\\r\\n"
                    + "--b0\\r\\nContent-Disposition: form-data; name=\"password\"\\r\\n\\r\\nhunter-22\\r\\n"
                    + "--b0--\\r\\n";

    @Test
    void should_take_parts_that_a_browser_copied_as_curl() {
        Drafted drafted =
                Drafted.ofCurl(
                        "curl http://127.0.0.1:8080/in -H 'content-type: multipart/form-data; boundary=b0'"
                                + " --data-raw $'"
                                + SENT
                                + "'");

        assertThat(parts(drafted.firstStep()))
                .containsExactly(
                        Map.entry("user", "ada"), Map.entry("password", "${secrets.password}"));
        assertThat(drafted.firstStep().headers()).isEmpty();
        assertThat(drafted.text()).doesNotContain("hunter-22");
    }

    @Test
    void should_show_nothing_of_parts_that_have_another_boundary() throws IOException {
        Drafted drafted = drafted("\"text\": \"" + SENT.replace("\"", "\\\"") + "\"");

        assertThat(drafted.firstStep().body()).isEqualTo(new Body.None());
        assertThat(drafted.firstStep().headers()).isEmpty();
        assertThat(drafted.said()).contains("was left out: its parts cannot be told apart");
        assertThat(drafted.text()).doesNotContain("hunter-22");
    }

    @Test
    void should_take_parts_of_a_curl_command() {
        Drafted drafted =
                Drafted.ofCurl(
                        "curl -F f=@x.png -F 'title=a & b;type=text/plain' --form-string s=@1"
                                + " http://127.0.0.1:8080/up");

        assertThat(drafted.firstStep().method().name()).isEqualTo("POST");
        assertThat(parts(drafted.firstStep()))
                .containsExactly(
                        Map.entry("f", "the content of x.png"),
                        Map.entry("title", "a & b"),
                        Map.entry("s", "@1"));
        assertThat(drafted.said()).contains("write `f: { file: … }`");
    }

    @Test
    void should_say_that_the_type_of_a_part_was_left_out() {
        Drafted drafted =
                Drafted.ofCurl(
                        "curl http://127.0.0.1:1/in -F 'doc={\"a\":1};type=application/json'"
                                + " -F 'note=a;b;type=text/plain'");

        assertThat(parts(drafted.firstStep()))
                .containsExactly(Map.entry("doc", "{\"a\":1}"), Map.entry("note", "a;b"));
        assertThat(drafted.said())
                .containsOnlyOnce("which was left out: write")
                .contains("write `doc: { text: …, type: application/json }`");
    }
}
