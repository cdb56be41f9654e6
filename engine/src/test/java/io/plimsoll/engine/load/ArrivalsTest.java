package io.plimsoll.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Starts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

    private static final long SECOND = 1_000_000_000L;

    private record Planned(long nanos, int workload, long rank) {}

    private static Plan.Phase phase(OpenLoad load, Duration length) {
        return new Plan.Phase(
                0, load, length.toNanos(), SECOND, 100_000_000, List.of(5, 3, 1), 100, 100);
    }

    private static List<Planned> plan(OpenLoad load, Duration length, int shard, int shards) {
        List<Planned> plan = new ArrayList<>();
        Arrivals arrivals = new Arrivals(phase(load, length), load, 42, shard, shards);
        while (arrivals.nextNanos() != Starts.END) {
            plan.add(new Planned(arrivals.nextNanos(), arrivals.workload(), arrivals.rank()));
            arrivals.advance();
        }
        return plan;
    }

    private static List<OpenLoad> loads() {
        return List.of(
                new ConstantRate(Rate.perSecond(333)),
                new Ramp(Rate.perSecond(1), Rate.perSecond(500)),
                new Burst(70, Duration.ofMillis(900), Duration.ZERO),
                new RandomRate(Rate.perSecond(200)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void should_have_the_same_arrivals_for_any_number_of_shards(int shards) {
        for (OpenLoad load : loads()) {
            List<Planned> together = new ArrayList<>();
            for (int shard = 0; shard < shards; shard++) {
                together.addAll(plan(load, Duration.ofSeconds(5), shard, shards));
            }
            Comparator<Planned> order =
                    Comparator.comparingLong(Planned::nanos)
                            .thenComparingInt(Planned::workload)
                            .thenComparingLong(Planned::rank);
            together.sort(order);
            List<Planned> alone = plan(load, Duration.ofSeconds(5), 0, 1);

            assertThat(alone).as("%s", load).hasSizeGreaterThan(400);
            assertThat(together).as("%s", load).isEqualTo(alone.stream().sorted(order).toList());
        }
    }

    @Test
    void should_give_shards_equal_shares_to_one_arrival() {
        for (OpenLoad load : loads()) {
            int[] sizes = new int[7];
            for (int shard = 0; shard < 7; shard++) {
                sizes[shard] = plan(load, Duration.ofSeconds(5), shard, 7).size();
            }
            int all = plan(load, Duration.ofSeconds(5), 0, 1).size();

            assertThat(sizes).as("%s", load).containsOnly(all / 7, all / 7 + (all % 7 > 0 ? 1 : 0));
        }
    }

    @Test
    void should_stay_exact_over_a_day() {
        OpenLoad load = new ConstantRate(Rate.perSecond(30));
        Arrivals arrivals = new Arrivals(phase(load, Duration.ofDays(1)), load, 42, 2, 3);
        long[] byWorkload = new long[3];
        long count = 0;
        long last = 0;

        for (; arrivals.nextNanos() != Starts.END; arrivals.advance()) {
            last = arrivals.nextNanos();
            assertThat(last - (2 + 3 * count) * (SECOND / 30.0)).isBetween(0.0, 1.1);
            byWorkload[arrivals.workload()]++;
            count++;
        }

        assertThat(count).isEqualTo(30L * 86_400 / 3);
        assertThat(last).isEqualTo((long) Math.ceil(86_400.0 * SECOND - SECOND / 30.0));
        assertThat(byWorkload[0] + byWorkload[1] + byWorkload[2]).isEqualTo(count);
        assertThat(byWorkload[0] / (double) count).isBetween(0.55, 0.56);
    }

    @Test
    void should_give_no_shard_more_of_a_burst_than_its_share_of_the_limit() {
        Duration length = Duration.ofSeconds(5);
        for (int shards = 1; shards <= 7; shards++) {
            for (int limit = shards; limit <= 30; limit++) {
                for (int size = 1; size <= limit; size++) {
                    Burst burst = new Burst(size, Duration.ofSeconds(1), Duration.ZERO);
                    Plan.Phase phase =
                            new Plan.Phase(
                                    0, burst, length.toNanos(), 0, 0, List.of(1), limit, limit);
                    long all = 0;
                    for (int shard = 0; shard < shards; shard++) {
                        int share = limit / shards + (shard < limit % shards ? 1 : 0);
                        int[] inBurst = new int[5];
                        Arrivals arrivals = new Arrivals(phase, burst, 42, shard, shards);
                        for (; arrivals.nextNanos() != Starts.END; arrivals.advance()) {
                            inBurst[(int) (arrivals.nextNanos() / SECOND)]++;
                            all++;
                        }
                        assertThat(Arrays.stream(inBurst).max().orElse(0))
                                .as("%d of %d, shard %d of %d", size, limit, shard, shards)
                                .isLessThanOrEqualTo(share);
                    }
                    assertThat(all).isEqualTo(5L * size);
                }
            }
        }
    }

    @Test
    void should_be_empty_for_a_shard_that_gets_nothing() {
        OpenLoad load = new ConstantRate(Rate.perSecond(1));

        assertThat(plan(load, Duration.ofSeconds(2), 5, 7)).isEmpty();
    }
}
