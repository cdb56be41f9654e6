package io.plimsoll.analysis.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlidingTest {

    @Test
    void should_add_up_the_last_few_of_many_as_plain_adding_does() {
        long seed = Long.getLong("sliding.seed", 17L);
        System.out.println("sliding sums: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int length = 1; length <= 12; length++) {
            Sliding<String> sliding = new Sliding<>(length, String::concat);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                if (random.nextInt(50) == 0) {
                    sliding.clear();
                    all.clear();
                }
                String next = Integer.toString(random.nextInt(10));
                all.add(next);
                int from = all.size() - length;
                assertThat(sliding.add(next).orElse("none"))
                        .isEqualTo(
                                from < 0 ? "none" : String.join("", all.subList(from, all.size())));
            }
        }
    }
}
