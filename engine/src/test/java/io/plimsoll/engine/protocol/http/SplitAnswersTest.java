package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.scenario.Check;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an answer is cut into segments makes no difference to what becomes of it. */
class SplitAnswersTest {

    private static final Duration APART = Duration.ofNanos(300_000);

    @RegisterExtension private final Engine engine = new Engine();

    static Stream<String> answers() {
        return Stream.of(
                "HTTP/1.1 200 OK\r\nX-Name: value\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Name: value\r\n\r\n"
                        + "2\r\nhe\r\n3;a=b\r\nllo\r\n0\r\nT: x\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nX-Name: value\r\nContent-Length: 5\r\n\r\nhello");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void should_come_to_the_same_end_wherever_the_answer_is_cut(String answer) {
        int cuts = answer.length();
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            int cut = (int) (exchange.number() % cuts);
                            exchange.send(answer.substring(0, cut))
                                    .after(APART)
                                    .send(answer.substring(cut));
                        })) {
            RequestStats stats =
                    engine.run(
                                    against(server)
                                            .doing(
                                                    get(
                                                            "/",
                                                            new Check.BodyText(
                                                                    new Check.Match.Exactly(
                                                                            "hello")),
                                                            new Check.Header(
                                                                    "x-name",
                                                                    new Check.Match.Exactly(
                                                                            "value"))))
                                            .times(cuts))
                            .allRequests();

            assertThat(stats.errors()).isEmpty();
            assertThat(stats.ledger().ok()).isEqualTo(cuts);
            assertThat(stats.attempts().bytesReceived()).isEqualTo((long) cuts * answer.length());
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
