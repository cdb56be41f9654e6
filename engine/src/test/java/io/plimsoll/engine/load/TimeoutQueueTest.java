package io.plimsoll.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeoutQueueTest {

    private final TimeoutQueue queue = new TimeoutQueue(1_000);

    private static Journey journey() {
        return new Journey(null, null, null, 0, 0);
    }

    @Test
    void should_know_the_first_that_was_fired_whatever_leaves() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Journey> expected = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (expected.isEmpty() || random.nextInt(100) < 52) {
                Journey next = journey();
                queue.add(next);
                expected.add(next);
            } else {
                Journey gone = expected.remove(random.nextInt(expected.size()));
                queue.remove(gone);
                assertThat(gone.queue).isNull();
            }
            Journey first = expected.isEmpty() ? null : expected.getFirst();
            assertThat(queue.first()).as("seed %d, step %d", seed, i).isSameAs(first);
        }
    }

    @Test
    void should_take_one_that_left_again_at_its_end() {
        Journey one = journey();
        Journey two = journey();
        queue.add(one);
        queue.add(two);
        queue.remove(one);
        queue.add(one);

        assertThat(queue.first()).isSameAs(two);
        queue.remove(two);
        assertThat(queue.first()).isSameAs(one);
        queue.remove(one);
        assertThat(queue.first()).isNull();
    }
}
