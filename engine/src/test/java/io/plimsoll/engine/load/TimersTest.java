package io.plimsoll.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimersTest {

    private final Timers timers = new Timers();

    private static final class Bell extends Timer {
        @Override
        void due(long nowNanos) {}
    }

    @Test
    void should_wait_for_ever_when_nothing_waits() {
        assertThat(timers.nextNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(timers.poll(Long.MAX_VALUE)).isNull();
    }

    @Test
    void should_give_them_out_in_the_order_of_their_times() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            timers.add(new Bell(), random.nextLong(1_000));
        }
        List<Long> order = new ArrayList<>();
        for (Timer timer = timers.poll(1_000); timer != null; timer = timers.poll(1_000)) {
            order.add(timer.atNanos);
        }

        assertThat(order).hasSize(1_000).isSorted();
    }

    @Test
    void should_keep_what_is_not_due() {
        Bell bell = new Bell();
        timers.add(bell, 100);

        assertThat(timers.poll(99)).isNull();
        assertThat(timers.poll(100)).isSameAs(bell);
    }

    @Test
    void should_forget_what_is_taken_out_and_take_it_again() {
        Bell first = new Bell();
        Bell second = new Bell();
        timers.add(first, 1);
        timers.add(second, 2);

        assertThat(timers.takeOut(timer -> timer == first)).containsExactly(first);
        assertThat(timers.takeOut(timer -> timer == first)).isEmpty();
        assertThat(timers.nextNanos()).isEqualTo(2);
        timers.add(first, 3);
        assertThat(timers.poll(5)).isSameAs(second);
        assertThat(timers.poll(5)).isSameAs(first);
    }
}
