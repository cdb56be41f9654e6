package io.plimsoll.checks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void should_round_a_figure_that_must_be_small_upwards() {
        Check check = Check.atMost("cost", 1.1, 1.10001, " ×");

        assertThat(check.met()).isFalse();
        assertThat(check.row()).isEqualTo("| cost | ≤ 1.1 × | 1.101 × | **not met** |");
    }

    @Test
    void should_round_a_figure_that_must_be_large_downwards() {
        Check check = Check.atLeast("share", 99.9, 99.8999, " %");

        assertThat(check.met()).isFalse();
        assertThat(check.row()).isEqualTo("| share | ≥ 99.9 % | 99.89 % | **not met** |");
    }

    @Test
    void should_call_a_figure_at_its_limit_met() {
        assertThat(Check.atMost("start", 3, 3, " s").row())
                .isEqualTo("| start | ≤ 3 s | 3 s | met |");
    }

    @Test
    void should_never_call_a_missing_figure_met() {
        Check check = Check.atMost("cost", 1.1, Double.NaN, " ×");

        assertThat(check.met()).isFalse();
        assertThat(check.row()).isEqualTo("| cost | ≤ 1.1 × | | not measured |");
    }
}
