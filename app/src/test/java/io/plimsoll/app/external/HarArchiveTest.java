package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser recorded becomes one user, without secrets. */
final class HarArchiveTest {

    static final String HAR =
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

    @Test
    void should_draft_one_user_without_secrets() throws IOException {
        Path file = Files.writeString(folder.resolve("a.har"), HAR);
        Drafted drafted = Drafted.of(HarArchive.draft(file));
        Scenario scenario = drafted.scenario();

        Workload main = scenario.workloads().getFirst();
        assertThat(main.steps()).hasSize(3); // a think between the two requests
        assertThat(drafted.firstStep().name()).isEqualTo("POST /login");
        assertThat(drafted.firstStep().headers()).containsOnlyKeys("Accept");
        assertThat(scenario.target()).isEqualTo("http://shop.example");
        assertThat(scenario.secrets())
                .containsOnlyKeys("password", "api_key", "authorization", "cookie");
        assertThat(drafted.text())
                .contains("GET /users/{id}", "env:API_KEY", "https, which is not spoken yet")
                .contains("1 × https://cdn.example", "1 × OPTIONS", "think: 1.8s")
                .doesNotContain("hunter-22", "k-998877", "tok-123456", "c-55667788");
        assertThat(drafted.said())
                .doesNotContain("hunter-22", "k-998877", "tok-123456", "c-55667788");
    }

    @Test
    void should_read_a_large_archive() throws IOException {
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
        assertThat(Drafted.of(HarArchive.draft(har)).scenario().workloads().getFirst().steps())
                .hasSize(50);
    }
}
