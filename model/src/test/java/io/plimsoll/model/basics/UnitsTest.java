package io.plimsoll.model.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "150ms, 150000000", "1.5s, 1500000000", "1m30s, 90000000000", "2h, 7200000000000",
                "1d, 86400000000000",
        "10us, 10000", "10µs, 10000", "7ns, 7", "0s, 0", "366d, 31622400000000000"
    })
    void should_read_durations(String text, long nanos) {
        assertThat(Durations.parse(text)).hasValue(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "-1s",
                "1 s",
                "1x",
                "1.5.5s",
                "s1",
                "367d",
                "1s2",
                "99999999999999s",
                "1,5s"
            })
    void should_refuse_what_is_no_duration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void should_write_durations_that_are_read_back() {
        assertThat(Durations.format(Duration.ofMillis(1_500))).isEqualTo("1.5s");
        assertThat(Durations.format(Duration.ofSeconds(90))).isEqualTo("1m30s");
        assertThat(Durations.format(Duration.ofMinutes(60))).isEqualTo("1h");
        assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 54)));
            assertThat(Durations.parse(Durations.format(duration))).hasValue(duration);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | 30s",
                "5 min | 5m",
                "2hours | 2h",
                "'10,000ms' | 10000ms",
                "'1,5s' | 1.5s",
                "100mss | 100ms",
                "1h 30m | 1h30m",
                "300 milliseconds | 300ms",
                "30S | 30s",
                "20secs | 20s"
            })
    void should_know_what_a_duration_was_meant_to_be(String text, String mended) {
        assertThat(Durations.mend(text)).hasValue(mended);
    }

    @ParameterizedTest
    @CsvSource({"200/s, 200", "30/m, 0.5", "3600/h, 1", "0.5/s, 0.5", "0/s, 0", "5 / s, 5"})
    void should_read_rates(String text, double perSecond) {
        assertThat(Rate.parse(text)).hasValue(new Rate(perSecond));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "/s", "-1/s", "1/d", "1e3/s", "1/ss", "200rps"})
    void should_refuse_what_is_no_rate(String text) {
        assertThat(Rate.parse(text)).isEmpty();
    }

    @Test
    void should_write_rates_that_are_read_back() {
        assertThat(Rate.perSecond(200)).hasToString("200/s");
        assertThat(Rate.perSecond(0.5)).hasToString("0.5/s");
        assertThat(Rate.parse("100/h").orElseThrow()).hasToString("100/h");
        assertThat(Rate.perSecond(0)).hasToString("0/s");
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            Rate rate = new Rate(random.nextDouble() * Math.pow(10, random.nextInt(-7, 8)));
            assertThat(Rate.parse(rate.toString())).hasValue(rate);
        }
        assertThatThrownBy(() -> new Rate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | 200/s",
                "'10,000/s' | 10000/s",
                "200rps | 200/s",
                "200 per second | 200/s",
                "5/min | 5/m",
                "'1,5/s' | 1.5/s",
                "200s | 200/s",
                "10 requests/s | 10/s"
            })
    void should_know_what_a_rate_was_meant_to_be(String text, String mended) {
        assertThat(Rate.mend(text)).hasValue(mended);
    }
}
