package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.continuing;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeoutsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(100);
    private static final long MILLI = 1_000_000;

    @RegisterExtension private final Engine engine = new Engine();

    @Test
    void should_give_up_an_answer_that_does_not_come_and_close_its_connection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.awaitClose();
                            closed.countDown();
                        })) {
            Run run = engine.run(against(server).doing(get("/")).timeout(TIMEOUT).once());

            RequestStats stats = run.allRequests();
            assertThat(stats.ledger()).isEqualTo(new RequestLedger(1, 0, 0, 1, 0, 0));
            assertThat(stats.errors()).containsOnlyKeys(ErrorKind.TIMEOUT);
            assertThat(stats.times().censored.max())
                    .isBetween(TIMEOUT.toNanos(), TIMEOUT.toNanos() + 50 * MILLI);
            assertThat(run.allArrivals().failed()).isEqualTo(1);
            closed.await();
        }
    }

    @Test
    void should_give_up_an_answer_that_comes_in_drops_without_end() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                            for (int i = 0; i < 1_000; i++) {
                                exchange.send("x").after(Duration.ofMillis(1));
                            }
                        })) {
            RequestStats stats =
                    engine.run(against(server).doing(get("/")).timeout(TIMEOUT).once())
                            .allRequests();

            assertThat(stats.errors()).containsOnlyKeys(ErrorKind.TIMEOUT);
            assertThat(stats.times().service.isEmpty()).isTrue();
        }
    }

    @Test
    void should_not_take_a_late_answer_for_the_next_request() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            if (exchange.number() == 0) {
                                exchange.after(TIMEOUT.plusMillis(30));
                            }
                            exchange.ok("ok");
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(continuing(get("/slow")), get("/fast"))
                                    .timeout(TIMEOUT)
                                    .times(2));

            assertThat(run.allRequests().ledger()).isEqualTo(new RequestLedger(4, 3, 0, 1, 0, 0));
            assertThat(server.connections()).isEqualTo(2);
            assertThat(run.allArrivals().completed())
                    .as("the journey went on after its failed step")
                    .isEqualTo(2);
        }
    }

    @Test
    void should_call_it_never_sent_when_the_time_went_by_waiting_for_a_connection() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(TIMEOUT.multipliedBy(3)).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(get("/"))
                                    .within(connections(1))
                                    .timeout(TIMEOUT)
                                    .during(users(3, 1), Duration.ofMillis(10)));

            RequestStats stats = run.allRequests();
            assertThat(stats.ledger().timedOut()).isEqualTo(3);
            // The first one's end may free the connection just before the others' time is up.
            assertThat(stats.errors().get(ErrorKind.NEVER_SENT).count()).isBetween(1L, 2L);
            assertThat(stats.errors().get(ErrorKind.TIMEOUT).count()).isEqualTo(stats.sent());
            assertThat(server.openMost()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void should_keep_steps_to_their_own_timeouts() {
        try (RawServer server = RawServer.start(exchange -> exchange.after(TIMEOUT).ok("ok"))) {
            var patient = get("/patient");
            var hasty =
                    new io.plimsoll.model.scenario.HttpStep(
                            "hasty",
                            patient.method(),
                            "/hasty",
                            patient.headers(),
                            patient.body(),
                            patient.checks(),
                            java.util.Optional.of(Duration.ofMillis(20)),
                            false);
            Run run = engine.run(against(server).doing(patient, hasty).once());

            assertThat(run.allRequests().ledger()).isEqualTo(new RequestLedger(2, 1, 0, 1, 0, 0));
        }
    }
}
