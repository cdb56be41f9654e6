package io.plimsoll.engine.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KernelClockTest {

    private final KernelClock clock = new KernelClock();

    @BeforeEach
    void onlyWhereTheKernelStamps() {
        assumeTrue(ReceiveStamps.areAvailable());
    }

    private boolean nextTurnIsTrusted() {
        clock.newTurn();
        return clock.isTrusted();
    }

    @Test
    void should_bring_wall_time_to_the_monotonic_scale() {
        while (!nextTurnIsTrusted()) {
            Thread.onSpinWait();
        }
        long before = System.nanoTime();
        Instant wall = Instant.now();
        long after = System.nanoTime();

        long brought = clock.monotonic(wall.getEpochSecond() * 1_000_000_000L + wall.getNano());

        assertThat(brought).isBetween(before - 100_000, after + 100_000);
        assertThat(clock.steps()).isZero();
    }

    @Test
    void should_look_once_a_turn() {
        while (!nextTurnIsTrusted()) {
            Thread.onSpinWait();
        }
        long one = clock.monotonic(0);

        for (int i = 0; i < 1_000; i++) {
            assertThat(clock.isTrusted()).isTrue();
            assertThat(clock.monotonic(0)).isEqualTo(one);
        }
    }
}
