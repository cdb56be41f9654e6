package io.plimsoll.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Against a plain histogram, whatever is recorded, added and asked in whatever order. */
final class LatenciesTest {

    private static final long SEED = 20_261_121;
    private static final double[] PERCENTS = {0, 10, 50, 90, 99, 99.9, 100};

    @Test
    void should_tell_the_same_as_a_histogram_of_the_same_times() {
        for (int round = 0; round < 2_000; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            Latencies latencies = new Latencies();
            Histogram histogram = new Histogram(3);
            double sum = 0;
            for (int part = random.nextInt(4); part >= 0; part--) {
                Latencies more = new Latencies();
                for (long nanos : times(random)) {
                    (part == 0 ? latencies : more).record(nanos);
                    histogram.recordValue(nanos);
                    sum += nanos;
                }
                if (random.nextBoolean()) {
                    more.percentile(50); // asked in between
                }
                latencies.add(more);
            }

            assertSame(latencies, histogram, sum, "seed " + (SEED + round));
            assertSame(recounted(latencies), histogram, sum, "recounted, seed " + (SEED + round));
        }
    }

    private static List<Long> times(SplittableRandom random) {
        List<Long> times = new ArrayList<>();
        int count = random.nextInt(10) == 0 ? random.nextInt(2_000) : random.nextInt(20);
        for (int i = 0; i < count; i++) {
            times.add(random.nextLong(1L << random.nextInt(1, 42)));
        }
        return times;
    }

    private static Latencies recounted(Latencies latencies) {
        Latencies again = new Latencies();
        latencies.eachCount(again::addCount);
        again.addExact(latencies.sum(), latencies.max());
        return again;
    }

    private static void assertSame(
            Latencies latencies, Histogram histogram, double sum, String which) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        latencies.eachCount(
                (nanos, count) -> assertThat(counts.put(nanos, count)).as(which).isNull());
        TreeMap<Long, Long> expected = new TreeMap<>();
        histogram
                .recordedValues()
                .forEach(
                        value ->
                                expected.put(
                                        histogram.lowestEquivalentValue(value.getValueIteratedTo()),
                                        value.getCountAddedInThisIterationStep()));
        assertThat(counts).as(which).isEqualTo(expected);
        assertThat(latencies.count()).as(which).isEqualTo(histogram.getTotalCount());
        assertThat(latencies.sum()).as(which).isEqualTo(sum);
        for (double percent : PERCENTS) {
            assertThat(latencies.percentile(percent))
                    .as(which)
                    .isEqualTo(Math.min(latencies.max(), histogram.getValueAtPercentile(percent)));
        }
    }

    @Test
    void should_hold_nothing_after_it_was_cleared() {
        for (int count : new int[] {0, 3, 5_000}) {
            Latencies latencies = new Latencies();
            for (int i = 0; i < count; i++) {
                latencies.record(i);
            }

            latencies.clear();
            latencies.record(7);

            assertThat(latencies.count()).isEqualTo(1);
            assertThat(latencies.max()).isEqualTo(7);
            assertThat(latencies.sum()).isEqualTo(7);
            assertThat(latencies.percentile(50)).isEqualTo(7);
        }
    }
}
