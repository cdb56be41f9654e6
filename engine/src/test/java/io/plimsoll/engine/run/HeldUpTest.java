package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.think;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.engine.fixture.Exchange;
import io.plimsoll.engine.fixture.FakeProtocol;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generator that is held up while its target closes the connections that idle meanwhile. */
@Timeout(30)
class HeldUpTest {

    private static final int HELD_UP_MILLIS = 60;
    private static final int USERS = 3;

    @RegisterExtension private final Engine engine = new Engine();

    private final AtomicReference<Exchange> first = new AtomicReference<>();
    private final CountDownLatch heldUp = new CountDownLatch(1);

    static Stream<Phase> phases() {
        return Stream.of(
                Phase.of("closed", users(1, 4), Duration.ofSeconds(20)),
                Phase.of("open", perSecond(20), Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void should_send_nothing_on_what_the_target_has_closed_meanwhile(Phase phase) {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            first.compareAndSet(null, exchange);
                            exchange.ok("ok");
                        })) {
            Run run =
                    engine.watchedBy(new HoldingUp())
                            .run(
                                    against(server)
                                            .doing(get("/"), think(Duration.ofMillis(50)))
                                            .in(phase));

            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(run.allRequests().ledger()).isEqualTo(new RequestLedger(4, 4, 0, 0, 0, 0));
        }
    }

    @Test
    void should_go_on_elsewhere_when_answers_have_come_with_the_end_of_their_connections() {
        assumeTrue(ReceiveStamps.areAvailable(), "without stamps nobody knows it");
        CountDownLatch asked = new CountDownLatch(USERS);
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            asked.countDown();
                            if (exchange.number() == 0) {
                                asked.await();
                                first.set(exchange);
                                exchange.ok("ok");
                            } else if (exchange.number() < USERS) {
                                heldUp.await();
                                exchange.ok("ok").close();
                            } else {
                                exchange.ok("ok");
                            }
                        })) {
            Run run =
                    engine.watchedBy(new HoldingUp())
                            .run(
                                    against(server)
                                            .doing(get("/"))
                                            .in(
                                                    Phase.of(
                                                            "closed",
                                                            users(USERS, 4),
                                                            Duration.ofSeconds(20))));

            int all = USERS * 4;
            assertThat(run.allRequests().errors()).isEmpty();
            assertThat(run.allRequests().ledger())
                    .isEqualTo(new RequestLedger(all, all, 0, 0, 0, 0));
        }
    }

    /** Holds up the shard when the first answer has come, until the next request is overdue. */
    private final class HoldingUp implements Witness {

        @Override
        public void receives(Op op, Received received) {
            if (heldUp.getCount() > 0) {
                heldUp.countDown();
                try {
                    first.get().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                FakeProtocol.stall(HELD_UP_MILLIS);
            }
        }
    }
}
