package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
final class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "1, 1ns",
        "999, 999ns",
        "1000, 1.00µs",
        "204000, 204µs",
        "999499, 999µs",
        "999500, 1.00ms",
        "9994999, 9.99ms",
        "9995000, 10.0ms",
        "22000000, 22.0ms",
        "99949999, 99.9ms",
        "99950000, 100ms",
        "612345678, 612ms",
        "999500000, 1.00s",
        "1400000000, 1.40s",
        "5000000000, 5.00s",
        "119400000000, 119s",
        "999499999999, 999s",
        "1000000000000, 16m40s"
    })
    void should_show_times_with_three_digits_and_a_unit(long nanos, String shown) {
        assertThat(Figures.time(nanos)).isEqualTo(shown);
    }

    @Test
    void should_stay_within_half_of_the_third_digit() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            double nanos = Math.pow(10, random.nextDouble(0, 11.9));
            String shown = Figures.time(nanos);
            double slack = Math.max(0.5, nanos * 0.005);
            assertThat(read(shown))
                    .as("seed %d: %s of %s", seed, shown, nanos)
                    .isBetween(nanos - slack, nanos + slack);
            assertThat(shown.replaceAll("[^0-9]", "").length()).as(shown).isLessThanOrEqualTo(3);
        }
    }

    private static double read(String shown) {
        double number = Double.parseDouble(shown.replaceAll("[^0-9.]", ""));
        return switch (shown.replaceAll("[0-9.]", "")) {
            case "ns" -> number;
            case "µs" -> number * 1e3;
            case "ms" -> number * 1e6;
            case "s" -> number * 1e9;
            default -> throw new AssertionError(shown);
        };
    }

    @Test
    void should_mark_a_lower_bound() {
        assertThat(Figures.time(5e9, true)).isEqualTo("≥ 5.00s");
        assertThat(Figures.time(5e9, false)).isEqualTo("5.00s");
    }

    @ParameterizedTest
    @CsvSource({
        "12300, 12.3s",
        "59949, 59.9s",
        "59950, 1m",
        "590000, 9m50s",
        "3605000, 1h0m5s",
        "3600000, 1h",
        "3660000, 1h1m",
        "86400000, 24h"
    })
    void should_show_how_long_something_took(long millis, String shown) {
        assertThat(Figures.elapsed(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0%",
        "0.00001, <0.01%",
        "0.001, 0.1%",
        "0.34, 34%",
        "0.98765, 98.8%",
        "0.9994, 99.94%",
        "0.99949, 99.94%",
        "0.99999, >99.99%",
        "1, 100%",
        "3.4, 340%"
    })
    void should_never_round_a_share_to_nothing_or_to_all(double share, String shown) {
        assertThat(Figures.percent(share)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0/s",
        "0.5, 0.5/s",
        "0.1, 0.1/s",
        "0.05, 3/m",
        "0.0166666667, 1/m",
        "0.00833333, 30/h",
        "0.000277777778, 1/h",
        "0.00001, 0.036/h",
        "12.345, 12.3/s",
        "99.94, 99.9/s",
        "99.95, 100/s",
        "'9998.4', '9,998/s'"
    })
    void should_show_rates(double perSecond, String shown) {
        assertThat(Figures.rate(perSecond)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.00 kB", "1234567, 1.23 MB", "999999999, 1.00 GB"})
    void should_show_bytes(long bytes, String shown) {
        assertThat(Figures.bytes(bytes)).isEqualTo(shown);
    }

    @Test
    void should_show_counts_exactly() {
        assertThat(Figures.count(119_750)).isEqualTo("119,750");
        assertThat(Figures.count(1, "SLO")).isEqualTo("1 SLO");
        assertThat(Figures.count(0, "SLO")).isEqualTo("0 SLOs");
    }
}
