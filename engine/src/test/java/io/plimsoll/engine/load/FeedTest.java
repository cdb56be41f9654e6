package io.plimsoll.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.rows.RowFile;
import io.plimsoll.model.scenario.Feeder;
import io.plimsoll.model.scenario.Feeder.Pick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {

    @TempDir private Path folder;

    private Feed feed(Pick pick, int rows, int workload, Load... loads) throws IOException {
        Path path = folder.resolve("data.csv");
        Files.writeString(path, "id\n" + "1\n".repeat(rows));
        List<Plan.Phase> phases = new ArrayList<>();
        for (Load load : loads) {
            phases.add(
                    new Plan.Phase(
                            phases.size(),
                            load,
                            Duration.ofSeconds(10).toNanos(),
                            0,
                            0,
                            List.of(3, 1),
                            1,
                            1));
        }
        RowFile file = RowFile.open(path, "data.csv", RowFile.Format.CSV);
        Feeder feeder = new Feeder("users", Path.of("data.csv"), RowFile.Format.CSV, pick);
        return Feed.of(feeder, file, phases, workload, 42);
    }

    private static List<Long> rows(Feed feed, int phase, long from, long to) {
        return LongStream.range(from, to).mapToObj(rank -> feed.row(phase, rank)).toList();
    }

    private static Load rate(double perSecond) {
        return new ConstantRate(Rate.perSecond(perSecond));
    }

    @Test
    void should_go_round() throws IOException {
        Feed feed = feed(Pick.CIRCULAR, 3, 0, rate(1), rate(1));

        assertThat(rows(feed, 0, 0, 7)).containsExactly(0L, 1L, 2L, 0L, 1L, 2L, 0L);
        assertThat(rows(feed, 1, 0, 2)).containsExactly(0L, 1L);
    }

    @Test
    void should_shuffle_each_pass_anew() throws IOException {
        for (int count : new int[] {1, 2, 3, 5, 16, 17, 1000}) {
            Feed feed = feed(Pick.SHUFFLE, count, 0, rate(1));
            List<Long> all = LongStream.range(0, count).boxed().toList();

            assertThat(rows(feed, 0, 0, count)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(rows(feed, 0, count, 2L * count)).containsExactlyInAnyOrderElementsOf(all);
            if (count > 10) {
                assertThat(rows(feed, 0, 0, count))
                        .isNotEqualTo(all)
                        .isNotEqualTo(rows(feed, 0, count, 2L * count))
                        .isEqualTo(rows(feed(Pick.SHUFFLE, count, 0, rate(1)), 0, 0, count));
            }
        }
    }

    @Test
    void should_draw_evenly() throws IOException {
        Feed feed = feed(Pick.RANDOM, 10, 0, rate(1));
        long[] seen = new long[10];
        rows(feed, 0, 0, 100_000).forEach(row -> seen[row.intValue()]++);

        // Five standard deviations of a binomial distribution with p = 1/10 are 474.
        assertThat(LongStream.of(seen)).allMatch(count -> count > 9_500 && count < 10_500);
    }

    @Test
    void should_take_each_row_once_over_all_phases() throws IOException {
        Users twice = new Users(List.of(4), false, Duration.ZERO, OptionalInt.of(2));
        Feed feed = feed(Pick.ONCE, 100, 0, rate(2), twice, rate(2));

        // 20 arrivals of which 15 are of this workload; 8 iterations of which 6 are.
        assertThat(rows(feed, 0, 0, 15)).startsWith(0L).endsWith(14L);
        assertThat(rows(feed, 1, 0, 6)).startsWith(15L).endsWith(20L);
        assertThat(rows(feed, 2, 0, 15)).startsWith(21L);
        assertThat(rows(feed, 2, 78, 80)).containsExactly(99L, Feed.NONE);
    }

    @Test
    void should_leave_nothing_behind_users_without_an_end() throws IOException {
        Users endless = Users.constant(4);
        Feed feed = feed(Pick.ONCE, 100, 1, endless, rate(2));

        assertThat(rows(feed, 0, 99, 101)).containsExactly(99L, Feed.NONE);
        assertThat(feed.row(1, 0)).isEqualTo(Feed.NONE);
    }
}
