package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.HttpStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms in a HAR become forms of the language, whichever way the browser recorded them. */
final class HarPartsTest {

    @TempDir private Path folder;

    private Drafts drafts;

    @BeforeEach
    void begin() {
        drafts = Drafts.in(folder);
    }

    /** What is drafted of one request, checked. */
    private HttpStep drafted(String postData) throws IOException {
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
        return drafts.firstOf("har", har.toString());
    }

    private String text() throws IOException {
        return drafts.text().replace("\n#", "").replaceAll(" +", " ");
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
        HttpStep step =
                drafted(
                        """
                        "mimeType": "multipart/form-data", "params": [
                          { "name": "name", "value": "Rex & sons = 100%" },
                          { "name": "token", "value": "tok-123456" },
                          { "name": "tags", "value": "[1]", "contentType": "application/json" },
                          { "name": "photo", "fileName": "rex.png", "contentType": "image/png" } ]
                        """);

        assertThat(parts(step))
                .containsExactly(
                        Map.entry("name", "Rex & sons = 100%"),
                        Map.entry("token", "${secrets.token}"),
                        Map.entry("tags", "[1]"),
                        Map.entry("photo", "the content of rex.png"));
        assertThat(text())
                .contains("The part `photo` is the file `rex.png`, which was not copied")
                .contains("The part `tags` said that it is application/json")
                .doesNotContain("tok-123456", "X7");
    }

    @Test
    void should_take_parts_out_of_the_text_that_was_sent() throws IOException {
        HttpStep step =
                drafted(
                        """
                        "mimeType": "multipart/form-data; boundary=----X7",
                        "params": [ { "name": "name", "value": "Rex" }, { "name": "photo", "value": "x" } ],
                        "text": "------X7\\r\\nContent-Disposition: form-data; name=\\"name\\"\\r\\n\\r\\nRex\\r\\nand sons\\r\\n------X7\\r\\nContent-Disposition: form-data; name=\\"photo\\"; filename=\\"rex.png\\"\\r\\nContent-Type: image/png\\r\\n\\r\\n\\u0089PNG\\u0000\\r\\n------X7--\\r\\n"
                        """);

        assertThat(parts(step))
                .containsExactly(
                        Map.entry("name", "Rex\r\nand sons"),
                        Map.entry("photo", "the content of rex.png"));
        assertThat(text()).contains("The part `photo` is the file `rex.png`");
    }

    @Test
    void should_leave_a_form_out_that_the_language_cannot_say() throws IOException {
        HttpStep step =
                drafted(
                        """
                        "params": [ { "name": "tag", "value": "1" }, { "name": "tag", "value": "2" } ]
                        """);

        assertThat(step.body()).isEqualTo(new Body.None());
        assertThat(step.headers()).isEmpty();
        assertThat(text())
                .contains("The body of `POST /pets` was left out: two parts have one name");
    }

    @Test
    void should_leave_a_body_out_whose_parts_cannot_be_told_apart() throws IOException {
        HttpStep step = drafted("\"text\": \"------X7\\r\\ncut\"");

        assertThat(step.body()).isEqualTo(new Body.None());
        assertThat(text()).contains("was left out: its parts cannot be told apart");
    }

    @Test
    void should_take_fields_that_are_listed() throws IOException {
        HttpStep step =
                drafted(
                        """
                        "mimeType": "application/x-www-form-urlencoded", "params": [
                          { "name": "q", "value": "salt & pepper" }, { "name": "page", "value": "a%2Fb" } ]
                        """);

        assertThat(step.body())
                .isEqualTo(new Body.Form(Map.of("q", "salt & pepper", "page", "a/b")));
    }
}
