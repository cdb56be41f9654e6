package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Body;
import io.plimsoll.model.scenario.Check;
import io.plimsoll.model.scenario.HttpMethod;
import io.plimsoll.model.scenario.HttpStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final Check BODY_OK = new Check.BodyText(new Check.Match.Exactly("ok"));
    private static final Check BODY_HELLO = new Check.BodyText(new Check.Match.Exactly("hello"));
    private static final Check BODY_EMPTY = new Check.BodyText(new Check.Match.Exactly(""));

    @RegisterExtension private final Engine engine = new Engine();

    private RequestStats twice(RawServer server, HttpStep step) {
        Run run = engine.run(against(server).doing(step).times(2));
        return run.requests().getFirst();
    }

    @Test
    void should_take_a_plain_answer_and_keep_the_connection() {
        try (RawServer server = RawServer.ok()) {
            Run run = engine.run(against(server).doing(get("/", BODY_OK)).times(5));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(5);
            assertThat(run.allRequests().attempts().statuses()).isEqualTo(Map.of(200, 5L));
            assertThat(run.connectionsOpened()).isEqualTo(1);
            assertThat(run.connectionsReused()).isEqualTo(4);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests("/")).isEqualTo(5);
        }
    }

    @Test
    void should_count_every_byte_in_both_directions() {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        ConcurrentLinkedQueue<Integer> sent = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            sent.add(exchange.body().length());
                            exchange.send(answer);
                        })) {
            HttpStep step =
                    new HttpStep(
                            "post",
                            HttpMethod.POST,
                            "/a",
                            Map.of("X", "y"),
                            new Body.Text("12345"),
                            List.of(),
                            Optional.empty(),
                            false);

            RequestStats stats = twice(server, step);

            String head =
                    "POST /a HTTP/1.1\r\nContent-Length: 5\r\nHost: 127.0.0.1:%d\r\nUser-Agent: %s\r\nX: y\r\n\r\n"
                            .formatted(server.port(), RequestTemplate.AGENT);
            assertThat(stats.attempts().bytesSent()).isEqualTo(2L * (head.length() + 5));
            assertThat(stats.attempts().bytesReceived()).isEqualTo(2L * answer.length());
            assertThat(sent).containsExactly(5, 5);
        }
    }

    @Test
    void should_put_a_chunked_answer_of_several_segments_together() {
        Duration pause = Duration.ofMillis(20);
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.send(
                                                "HTTP/1.1 200 OK\r\n"
                                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                                        + "3\r\n"
                                                        + "hel\r\n")
                                        .after(pause)
                                        .send("2;ext=1\r\nlo\r\n")
                                        .after(pause)
                                        .send("0\r\nTrailer: x\r\n\r\n"))) {
            RequestStats stats = twice(server, get("/", BODY_HELLO));

            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(stats.times().service.percentile(0))
                    .as("the end is the last segment")
                    .isGreaterThanOrEqualTo(40_000_000);
            assertThat(stats.times().firstByte.max())
                    .as("the first byte is that of the first segment")
                    .isLessThan(20_000_000);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void should_tell_the_first_byte_of_a_head_that_comes_in_pieces() {
        Duration pause = Duration.ofMillis(20);
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.send("HT")
                                        .after(pause)
                                        .send("TP/1.1 200 OK\r\nContent-")
                                        .after(pause)
                                        .send("Length: 2\r\n\r\nok"))) {
            RequestStats stats = twice(server, get("/"));

            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(stats.times().service.max() - stats.times().firstByte.max())
                    .isGreaterThanOrEqualTo(pause.toNanos());
        }
    }

    @Test
    void should_wait_for_the_answer_after_interim_ones() {
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.1 100 Continue\r\n\r\n"
                                + "HTTP/1.1 103 Early Hints\r\n"
                                + "Link: </a>\r\n\r\n"
                                + "HTTP/1.1 200 OK\r\n"
                                + "Content-Length: 2\r\n\r\n"
                                + "ok")) {
            RequestStats stats = twice(server, get("/", BODY_OK));

            assertThat(stats.attempts().statuses()).isEqualTo(Map.of(200, 2L));
            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void should_expect_no_body_where_there_is_none_whatever_the_headers_say(int status) {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 " + status + " X\r\nContent-Length: 9\r\n\r\n")) {
            RequestStats stats = twice(server, get("/", BODY_EMPTY));

            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(stats.attempts().statuses()).isEqualTo(Map.of(status, 2L));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void should_expect_no_body_after_head_and_one_after_the_get_that_follows() {
        HttpStep head =
                new HttpStep(
                        "head",
                        HttpMethod.HEAD,
                        "/",
                        Map.of(),
                        new Body.None(),
                        List.of(BODY_EMPTY),
                        Optional.empty(),
                        false);
        String start = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.send(
                                        exchange.method().equals("HEAD") ? start : start + "ok"))) {
            Run run = engine.run(against(server).doing(head, get("/", BODY_OK)).times(3));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(6);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void should_end_an_answer_without_length_when_the_target_closes() {
        Duration pause = Duration.ofMillis(30);
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.send("HTTP/1.1 200 OK\r\n\r\nhel")
                                        .after(pause)
                                        .send("lo")
                                        .after(pause)
                                        .close())) {
            RequestStats stats = twice(server, get("/", BODY_HELLO));

            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(stats.times().service.percentile(0))
                    .as("nobody knows before the close that it is complete")
                    .isGreaterThanOrEqualTo(60_000_000);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void should_open_a_new_connection_after_an_answer_of_http_1_0() {
        try (RawServer server =
                RawServer.answering("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            RequestStats stats = twice(server, get("/", BODY_OK));

            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void should_keep_a_connection_of_http_1_0_that_says_so() {
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.0 200 OK\r\n"
                                + "Connection: keep-alive\r\n"
                                + "Content-Length: 2\r\n\r\n"
                                + "ok")) {
            assertThat(twice(server, get("/", BODY_OK)).ledger().ok()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void should_open_a_new_connection_after_connection_close() {
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")) {
            Run run = engine.run(against(server).doing(get("/", BODY_OK)).times(4));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(4);
            assertThat(run.connectionsOpened()).isEqualTo(4);
            assertThat(run.connectionsReused()).isZero();
        }
    }

    @Test
    void should_take_a_body_larger_than_one_read() {
        String body = "x".repeat(5 << 20);
        Check whole = new Check.BodyText(new Check.Match.Exactly(body));
        try (RawServer server = RawServer.start(exchange -> exchange.ok(body))) {
            RequestStats stats = twice(server, get("/", whole));

            assertThat(stats.ledger().ok()).isEqualTo(2);
            assertThat(stats.attempts().bytesReceived()).isGreaterThan(10L << 20);
        }
    }
}
