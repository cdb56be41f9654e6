package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.plimsoll.engine.fixture.ClosedSeconds;
import io.plimsoll.engine.fixture.FakeProtocol;
import io.plimsoll.engine.metrics.Collector;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The load itself makes next to no garbage per request; what a protocol makes is not looked at. */
class AllocationTest {

    /** Room for the fact log, which grows by 144 bytes a request while nobody reads it. */
    private static final long BYTES_PER_REQUEST_MAX = 400;

    private static final Duration LENGTH = Duration.ofMillis(2_500);

    /** What stood at the end of a second. */
    private record Mark(long requests, long allocatedBytes) {}

    private static double bytesPerRequest(Scenario scenario, FakeProtocol.Behaviour behaviour) {
        Marks marks = new Marks();
        new Execution(
                        PlanCompiler.compile(scenario),
                        scenario.phases(),
                        List.of(new FakeProtocol(behaviour)),
                        1,
                        new RunControl(),
                        Transport.best())
                .run(marks);
        Mark from = marks.all.get(0);
        Mark to = marks.all.get(1);
        assertThat(to.requests() - from.requests()).isGreaterThan(1_000);
        return (double) (to.allocatedBytes() - from.allocatedBytes())
                / (to.requests() - from.requests());
    }

    @Test
    void should_hardly_allocate_for_an_arrival() {
        Scenario scenario = against("http://127.0.0.1:9").during(perSecond(10_000), LENGTH);

        assertThat(bytesPerRequest(scenario, (op, shard) -> FakeProtocol.ok(op)))
                .isLessThan(BYTES_PER_REQUEST_MAX);
    }

    @Test
    void should_hardly_allocate_for_an_iteration_of_a_user() {
        Users paced = new Users(List.of(10), false, Duration.ofMillis(1), OptionalInt.empty());
        Scenario scenario = against("http://127.0.0.1:9").during(paced, LENGTH);

        assertThat(bytesPerRequest(scenario, (op, shard) -> FakeProtocol.ok(op)))
                .isLessThan(BYTES_PER_REQUEST_MAX);
    }

    /** Marks each second. */
    private static final class Marks implements Execution.Observer {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final List<Mark> all = new ArrayList<>();
        private final ClosedSeconds seconds = new ClosedSeconds();

        @Override
        public void begins(PhaseOutcomes phases, Supplier<List<Execution.ShardOutcome>> shards) {}

        @Override
        public void goesOn() {}

        @Override
        public void closed(Collector.ClosedSecond second) {
            seconds.closed(second);
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("plimsoll-shard-0"))
                    .forEach(
                            shard ->
                                    all.add(
                                            new Mark(
                                                    seconds.totals.requestLedger().planned(),
                                                    threads.getThreadAllocatedBytes(
                                                            shard.threadId()))));
        }
    }
}
