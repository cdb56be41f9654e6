package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.protocol.net.Transport;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.seams.RunControl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmUpTest {

    private static final List<Phase> DENSE =
            List.of(Phase.of("dense", perSecond(100_000), Duration.ofSeconds(30)));

    private final RunControl control = new RunControl();

    @ParameterizedTest
    @EnumSource(Transport.class)
    void should_take_some_rounds_and_never_much_more_than_two_seconds(Transport transport) {
        Duration took = new WarmUp(transport, true, DENSE).run(control);

        assertThat(took).isBetween(Duration.ofMillis(400), Duration.ofMillis(3_500));
    }

    @Test
    void should_not_begin_when_the_run_is_stopped() {
        control.stop();

        assertThat(new WarmUp(Transport.best(), true, List.of()).run(control))
                .isLessThan(Duration.ofMillis(400));
    }
}
