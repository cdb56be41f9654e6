package io.plimsoll.analysis.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.model.outcome.Latencies;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {

    private static final double[] PERCENTS = {0.001, 1, 10, 50, 90, 95, 99, 99.9, 99.99, 100};

    @ParameterizedTest
    @CsvSource({
        "50, 1, 1",
        "50, 2, 1",
        "50, 3, 2",
        "90, 10, 9",
        "90.0001, 10, 10",
        "99, 3000, 2970",
        "99.9, 1000, 999",
        "99.99, 10000, 9999",
        "0.0001, 1000, 1",
        "100, 7, 7",
        "99.9, 1000000000, 999000000",
        "7, 100, 7",
        "29, 100, 29",
        "57, 100, 57"
    })
    void should_take_the_nearest_rank_exactly(double percent, long count, long rank) {
        assertThat(Ranking.rank(percent, count)).isEqualTo(rank);
    }

    @Test
    void should_agree_with_sorting_at_every_rank_with_any_number_of_infinite_ones() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int finite = random.nextInt(400);
            int infinite = random.nextInt(40) + (finite == 0 ? 1 : 0);
            double[] sorted = new double[finite + infinite];
            Arrays.fill(sorted, Double.POSITIVE_INFINITY);
            Latencies latencies = new Latencies();
            for (int i = 0; i < finite; i++) {
                long nanos = (long) Math.exp(random.nextDouble() * 25);
                latencies.record(nanos);
                sorted[i] = nanos;
            }
            Arrays.sort(sorted);
            Ranking ranking = new Ranking(latencies, infinite);
            for (double percent : PERCENTS) {
                int rank = (int) Math.max(1, Math.ceil(percent * sorted.length / 100 - 1e-9));
                double expected = sorted[rank - 1];
                double actual = ranking.percentile(percent);
                if (Double.isInfinite(expected)) {
                    assertThat(actual)
                            .as("p%s, seed %d, round %d", percent, seed, round)
                            .isInfinite();
                } else {
                    assertThat(actual)
                            .as("p%s, seed %d, round %d", percent, seed, round)
                            .isCloseTo(expected, within(expected * 1e-3));
                }
            }
        }
    }

    @Test
    void should_have_an_infinite_mean_and_maximum_as_soon_as_one_time_is_infinite() {
        Latencies latencies = new Latencies();
        latencies.record(10);
        latencies.record(40);
        assertThat(new Ranking(latencies, 0).mean()).isEqualTo(25);
        assertThat(new Ranking(latencies, 0).max()).isEqualTo(40);
        assertThat(new Ranking(latencies, 1).mean()).isInfinite();
        assertThat(new Ranking(latencies, 1).max()).isInfinite();
    }

    @Test
    void should_be_empty_only_without_any_time() {
        Latencies one = new Latencies();
        one.record(1);
        assertThat(new Ranking(new Latencies(), 0).isEmpty()).isTrue();
        assertThat(new Ranking(new Latencies(), 1).isEmpty()).isFalse();
        assertThat(new Ranking(one, 0).isEmpty()).isFalse();
    }
}
