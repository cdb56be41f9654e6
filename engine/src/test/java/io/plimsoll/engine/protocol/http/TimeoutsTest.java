package io.plimsoll.engine.protocol.http;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.connections;
import static io.plimsoll.engine.fixture.ScenarioBuilder.continuing;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Second given =
                    Collections.max(
                            run.timeline(), Comparator.comparingLong(Second::responseMaxNanos));
            assertThat(given.responseMaxNanos()).isEqualTo(stats.times().censored.max());
            assertThat(given.responseBoundNanos()).isBetween(1L, given.responseMaxNanos());
            closed.await();
        }
    }

    @Test
    void should_count_what_had_come_of_an_answer_that_is_given_up() {
        String part = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            exchange.send(part);
                            exchange.awaitClose();
                        })) {
            Run run =
                    engine.run(
                            against(server).doing(get("/")).timeout(Duration.ofSeconds(1)).once());

            assertThat(run.allRequests().ledger().timedOut()).isEqualTo(1);
            assertThat(run.allRequests().attempts().bytesReceived()).isEqualTo(part.length());
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
        HttpStep patient = within(Duration.ofSeconds(5), get("/patient"));
        HttpStep hasty = within(Duration.ofMillis(50), get("/hasty"));
        Duration first = Duration.ofMillis(100);
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofSeconds(1)).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing("holds", 1, patient)
                                    .doing("waits", 1, hasty)
                                    .within(connections(1))
                                    .in(
                                            only("holds", perSecond(1), List.of(), first),
                                            only("waits", burst(3), List.of("holds"), first)));

            RequestStats stats = run.allRequests();
            assertThat(stats.ledger()).isEqualTo(new RequestLedger(4, 1, 0, 3, 0, 0));
            assertThat(stats.errors()).containsOnlyKeys(ErrorKind.NEVER_SENT);
            assertThat(stats.attempts().sent()).isEqualTo(1);
            assertThat(server.requests("/hasty")).isZero();
        }
    }

    private static Load burst(int size) {
        return new Burst(size, Duration.ofSeconds(1), Duration.ZERO);
    }

    /** A phase in which only the workload of its name arrives. */
    private static Phase only(String workload, Load load, List<String> after, Duration length) {
        return new Phase(
                workload,
                load,
                length,
                after,
                Duration.ZERO,
                true,
                Map.of(workload, 1),
                Limits.NONE);
    }

    private static HttpStep within(Duration timeout, HttpStep step) {
        return new HttpStep(
                step.name(),
                step.method(),
                step.path(),
                step.headers(),
                step.body(),
                step.checks(),
                Optional.of(timeout),
                false);
    }

    @Test
    void should_keep_steps_to_their_own_timeouts() {
        try (RawServer server = RawServer.start(exchange -> exchange.after(TIMEOUT).ok("ok"))) {
            HttpStep patient = get("/patient");
            HttpStep hasty = within(Duration.ofMillis(20), get("/hasty"));
            Run run = engine.run(against(server).doing(patient, hasty).once());

            assertThat(run.allRequests().ledger()).isEqualTo(new RequestLedger(2, 1, 0, 1, 0, 0));
        }
    }
}
