package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.fixture.FakeProtocol;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.seams.RunControl;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shards that cannot open all that they need. */
@Timeout(30)
class OpeningTest {

    /** Carries out the steps of one name; is opened, or is not. */
    private record Half(String name, AtomicInteger open, RuntimeException fails)
            implements Protocol {

        @Override
        public boolean handles(Step.Request step) {
            return step.name().endsWith(name);
        }

        @Override
        public Client open(ShardContext shard) {
            if (name.equals("/b")) {
                throw fails;
            }
            open.incrementAndGet();
            return new Client() {
                @Override
                public void start(Op op) {
                    FakeProtocol.ok(op);
                }

                @Override
                public void abandon(Op op) {}

                @Override
                public long connectionsOpened() {
                    return 0;
                }

                @Override
                public long connectionsReused() {
                    return 0;
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a mistake of ours, INTERNAL_ERROR, no loop",
        "Too many open files, PLAN_NOT_DELIVERED, file descriptors"
    })
    void should_close_what_it_opened_and_say_what_is_missing(
            String why, ExitCode exitCode, String said) {
        Scenario scenario = against("http://127.0.0.1:9").doing(get("/a"), get("/b")).once();
        AtomicInteger open = new AtomicInteger();
        RuntimeException fails = new IllegalStateException("no loop", new RuntimeException(why));
        List<Protocol> protocols =
                List.of(new Half("/a", open, fails), new Half("/b", open, fails));
        Execution execution =
                new Execution(
                        PlanCompiler.compile(scenario),
                        scenario.phases(),
                        protocols,
                        3,
                        new RunControl(),
                        Transport.best());

        assertThatThrownBy(() -> execution.run(new Unheard()))
                .isInstanceOfSatisfying(
                        PlimsollException.class,
                        e -> {
                            assertThat(e).hasMessageContaining(said);
                            assertThat(e.exitCode()).isEqualTo(exitCode);
                        });
        assertThat(open).hasValue(0);
    }

    /** Nobody listens. */
    private static final class Unheard implements Execution.Observer {
        @Override
        public void begins(PhaseOutcomes phases, Supplier<List<Execution.ShardOutcome>> shards) {}

        @Override
        public void goesOn() {}

        @Override
        public void closed(Collector.ClosedSecond second) {}
    }
}
