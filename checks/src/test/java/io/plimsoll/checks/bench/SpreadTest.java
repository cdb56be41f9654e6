package io.plimsoll.checks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void should_find_median_and_quartiles_of_seven_values() {
        Spread spread = Spread.of(List.of(7.0, 1.0, 6.0, 2.0, 5.0, 3.0, 4.0));

        assertThat(spread).isEqualTo(new Spread(4, 2.5, 5.5, 7));
        assertThat(spread.show(1)).isEqualTo("4.0 (2.5–5.5)");
    }

    @Test
    void should_know_nothing_of_no_values() {
        Spread spread = Spread.of(List.of());

        assertThat(spread.median()).isNaN();
        assertThat(spread.show(1)).isEmpty();
    }
}
