package io.plimsoll.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FactLogTest {

    private final FactLog log = new FactLog();

    @Test
    void should_give_back_every_part_of_a_tag() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            int series = random.nextInt(Integer.MAX_VALUE);
            int outcome = random.nextInt(Outcome.values().length);
            int kind = random.nextInt(-1, ErrorKind.values().length);
            int status = random.nextInt(1_000);
            long flags =
                    (random.nextBoolean() ? Fact.STAMPED : 0)
                            | (random.nextBoolean() ? Fact.UNDELIVERED : 0)
                            | (random.nextBoolean() ? Fact.RANKED : 0)
                            | (random.nextBoolean() ? Fact.IN_TIME : 0)
                            | (random.nextBoolean() ? Fact.FIRST : 0);
            long tag = Fact.tag(Fact.END, series, flags) | Fact.how(outcome, kind, status);

            assertThat(Fact.type(tag)).as("seed %d", seed).isEqualTo(Fact.END);
            assertThat(Fact.series(tag)).as("seed %d", seed).isEqualTo(series);
            assertThat(Fact.outcome(tag)).as("seed %d", seed).isEqualTo(outcome);
            assertThat(Fact.kind(tag)).as("seed %d", seed).isEqualTo(kind);
            assertThat(Fact.status(tag)).as("seed %d", seed).isEqualTo(status);
            assertThat(tag & flags).as("seed %d", seed).isEqualTo(flags);
        }
    }

    @Test
    void should_hand_over_only_full_chunks_until_it_is_told_to() {
        for (int i = 0; i < Chunk.LONGS; i++) {
            log.due(0, 0, 1, 2);
        }
        long handedOver = log.published().stream().mapToLong(chunk -> chunk.used).sum();
        assertThat(handedOver).isBetween(2L * Chunk.LONGS, 3L * Chunk.LONGS);

        log.publish(7);

        long facts = log.published().stream().mapToLong(chunk -> chunk.used).sum();
        assertThat(facts).isEqualTo(3L * Chunk.LONGS);
    }

    @Test
    void should_not_promise_more_than_the_last_watermark_when_a_chunk_is_full() {
        log.publish(7);
        for (int i = 0; i < Chunk.LONGS; i++) {
            log.due(0, 0, 1, 2);
        }

        assertThat(log.published()).hasSizeGreaterThan(2);
        assertThat(log.published()).allMatch(chunk -> chunk.watermarkNanos == 7);
    }

    @Test
    void should_make_the_shard_wait_when_nobody_reads() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        int more = 600; // chunks; the log holds 512
        Thread shard =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    for (int i = 0; i < more; i++) {
                                        log.publish(i);
                                    }
                                    ended.countDown();
                                });
        while (shard.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(log.published().size()).isLessThanOrEqualTo(512);

        int read = 0;
        while (read < more) {
            Chunk chunk = log.published().poll();
            if (chunk != null) {
                read++;
                log.giveBack(chunk);
            }
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void should_let_go_of_the_shard_when_nobody_will_read_any_more() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread shard =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    for (int i = 0; i < 2_000; i++) {
                                        log.publish(i);
                                    }
                                    ended.countDown();
                                });
        while (shard.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        log.release();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(log.published()).as("forgotten, not kept").hasSizeLessThanOrEqualTo(513);
    }

    @Test
    void should_keep_one_bounded_sample_of_each_kind_in_each_series() {
        String endless = "x".repeat(1 << 20);
        for (int i = 0; i < 10; i++) {
            log.errorTexts().keep(0, ErrorKind.CHECK, endless, "");
            log.errorTexts().keep(0, ErrorKind.STATUS, "status 500", "");
            log.errorTexts().keep(1, ErrorKind.CHECK, "other", "");
        }

        assertThat(taken())
                .extracting(ErrorTextQueue.ErrorText::text)
                .hasSize(3)
                .allMatch(text -> text.length() <= ErrorTextQueue.CHARACTERS_MAX);
    }

    @Test
    void should_keep_a_bounded_number_of_samples() {
        for (int series = 0; series < 5_000; series++) {
            log.errorTexts().keep(series, ErrorKind.CHECK, "text", "");
        }

        assertThat(taken()).hasSize(1_000);
    }

    private List<ErrorTextQueue.ErrorText> taken() {
        List<ErrorTextQueue.ErrorText> taken = new ArrayList<>();
        for (ErrorTextQueue.ErrorText sample = log.errorTexts().take();
                sample != null;
                sample = log.errorTexts().take()) {
            taken.add(sample);
        }
        return taken;
    }
}
