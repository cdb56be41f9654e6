package io.plimsoll.model.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.model.basics.Rate;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenLoadTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    static Stream<OpenLoad> shapes() {
        return Stream.of(
                new ConstantRate(perSecond(37)),
                new ConstantRate(perSecond(1 / 3.0)),
                new Ramp(perSecond(0), perSecond(80)),
                new Ramp(perSecond(60), perSecond(0)),
                new Ramp(perSecond(15), perSecond(45)),
                new Stairs(List.of(perSecond(10), perSecond(50), perSecond(0), perSecond(21))),
                Spike.centred(perSecond(5), perSecond(90), Duration.ofSeconds(2)),
                new Spike(
                        perSecond(0),
                        perSecond(70),
                        Duration.ofMillis(700),
                        Optional.of(Duration.ofMillis(300)),
                        Optional.of(Duration.ofMillis(1300)),
                        Optional.of(3)),
                new Sine(perSecond(40), perSecond(40), Duration.ofSeconds(3)),
                new Sine(perSecond(40), perSecond(10), Duration.ofMillis(700)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void should_start_when_the_integral_of_the_rate_reaches_the_next_whole_number(OpenLoad load) {
        long length = 10 * SECOND;
        long step = 10_000;
        List<Long> starts = starts(load, length, 1);
        double integral = 0;
        int k = 0;
        for (long t = 0; t < length; t += step) {
            while (k < starts.size() && starts.get(k) < t + step) {
                double reached = integral + load.rateAt(t, length) * (starts.get(k) - t) / 1e9;
                assertThat(reached).as("at start %d", k).isCloseTo(k, within(0.005));
                k++;
            }
            integral += load.rateAt(t + step / 2, length) * step / 1e9;
        }
        assertThat(k).isEqualTo(starts.size());
        assertThat(starts.size())
                .isBetween((int) Math.floor(integral - 0.005), (int) Math.ceil(integral + 0.005));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void should_give_as_many_starts_as_expected_in_order_and_inside_the_phase(OpenLoad load) {
        for (long length = SECOND / 7; length < 60 * SECOND; length += SECOND * 7 / 3) {
            List<Long> starts = starts(load, length, 1);
            assertThat((double) starts.size()).isEqualTo(load.expectedStarts(length));
            assertThat(starts).isSorted().allMatch(inside(length));
        }
    }

    @Test
    void should_count_exactly_over_a_year_at_the_highest_rate() {
        long year = 366 * 86_400 * SECOND;
        double count = 366 * 86_400 * 1e7;

        assertThat(new ConstantRate(perSecond(1e7)).expectedStarts(year)).isEqualTo(count);
        assertThat(new Ramp(perSecond(0), perSecond(1e7)).expectedStarts(year))
                .isEqualTo(count / 2);
        assertThat(new Stairs(List.of(perSecond(5e6), perSecond(1e7))).expectedStarts(year))
                .isEqualTo(count * 3 / 4);
    }

    @Test
    void should_count_exactly_where_the_integral_is_a_whole_number() {
        for (int a = 0; a <= 60; a += 5) {
            for (int b = a == 0 ? 5 : 0; b <= 60; b += 5) {
                for (int seconds = 2; seconds < 40; seconds += 4) {
                    assertThat(starts(new Ramp(perSecond(a), perSecond(b)), seconds * SECOND, 1))
                            .as("%d/s..%d/s in %d s", a, b, seconds)
                            .hasSize((a + b) * seconds / 2);
                }
            }
        }
        assertThat(
                        starts(
                                new Stairs(List.of(perSecond(21), perSecond(0), perSecond(3))),
                                8 * SECOND,
                                1))
                .hasSize(64);
        assertThat(starts(new ConstantRate(Rate.parse("100/h").orElseThrow()), DAY, 1))
                .hasSize(2_400);
    }

    @Test
    void should_stay_exact_over_a_day_of_ten_thousand_per_second() {
        Starts starts = new ConstantRate(perSecond(10_000)).starts(DAY, 0);
        long count = 0;
        long last = -1;
        long uneven = 0;
        for (long at = starts.next(); at != Starts.END; at = starts.next()) {
            uneven += at == count * 100_000 ? 0 : 1;
            last = at;
            count++;
        }
        assertThat(count).isEqualTo(864_000_000);
        assertThat(last).isEqualTo(DAY - 100_000);
        assertThat(uneven).isZero();
    }

    @Test
    void should_round_an_odd_rate_up_to_the_next_nanosecond_for_hours() {
        Starts starts = new ConstantRate(perSecond(7_000)).starts(4 * 3_600 * SECOND, 0);
        for (long k = 0; k < 7_000L * 4 * 3_600; k++) {
            long at = starts.next();
            if (k % 9_973 == 0) {
                BigInteger[] exact =
                        BigInteger.valueOf(k)
                                .multiply(BigInteger.valueOf(SECOND))
                                .divideAndRemainder(BigInteger.valueOf(7_000));
                long roundedUp = exact[0].longValue() + exact[1].signum();
                assertThat(at).isBetween(roundedUp, roundedUp + 1);
            }
        }
        assertThat(starts.next()).isEqualTo(Starts.END);
        assertThat(starts.next()).as("for ever").isEqualTo(Starts.END);
    }

    @Test
    void should_place_the_starts_of_a_ramp_by_its_closed_form() {
        List<Long> starts = starts(new Ramp(perSecond(1), perSecond(50)), 30 * SECOND, 1);
        assertThat(starts).hasSize(765);
        double slope = 49.0 / 30;
        for (int k = 0; k < starts.size(); k++) {
            double t = (-1 + Math.sqrt(1 + 2 * slope * k)) / slope;
            assertThat(starts.get(k) / 1e9).isCloseTo(t, within(2e-9));
        }
    }

    @Test
    void should_mirror_a_ramp_that_goes_down() {
        long length = 30 * SECOND;
        List<Long> up = starts(new Ramp(perSecond(0), perSecond(50)), length, 1);
        List<Long> down = starts(new Ramp(perSecond(50), perSecond(0)), length, 1);
        assertThat(down).hasSameSizeAs(up).hasSize(750);
        for (int k = 1; k < up.size(); k++) {
            assertThat((double) down.get(750 - k)).isCloseTo(length - up.get(k), within(200.0));
        }
    }

    @Test
    void should_put_a_spike_in_the_middle_or_where_it_is_told() {
        long length = 10 * SECOND;
        Spike centred = Spike.centred(perSecond(0), perSecond(100), Duration.ofSeconds(2));
        assertThat(starts(centred, length, 1))
                .hasSize(200)
                .startsWith(4 * SECOND)
                .allMatch(at -> at < 6 * SECOND);

        Spike told =
                new Spike(
                        perSecond(0),
                        perSecond(100),
                        Duration.ofSeconds(2),
                        Optional.of(Duration.ofSeconds(9)),
                        Optional.empty(),
                        Optional.empty());
        assertThat(starts(told, length, 1))
                .as("cut by the end of the phase")
                .hasSize(100)
                .startsWith(9 * SECOND);

        Spike often =
                new Spike(
                        perSecond(0),
                        perSecond(100),
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.empty());
        assertThat(starts(often, length, 1))
                .hasSize(400)
                .contains(0L, 3 * SECOND, 6 * SECOND, 9 * SECOND);

        Spike twice =
                new Spike(
                        perSecond(0),
                        perSecond(100),
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.of(2));
        assertThat(starts(twice, length, 1)).hasSize(200).allMatch(at -> at < 4 * SECOND);
    }

    @Test
    void should_repeat_a_spike_as_often_as_it_is_told() {
        Duration day = Duration.ofDays(1);
        Spike often =
                new Spike(
                        perSecond(0),
                        perSecond(1_000),
                        Duration.ofMillis(1),
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(10)),
                        Optional.empty());
        assertThat(often.expectedStarts(day.toNanos())).isEqualTo(8_640_000);
        Starts starts = often.starts(day.toNanos(), 1);
        for (long k = 0; k < 8_640_000; k++) {
            long at = starts.next();
            if (at != k * 10_000_000) {
                assertThat(at).as("start %d", k).isEqualTo(k * 10_000_000);
            }
        }
        assertThat(starts.next()).isEqualTo(Starts.END);

        Spike many =
                new Spike(
                        perSecond(20),
                        perSecond(200),
                        Duration.ofMillis(10),
                        Optional.of(Duration.ofMillis(5)),
                        Optional.of(Duration.ofMillis(100)),
                        Optional.of(700_000));
        assertThat(many.expectedStarts(day.toNanos()))
                .as("a base of 20/s, and 180/s more in 700,000 times 10 ms")
                .isEqualTo(20 * 86_400 + 180 * 7_000);
        assertThat((double) countOf(many.starts(day.toNanos(), 1)))
                .isEqualTo(many.expectedStarts(day.toNanos()));
        assertThat(many.rateAt(699_999L * 100_000_000 + 6_000_000, day.toNanos())).isEqualTo(200);
        assertThat(many.rateAt(700_000L * 100_000_000 + 6_000_000, day.toNanos())).isEqualTo(20);
    }

    @Test
    void should_start_whatever_rates_of_a_spike_are_none() {
        for (double base : new double[] {0, 0.3, 7}) {
            for (double peak : new double[] {0, 0.7, 30}) {
                for (int width : new int[] {1, 333, 1_000}) {
                    for (int times : new int[] {1, 3, 1_000}) {
                        Spike spike =
                                new Spike(
                                        perSecond(base),
                                        perSecond(peak),
                                        Duration.ofMillis(width),
                                        Optional.of(Duration.ofMillis(500)),
                                        Optional.of(Duration.ofSeconds(1)),
                                        Optional.of(times));
                        for (long length : new long[] {SECOND / 3, 20 * SECOND + 7}) {
                            Starts starts = spike.starts(length, 1);
                            long last = -1;
                            long count = 0;
                            for (long at = starts.next(); at != Starts.END; at = starts.next()) {
                                assertThat(at).as("%s", spike).isBetween(last, length - 1);
                                assertThat(spike.rateAt(at, length))
                                        .as("%s at %d", spike, at)
                                        .isPositive();
                                last = at;
                                count++;
                            }
                            assertThat((double) count)
                                    .as("%s in %d", spike, length)
                                    .isEqualTo(spike.expectedStarts(length));
                        }
                    }
                }
            }
        }
    }

    private static long countOf(Starts starts) {
        long count = 0;
        while (starts.next() != Starts.END) {
            count++;
        }
        return count;
    }

    @Test
    void should_start_a_burst_at_once_or_spread_it() {
        List<Long> atOnce =
                starts(new Burst(3, Duration.ofSeconds(4), Duration.ZERO), 10 * SECOND, 1);
        assertThat(atOnce)
                .containsExactly(
                        0L,
                        0L,
                        0L,
                        4 * SECOND,
                        4 * SECOND,
                        4 * SECOND,
                        8 * SECOND,
                        8 * SECOND,
                        8 * SECOND);

        List<Long> spread =
                starts(new Burst(4, Duration.ofSeconds(4), Duration.ofSeconds(2)), 5 * SECOND, 1);
        assertThat(spread)
                .containsExactly(
                        0L, SECOND / 2, SECOND, SECOND * 3 / 2, 4 * SECOND, SECOND * 9 / 2);

        for (int milliseconds = 50; milliseconds < 9_000; milliseconds += 111) {
            for (Duration over :
                    List.of(Duration.ZERO, Duration.ofMillis(90), Duration.ofMillis(470))) {
                Burst burst = new Burst(29, Duration.ofMillis(470), over);
                long length = milliseconds * 1_000_000L;
                assertThat((double) starts(burst, length, 1).size())
                        .isEqualTo(burst.expectedStarts(length));
            }
        }
    }

    @Test
    void should_start_as_many_in_each_whole_wave() {
        List<Long> starts =
                starts(
                        new Sine(perSecond(100), perSecond(80), Duration.ofSeconds(5)),
                        20 * SECOND,
                        1);
        assertThat(starts).hasSize(2_000);
        long crest = starts.stream().filter(at -> at % (5 * SECOND) < 2.5 * SECOND).count();
        double half = 4 * (100 * 2.5 + 2 * 80 * 5 / (2 * Math.PI));
        assertThat((double) crest).isCloseTo(half, within(4.0));
    }

    @Test
    void should_draw_exponential_gaps_from_the_seed_alone() {
        long length = 1_000 * SECOND;
        RandomRate load = new RandomRate(perSecond(100));
        List<Long> starts = starts(load, length, 42);
        assertThat(starts)
                .isEqualTo(starts(load, length, 42))
                .isNotEqualTo(starts(load, length, 43));
        assertThat(starts).isSorted().allMatch(inside(length));
        assertThat((double) starts.size()).isCloseTo(100_000, within(5 * Math.sqrt(100_000)));
        assertThat(load.expectedStarts(length)).isEqualTo(100_000);

        double[] gaps = new double[starts.size() - 1];
        Arrays.setAll(gaps, i -> (starts.get(i + 1) - starts.get(i)) / 1e9);
        Arrays.sort(gaps);
        double distance = 0;
        for (int i = 0; i < gaps.length; i++) {
            double share = 1 - Math.exp(-100 * gaps[i]);
            distance = Math.max(distance, Math.abs(share - (i + 0.5) / gaps.length));
        }
        assertThat(distance)
                .as("Kolmogorov-Smirnov, 1 %")
                .isLessThan(1.63 / Math.sqrt(gaps.length));
    }

    @Test
    void should_refuse_what_has_no_shape() {
        assertThatThrownBy(() -> new Stairs(List.of())).hasMessage("stairs have at least one step");
        assertThatThrownBy(() -> new Sine(perSecond(5), perSecond(6), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Burst(0, Duration.ofSeconds(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spike.centred(perSecond(1), perSecond(2), Duration.ZERO))
                .hasMessage("a spike has a width");
    }

    private static java.util.function.Predicate<Long> inside(long length) {
        return at -> at >= 0 && at < length;
    }

    private static Rate perSecond(double count) {
        return Rate.perSecond(count);
    }

    private static List<Long> starts(OpenLoad load, long lengthNanos, long seed) {
        List<Long> all = new ArrayList<>();
        Starts starts = load.starts(lengthNanos, seed);
        for (long at = starts.next(); at != Starts.END; at = starts.next()) {
            all.add(at);
        }
        return all;
    }
}
