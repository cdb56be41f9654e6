package io.plimsoll.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class DensityTest {

    @Test
    void should_put_ten_buckets_into_each_factor_of_ten() {
        assertThat(Density.bucket(1_000)).isZero();
        assertThat(Density.bucket(1_000_000)).isEqualTo(30);
        assertThat(Density.bucket(1_250_000)).isEqualTo(30);
        assertThat(Density.bucket(1_260_000)).isEqualTo(31);
        assertThat(Density.nanosFrom(30)).isEqualTo(1e6);
    }

    @Test
    void should_take_what_lies_beyond_into_the_outer_buckets() {
        assertThat(Density.bucket(0)).isZero();
        assertThat(Density.bucket(1e18)).isEqualTo(Density.BUCKETS - 1);
    }

    @Test
    void should_count_what_a_distribution_holds() {
        Latencies times = new Latencies();
        for (int i = 0; i < 5; i++) {
            times.record(1_100_000);
        }
        times.record(20_500_000);

        Density density = times.density();

        assertThat(density.lowest()).isEqualTo(30);
        assertThat(density.highest()).isEqualTo(43);
        assertThat(density.count(30)).isEqualTo(5);
        assertThat(density.count(43)).isEqualTo(1);
        assertThat(density.count(31)).isZero();
        assertThat(density.count(99)).isZero();
        assertThat(new Latencies().density()).isEqualTo(Density.EMPTY);
    }

    @Test
    void should_keep_no_empty_bucket_at_either_end() {
        assertThat(Density.of(3, 0, 7, 0, 1, 0)).isEqualTo(Density.of(4, 7, 0, 1));
        assertThat(Density.of(3, 0, 0)).isEqualTo(Density.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> Density.of(99, 1, 1));
    }
}
