package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {

    private static final int DRAWS = 200_000;

    @Test
    void should_draw_a_mixture_by_its_shares() {
        Delay delay = Delay.parse("98.5%:1ms,1.5%:100ms");

        double slow = draws(delay).filter(nanos -> nanos == 100_000_000).count() / (double) DRAWS;
        double fast = draws(delay).filter(nanos -> nanos == 1_000_000).count() / (double) DRAWS;

        assertThat(slow).isCloseTo(0.015, within(0.002));
        assertThat(fast + slow).isEqualTo(1);
    }

    @Test
    void should_draw_a_uniform_delay_between_its_ends() {
        Delay delay = Delay.parse("uniform:1ms..3ms");

        assertThat(draws(delay).min().orElseThrow()).isBetween(1_000_000L, 1_010_000L);
        assertThat(draws(delay).max().orElseThrow()).isBetween(2_990_000L, 3_000_000L);
        assertThat(draws(delay).average().orElseThrow()).isCloseTo(2e6, within(0.01e6));
    }

    @Test
    void should_draw_an_exponential_delay_of_its_mean() {
        Delay delay = Delay.parse("exp:10ms");

        assertThat(draws(delay).average().orElseThrow()).isCloseTo(10e6, within(0.1e6));
        assertThat(draws(delay).filter(nanos -> nanos > 30_000_000).count() / (double) DRAWS)
                .isCloseTo(Math.exp(-3), within(0.003));
    }

    @Test
    void should_draw_the_same_from_the_same_seed() {
        Delay delay = Delay.parse("90%:exp:1ms,10%:uniform:5ms..6ms");

        assertThat(draws(delay).toArray()).isEqualTo(draws(delay).toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5           | `5` is not a duration up to 24h",
                "5xs         | `5xs` is not a duration",
                "-1ms        | `-1ms` is not a duration",
                "25h         | `25h` is not a duration",
                "uniform:1ms | such as uniform:1ms..3ms",
                "uniform:3ms..1ms | ends before it begins",
                "50%:1ms,49%:2ms  | make 99.0 %, not 100 %",
                "50%:1ms,50%      | a share and its delay",
                "101%:1ms         | `101%` is not a share",
            })
    void should_say_what_is_wrong_with_a_delay(String text, String message) {
        assertThatThrownBy(() -> Delay.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static LongStream draws(Delay delay) {
        SplittableRandom random = new SplittableRandom(7);
        return LongStream.generate(() -> delay.drawNanos(random)).limit(DRAWS);
    }
}
