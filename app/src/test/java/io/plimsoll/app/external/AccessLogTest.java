package io.plimsoll.app.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.model.scenario.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of requests in an access log come by their shares. */
final class AccessLogTest {

    @TempDir private Path folder;

    @Test
    void should_make_a_workload_of_each_kind_by_its_share() throws IOException {
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
        Path file = Files.writeString(folder.resolve("access.log"), log);
        Drafted drafted = Drafted.of(AccessLog.draft(file));

        assertThat(drafted.scenario().workloads())
                .extracting(Workload::name, Workload::weight)
                .containsExactly(tuple("get-users-id", 900), tuple("post-orders", 100));
        assertThat(drafted.firstStep().name()).isEqualTo("GET /users/{id}");
        assertThat(drafted.text())
                .contains(
                        "600 requests in 10m",
                        "rate: 1/s",
                        "2 lines could not be read",
                        "the first is line 601")
                .doesNotContain("t-00000001");
    }
}
