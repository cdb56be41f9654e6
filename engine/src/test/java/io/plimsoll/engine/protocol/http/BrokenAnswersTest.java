package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Check;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenAnswersTest {

    private static final Check ANY_BODY = new Check.BodyText(new Check.Match.Contains(""));
    private static final Check BODY_OK = new Check.BodyText(new Check.Match.Exactly("ok"));

    @RegisterExtension private final Engine engine = new Engine();

    /** Three requests to a target that always answers like this: none may spoil the next. */
    private RequestStats thrice(RawServer.Behaviour behaviour) {
        try (RawServer server = RawServer.start(behaviour)) {
            return engine.run(against(server).doing(get("/", ANY_BODY)).times(3)).allRequests();
        }
    }

    private static void assertAll(RequestStats stats, ErrorKind kind, String sample) {
        assertThat(stats.ledger().failed()).isEqualTo(3);
        assertThat(stats.errors()).containsOnlyKeys(kind);
        assertThat(stats.errors().get(kind).sample()).contains(sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is no http at all\r\n\r\n",
                "\u0000\u0001\u0002\u00ff\r\n\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
            })
    void should_call_garbage_a_fault_of_the_protocol(String garbage) {
        assertAll(thrice(exchange -> exchange.send(garbage)), ErrorKind.PROTOCOL, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/2.0 200 OK%nContent-Length: 2%n%nok|begins with `HTTP/2.0` and not with",
                "http/1.1 200 OK%nContent-Length: 2%n%nok|begins with `http/1.1` and not with",
                "this is no http at all%n%n|begins with `this` and not with HTTP/1.1",
                "HTTP/1.1 -200 OK%nContent-Length: 2%n%nok|no such status: -200",
                "HTTP/1.1 %2B20 OK%nContent-Length: 2%n%nok|no such status: +20",
                "HTTP/1.1 600 OK%nContent-Length: 2%n%nok|no such status: 600",
                "HTTP/1.1 200 %00%nContent-Length: 2%n%nok|first line is none of HTTP/1.1",
                "HTTP/1.1%n%n|no such status: ",
                "HTTP/1.1 200 OK%nX: a%00b%nContent-Length: 2%n%nok|a NUL in its value",
                "HTTP/1.1 200 OK%nX: a%0Db%nContent-Length: 2%n%nok|a line break in its value",
                "%15%03%03%00%02%02F|the target speaks TLS here",
                "%00%00%12%04%00%00%00%00%00|the target speaks HTTP/2",
                "%01%02%FF%n%n|a control character, or ends in no CR LF",
                "HTTP/1.1 200 OK%0AContent-Length: 2%n%nok|a control character, or ends in no",
            })
    void should_say_what_makes_an_answer_none_of_http(String answer, String why) {
        assertAll(thrice(exchange -> exchange.send(decoded(answer))), ErrorKind.PROTOCOL, why);
    }

    private static String decoded(String escaped) {
        return URLDecoder.decode(escaped.replace("%n", "%0D%0A"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void should_read_a_higher_minor_version_as_ours() {
        RequestStats stats =
                thrice(exchange -> exchange.send("HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nok"));

        assertThat(stats.ledger().ok()).isEqualTo(3);
    }

    @Test
    void should_refuse_to_switch_protocols() {
        assertAll(
                thrice(
                        exchange ->
                                exchange.send(
                                        "HTTP/1.1 101 Switching Protocols\r\n"
                                                + "Upgrade: x\r\n"
                                                + "Connection: Upgrade\r\n\r\n")),
                ErrorKind.PROTOCOL,
                "101");
    }

    @Test
    void should_lose_patience_with_endless_interim_answers() {
        String interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
        assertAll(
                thrice(exchange -> exchange.send(interim.repeat(9))),
                ErrorKind.PROTOCOL,
                "more than 8 interim answers, the last one 103");
    }

    @Test
    void should_stop_reading_endless_headers() {
        assertAll(
                thrice(
                        exchange -> {
                            exchange.send("HTTP/1.1 200 OK\r\n");
                            for (int i = 0; i < 10_000; i++) {
                                exchange.send("X-" + i + ": " + "y".repeat(100) + "\r\n");
                            }
                        }),
                ErrorKind.TOO_LARGE,
                "");
    }

    @Test
    void should_stop_keeping_an_endless_body() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertAll(
                thrice(
                        exchange -> {
                            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                            for (int i = 0; i < 1_000; i++) {
                                exchange.send(chunk);
                            }
                        }),
                ErrorKind.TOO_LARGE,
                "8 MiB");
    }

    @Test
    void should_notice_a_close_before_the_answer() {
        assertAll(thrice(Exchange::close), ErrorKind.CLOSED, "before an answer");
    }

    @Test
    void should_notice_a_half_close_before_the_answer() {
        assertAll(
                thrice(
                        exchange -> {
                            exchange.halfClose();
                            exchange.awaitClose();
                        }),
                ErrorKind.CLOSED,
                "before an answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
            })
    void should_notice_a_close_in_the_middle_of_the_body(String part) {
        assertAll(
                thrice(exchange -> exchange.send(part).close()), ErrorKind.CLOSED, "in the middle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Le"})
    void should_notice_a_close_in_the_middle_of_the_head(String part) {
        RequestStats stats = thrice(exchange -> exchange.send(part).close());

        assertThat(stats.ledger().failed()).isEqualTo(3);
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "HTTP/1.1 2",
                "HTTP/1.1 200 OK%n%nhel",
                "HTTP/1.1 200 OK%nContent-Length: 5%n%nhel",
            })
    void should_notice_a_reset_in_each_state(String part) {
        String sent = part.replace("%n", "\r\n");
        RequestStats stats =
                thrice(
                        exchange -> {
                            exchange.send(sent).after(Duration.ofMillis(3));
                            exchange.reset();
                        });

        assertThat(stats.ledger().failed()).isEqualTo(3);
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.RESET);
    }

    @Test
    void should_never_take_surplus_bytes_for_the_answer_to_the_next_request() {
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        String surplus = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong";
        try (RawServer server =
                RawServer.start(
                        exchange ->
                                exchange.send(
                                        exchange.path().equals("/two") ? ok + surplus : ok))) {
            // 4 users with 1 connection: somebody always waits for it, and takes it at once.
            Run run =
                    engine.run(
                            against(server)
                                    .doing(get("/one", BODY_OK), get("/two", BODY_OK))
                                    .within(connections(1))
                                    .during(users(4, 5), Duration.ofSeconds(30)));

            assertThat(run.allRequests().errors()).doesNotContainKey(ErrorKind.CHECK);
            assertThat(run.allRequests().ledger().ok()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void should_not_send_on_an_idle_connection_that_spoke_or_closed_unasked() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.ok("ok");
                            if (exchange.number() % 2 == 0) {
                                exchange.send("HTTP/1.1 408 Request Timeout\r\n\r\n").close();
                            }
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(
                                            get("/", BODY_OK),
                                            io.plimsoll.engine.fixture.ScenarioBuilder.think(
                                                    Duration.ofMillis(10)),
                                            get("/", BODY_OK))
                                    .times(5));

            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(run.allRequests().ledger().ok()).isEqualTo(10);
        }
    }
}
