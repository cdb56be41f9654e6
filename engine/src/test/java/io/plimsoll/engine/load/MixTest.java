package io.plimsoll.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {

    private static final int BLOCKS = 50;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7, Long.MAX_VALUE})
    void should_give_every_block_exactly_its_shares(long seed) {
        Mix mix = new Mix(List.of(60, 30, 10), seed); // reduced: 6 + 3 + 1

        for (long block = 0; block < BLOCKS; block++) {
            int[] counts = new int[3];
            for (long k = block * 10; k < (block + 1) * 10; k++) {
                mix.seek(k);
                counts[mix.workload()]++;
            }
            assertThat(counts).containsExactly(6, 3, 1);
        }
    }

    @Test
    void should_number_each_workload_without_a_gap() {
        Mix mix = new Mix(List.of(3, 2), 42);
        long[] next = new long[2];

        for (long k = 0; k < 5L * BLOCKS; k++) {
            mix.seek(k);
            assertThat(mix.rank()).isEqualTo(next[mix.workload()]++);
        }
    }

    @Test
    void should_never_choose_a_workload_without_weight() {
        Mix mix = new Mix(List.of(0, 5, 0), 42);

        for (long k = 0; k < BLOCKS; k++) {
            mix.seek(k);
            assertThat(mix.workload()).isEqualTo(1);
            assertThat(mix.rank()).isEqualTo(k);
        }
    }

    @Test
    void should_answer_the_same_in_any_order() {
        List<String> walked = new ArrayList<>();
        Mix mix = new Mix(List.of(4, 3, 2), 42);
        for (long k = 0; k < 500; k++) {
            mix.seek(k);
            walked.add(mix.workload() + "#" + mix.rank());
        }
        SplittableRandom random = new SplittableRandom(1);

        for (int i = 0; i < 500; i++) {
            int k = random.nextInt(500);
            mix.seek(k);
            assertThat(mix.workload() + "#" + mix.rank()).isEqualTo(walked.get(k));
        }
    }

    @Test
    void should_shuffle_blocks_differently_and_seeds_too() {
        assertThat(block(42, 0)).isNotEqualTo(block(42, 1));
        assertThat(block(42, 0)).isNotEqualTo(block(43, 0));
    }

    private static String block(long seed, long number) {
        Mix mix = new Mix(List.of(20, 19), seed);
        int[] workloads = new int[39];
        for (int i = 0; i < workloads.length; i++) {
            mix.seek(number * 39 + i);
            workloads[i] = mix.workload();
        }
        return Arrays.toString(workloads);
    }
}
