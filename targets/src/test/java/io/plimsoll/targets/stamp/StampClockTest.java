package io.plimsoll.targets.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampClockTest {

    private static final long WALL_AT_ZERO = 1_700_000_000_000_000_000L;

    private final HandClock hand = new HandClock();
    private final StampClock clock = new StampClock(hand);

    @Test
    void should_bring_a_stamp_to_the_monotonic_scale() {
        hand.advance(1_000_000);

        long stamp = clock.monotonicNanos(WALL_AT_ZERO + 600_000, hand.monotonicNanos());

        assertThat(stamp).isBetween(600_000L - 100, 600_000L + 100);
    }

    @Test
    void should_refuse_a_stamp_from_the_future_or_from_before_the_start() {
        hand.advance(1_000_000);
        long read = hand.monotonicNanos();

        assertThat(clock.monotonicNanos(WALL_AT_ZERO + 2_000_000, read)).isEqualTo(StampClock.NONE);
        assertThat(clock.monotonicNanos(WALL_AT_ZERO - 1_000_000, read)).isEqualTo(StampClock.NONE);
    }

    @Test
    void should_give_no_stamps_in_the_turn_in_which_the_wall_clock_was_stepped() {
        hand.advance(1_000_000);
        assertThat(stampNow()).isNotEqualTo(StampClock.NONE);

        hand.stepWall(-50_000_000);
        hand.advance(1_000_000);
        clock.newTurn();
        assertThat(stampNow()).isEqualTo(StampClock.NONE);

        hand.advance(1_000_000);
        clock.newTurn();
        assertThat(stampNow()).isNotEqualTo(StampClock.NONE);
    }

    @Test
    void should_follow_a_wall_clock_that_is_slewed() {
        stampNow();
        for (int turn = 0; turn < 100; turn++) {
            hand.advance(10_000_000);
            hand.stepWall(5_000); // 500 parts in a million
            clock.newTurn();
            assertThat(stampNow()).isNotEqualTo(StampClock.NONE);
        }
    }

    @Test
    void should_give_no_stamps_when_it_is_interrupted_while_measuring() {
        hand.advance(1_000_000);
        hand.lookCostsNanos = 20_000;

        assertThat(stampNow()).isEqualTo(StampClock.NONE);
    }

    private long stampNow() {
        long wall = hand.wallNow();
        hand.advance(1_000);
        return clock.monotonicNanos(wall, hand.monotonicNow());
    }

    /** Two clocks moved by hand; each look at one takes some time. */
    private static final class HandClock implements WallClock {
        private long monotonic;
        private long wall = WALL_AT_ZERO;
        private long lookCostsNanos = 20;

        private void advance(long nanos) {
            monotonic += nanos;
            wall += nanos;
        }

        private void stepWall(long nanos) {
            wall += nanos;
        }

        private long wallNow() {
            return wall;
        }

        private long monotonicNow() {
            return monotonic;
        }

        @Override
        public long wallNanos() {
            advance(lookCostsNanos);
            return wall;
        }

        @Override
        public long monotonicNanos() {
            advance(lookCostsNanos);
            return monotonic;
        }
    }
}
