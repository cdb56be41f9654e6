package io.plimsoll.targets.referee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenScheduleTest {

    private static final long START = 123_456_789_000L;
    private static final long PERIOD = 100_000;
    private static final int COUNT = 50_000;
    private static final LongUnaryOperator PUNCTUAL = slot -> 0;

    private final EvenSchedule schedule = new EvenSchedule(10_000, 0);

    @Test
    void should_find_nothing_wrong_with_punctual_arrivals() {
        ArrivalReport report = judge(slots(COUNT), PUNCTUAL);

        assertThat(report.count()).isEqualTo(COUNT);
        assertThat(report.missing()).isZero();
        assertThat(report.ratePerSecond()).isCloseTo(10_000, within(1e-6));
        assertThat(report.rateErrorPercent()).isCloseTo(0, within(1e-6));
        assertThat(report.lateness().maxNanos()).isZero();
    }

    @Test
    void should_measure_a_known_lateness() {
        // 1 % are 40 us late, 0.2 % are 70 us late, one is 95 us late
        LongUnaryOperator late =
                slot ->
                        slot == 30_000
                                ? 95_000
                                : slot % 500 == 7 ? 70_000 : slot % 100 == 3 ? 40_000 : 0;

        ArrivalReport report = judge(slots(COUNT), late);

        assertThat(report.lateness())
                .isEqualTo(new ArrivalReport.Lateness(0, 40_000, 70_000, 95_000));
        assertThat(report.missing()).isZero();
    }

    @Test
    void should_take_the_most_punctual_arrival_for_zero() {
        ArrivalReport report = judge(slots(COUNT), slot -> slot == 20_000 ? 10_000 : 30_000);

        assertThat(report.lateness().p50Nanos()).isEqualTo(20_000);
        assertThat(report.lateness().maxNanos()).isEqualTo(20_000);
    }

    @Test
    void should_hold_the_order_of_coming_against_the_order_of_slots() {
        // a pause of 6 ms: 60 arrivals come at once at its end, 6 ms down to 0.1 ms late
        LongUnaryOperator pause =
                slot -> slot >= 10_000 && slot < 10_060 ? (10_060 - slot) * PERIOD : 0;

        ArrivalReport report = judge(slots(COUNT), pause);

        assertThat(report.missing()).isZero();
        assertThat(report.lateness().maxNanos()).isEqualTo(6_000_000);
        assertThat(report.lateness().p50Nanos()).isZero();
        assertThat(report.lateness().p999Nanos()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 77, 3_000})
    void should_show_missing_arrivals_as_missing_and_not_as_lateness(int missing) {
        List<Long> slots = slots(COUNT);
        Collections.shuffle(slots.subList(100, COUNT * 8 / 10), new Random(missing));
        List<Long> come = new ArrayList<>(slots.subList(0, 100));
        come.addAll(slots.subList(100 + missing, COUNT));
        SplittableRandom random = new SplittableRandom(missing);

        ArrivalReport report = judge(come, slot -> random.nextLong(0, 30_000));

        assertThat(report.count()).isEqualTo(COUNT - missing);
        assertThat(report.missing()).isEqualTo(missing);
        assertThat(report.lateness().maxNanos()).isLessThan(30_000 + PERIOD);
        assertThat(report.lateness().p99Nanos()).isLessThan(30_000);
    }

    @Test
    void should_show_a_missing_arrival_of_the_last_second_as_lateness() {
        List<Long> slots = slots(COUNT);
        slots.remove(COUNT - 100);

        ArrivalReport report = judge(slots, PUNCTUAL);

        assertThat(report.missing()).isZero();
        assertThat(report.lateness().maxNanos()).isEqualTo(PERIOD);
    }

    @Test
    void should_show_a_rate_that_is_too_low_in_the_rate_and_as_missing() {
        // 9,990/s: one slot in a thousand is lost
        ArrivalReport report = judge(slots(COUNT), slot -> slot * PERIOD / 999);

        assertThat(report.rateErrorPercent()).isCloseTo(-0.1, within(0.001));
        assertThat(report.missing()).isBetween(38L, 51L);
    }

    @Test
    void should_show_a_rate_that_is_too_high_in_the_rate() {
        ArrivalReport report = judge(slots(COUNT), slot -> -slot * PERIOD / 1_001);

        assertThat(report.rateErrorPercent()).isCloseTo(0.1, within(0.001));
        assertThat(report.missing()).isZero();
    }

    @Test
    void should_leave_out_the_first_time() {
        EvenSchedule skipping = new EvenSchedule(10_000, 1_000_000_000);
        long[] stamps = stamps(slots(COUNT), slot -> slot < 5_000 ? 2_000_000 : 0);

        ArrivalReport report = skipping.judge(stamps, 0);

        assertThat(report.skipped()).isBetween(9_900L, 10_020L);
        assertThat(report.count()).isEqualTo(COUNT - report.skipped());
        assertThat(report.lateness().maxNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void should_cope_with_hardly_any_arrivals(int count) {
        ArrivalReport report = judge(slots(count), PUNCTUAL);

        assertThat(report.count()).isEqualTo(count);
        assertThat(report.missing()).isZero();
        assertThat(report.lateness().maxNanos()).isZero();
    }

    @Test
    void should_judge_several_logs_together_and_say_what_they_could_not_hold() {
        ArrivalLog even = new ArrivalLog(COUNT);
        ArrivalLog odd = new ArrivalLog(20_000);
        for (long slot : slots(COUNT)) {
            (slot % 2 == 0 ? even : odd).add(START + slot * PERIOD);
        }

        ArrivalReport report = schedule.judge(List.of(odd.read(), even.read()));

        assertThat(report.count()).isEqualTo(45_000);
        assertThat(report.unrecorded()).isEqualTo(5_000);
    }

    @Test
    void should_refuse_a_schedule_without_a_rate() {
        assertThatThrownBy(() -> new EvenSchedule(0, 0)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new EvenSchedule(1, -1)).hasMessageContaining("skip");
    }

    private ArrivalReport judge(List<Long> slots, LongUnaryOperator lateNanos) {
        return schedule.judge(stamps(slots, lateNanos), 0);
    }

    private static List<Long> slots(int count) {
        List<Long> slots = new ArrayList<>();
        for (long slot = 0; slot < count; slot++) {
            slots.add(slot);
        }
        return slots;
    }

    private static long[] stamps(List<Long> slots, LongUnaryOperator lateNanos) {
        return slots.stream()
                .mapToLong(slot -> START + slot * PERIOD + lateNanos.applyAsLong(slot))
                .toArray();
    }
}
