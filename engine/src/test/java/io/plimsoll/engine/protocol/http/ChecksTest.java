package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.scenario.Check;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChecksTest {

    private static final Check STATUS_404 =
            new Check.Status(List.of(new Check.Status.Range(404, 404)));
    private static final Check STATUS_2XX =
            new Check.Status(List.of(new Check.Status.Range(200, 299)));

    @RegisterExtension private final Engine engine = new Engine();

    private RequestStats once(String answer, Check... checks) {
        try (RawServer server = RawServer.answering(answer)) {
            return engine.run(against(server).doing(get("/", checks)).once()).allRequests();
        }
    }

    private static String answer(int status, String headers, String body) {
        return "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(status, headers, body.length(), body);
    }

    private static Check body(String part) {
        return new Check.BodyText(new Check.Match.Contains(part));
    }

    private static Check header(String name, String value) {
        return new Check.Header(name, new Check.Match.Exactly(value));
    }

    @Test
    void should_fail_any_status_of_400_or_more_unless_asked_for() {
        assertThat(once(answer(399, "", "")).ledger().ok()).isEqualTo(1);
        assertThat(once(answer(400, "", "")).errors())
                .isEqualTo(Map.of(ErrorKind.STATUS, new ErrorCount(1, "status 400")));
        assertThat(once(answer(500, "", "")).attempts().statuses()).isEqualTo(Map.of(500, 1L));
        assertThat(once(answer(404, "", ""), STATUS_404).ledger().ok()).isEqualTo(1);
        assertThat(once(answer(200, "", ""), STATUS_404).errors())
                .containsOnlyKeys(ErrorKind.STATUS);
        assertThat(once(answer(302, "", ""), STATUS_2XX).errors())
                .containsOnlyKeys(ErrorKind.STATUS);
    }

    @Test
    void should_look_into_the_body() {
        assertThat(once(answer(200, "", "abc"), body("bc")).ledger().ok()).isEqualTo(1);
        assertThat(once(answer(200, "", "abc"), body("x")).errors())
                .isEqualTo(Map.of(ErrorKind.CHECK, new ErrorCount(1, "body: abc")));
    }

    @Test
    void should_look_at_headers_in_any_case_and_at_each_of_a_name() {
        String two = "X-A: one\r\nx-a: two\r\n";
        assertThat(once(answer(200, two, ""), header("X-a", "two")).ledger().ok()).isEqualTo(1);
        assertThat(once(answer(200, two, ""), header("X-a", "three")).errors())
                .isEqualTo(Map.of(ErrorKind.CHECK, new ErrorCount(1, "header X-a: one, two")));
        assertThat(once(answer(200, "", ""), header("X-a", "one")).ledger().failed()).isEqualTo(1);
    }

    @Test
    void should_rank_what_failed_only_its_time_check() {
        Check fast = new Check.Time(Duration.ofMillis(10));
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(12)).ok("ok"))) {
            RequestStats stats =
                    engine.run(against(server).doing(get("/", fast)).once()).allRequests();

            assertThat(stats.ledger().failed()).isEqualTo(1);
            assertThat(stats.times().answered.count()).isEqualTo(1);
            assertThat(stats.times().failed.isEmpty()).isTrue();
            assertThat(stats.errors())
                    .isEqualTo(Map.of(ErrorKind.CHECK, new ErrorCount(1, "not within 10ms")));
        }
    }

    @Test
    void should_not_rank_what_failed_its_time_check_and_another() {
        Check fast = new Check.Time(Duration.ofNanos(1));

        RequestStats stats = once(answer(200, "", "abc"), fast, body("x"));

        assertThat(stats.times().answered.isEmpty()).isTrue();
        assertThat(stats.times().failed.count()).isEqualTo(1);
        assertThat(stats.errors().get(ErrorKind.CHECK).sample()).isEqualTo("body: abc");
    }

    @Test
    void should_show_no_more_than_the_beginning_of_a_wrong_body() {
        RequestStats stats = once(answer(200, "", "y".repeat(100_000)), body("x"));

        assertThat(stats.errors().get(ErrorKind.CHECK).sample())
                .startsWith("body: yyy")
                .hasSizeLessThanOrEqualTo(ErrorCount.SAMPLE_CHARACTERS_MAX);
    }
}
