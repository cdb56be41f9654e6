package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.engine.fixture.ScenarioBuilder;
import io.plimsoll.engine.protocol.net.ReceiveStamps;
import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransportTest {

    @RegisterExtension private final Engine engine = new Engine();

    private Run run(RawServer server, ScenarioBuilder scenario) {
        Run run = engine.run(scenario.during(users(4, 50), Duration.ofSeconds(20)));
        assertThat(run.allRequests().ledger().ok()).isEqualTo(200);
        assertThat(server.requests()).isEqualTo(200);
        return run;
    }

    @Test
    void should_fall_back_to_the_reads_on_nio_and_say_so() {
        engine.on(Transport.NIO);
        try (RawServer server = RawServer.ok()) {
            Run run = run(server, against(server));

            assertThat(run.generator().transport()).isEqualTo("nio");
            assertThat(run.generator().stamps()).isEqualTo(Generator.Stamps.READ);
            assertThat(run.allRequests().attempts().stampsMissing()).isEqualTo(200);
            assertThat(run.allRequests().times().readDelay.isEmpty()).isTrue();
        }
    }

    @Test
    void should_stamp_by_the_kernel_on_epoll_and_say_so() {
        assumeTrue(ReceiveStamps.areAvailable());
        try (RawServer server = RawServer.ok()) {
            Run run = run(server, against(server));

            assertThat(run.generator().transport()).isEqualTo("epoll");
            assertThat(run.generator().stamps()).isEqualTo(Generator.Stamps.KERNEL);
            assertThat(run.allRequests().attempts().stampsMissing()).isLessThan(20);
            assertThat(run.allRequests().times().readDelay.count())
                    .isEqualTo(200 - run.allRequests().attempts().stampsMissing());
            assertThat(run.allRequests().times().firstByte.max())
                    .as("of answers in one piece the first byte comes with the last")
                    .isEqualTo(run.allRequests().times().service.max());
        }
    }

    @Test
    void should_take_the_reads_when_stamps_are_off() {
        try (RawServer server = RawServer.ok()) {
            Run run = run(server, against(server).withoutStamps());

            assertThat(run.generator().stamps()).isEqualTo(Generator.Stamps.READ);
            assertThat(run.allRequests().attempts().stampsMissing()).isEqualTo(200);
        }
    }
}
