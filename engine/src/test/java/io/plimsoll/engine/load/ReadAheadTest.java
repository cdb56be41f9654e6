package io.plimsoll.engine.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.rows.Rows;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReadAheadTest {

    /** Four that wait and one that is handed over. */
    private static final int BATCHES = 5;

    private static final int AHEAD = BATCHES * 512;

    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch disk = new CountDownLatch(1);
    private volatile Thread reader = Thread.currentThread();

    /** Numbers from 1; nothing comes from a certain one on until the disk answers again. */
    private @Nullable Integer next(int stuckAt, int last) {
        reader = Thread.currentThread();
        int number = read.incrementAndGet();
        if (number == stuckAt) {
            stuck.countDown();
            try {
                disk.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return number > last ? null : number;
    }

    @Test
    void should_give_everything_in_order_to_its_end() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(() -> next(-1, 10_000), _ -> 1)) {
            for (int i = 1; i <= 10_000; i++) {
                assertThat(ahead.next()).isEqualTo(i);
            }
            assertThat(ahead.next()).isNull();
            assertThat(ahead.next()).isNull();
        }
    }

    @Test
    void should_go_on_while_the_disk_does_not_answer() throws InterruptedException {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(() -> next(2_000, 3_000), _ -> 1)) {
            stuck.await();
            for (int i = 1; i <= 3 * 512; i++) {
                assertThat(ahead.next()).isEqualTo(i);
            }
            disk.countDown();
            assertThat(ahead.next()).isEqualTo(3 * 512 + 1);
        }
    }

    @Test
    void should_never_read_further_ahead_than_its_bounds() throws InterruptedException {
        disk.countDown();
        try (ReadAhead<Integer> _ = new ReadAhead<>(() -> next(AHEAD, 100_000), _ -> 1)) {
            stuck.await();
            awaitParked();
            assertThat(read.get()).isEqualTo(AHEAD);
        }
    }

    @Test
    void should_never_keep_more_than_one_large_thing_in_a_batch() throws InterruptedException {
        disk.countDown();
        try (ReadAhead<Integer> _ = new ReadAhead<>(() -> next(BATCHES, 100_000), _ -> 1 << 20)) {
            stuck.await();
            awaitParked();
            assertThat(read.get()).isEqualTo(BATCHES);
        }
    }

    /** It has gone on from the disk, and waits for room. */
    private void awaitParked() {
        while (reader.getState() != Thread.State.WAITING && reader.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void should_tell_of_a_failure_where_it_happened() {
        try (ReadAhead<Integer> ahead =
                new ReadAhead<>(
                        () -> {
                            if (read.get() == 3) {
                                throw Rows.changed("a.csv", null);
                            }
                            return next(-1, 9);
                        },
                        _ -> 1)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(ahead.next()).isEqualTo(i);
            }
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(PlimsollException.class)
                    .hasMessage("`a.csv` has changed while it was used");
        }
    }
}
