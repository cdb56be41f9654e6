package io.plimsoll.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.Generator;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.PhaseOutcome;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.outcome.Times;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a day of 200 names at 1,000 requests a second, as fast as it can be written. */
final class DayTest {

    private static final int HOUR = 3_600;
    private static final int NAMES = 200;
    private static final int EACH = 5;
    private static final long GIGABYTE = 1_000_000_000L;
    private static final long WAITING_MAX = 4 << 20;
    private static final long GROWN_MAX = 8 << 20;

    @TempDir Path folder;

    private final SplittableRandom random = new SplittableRandom(1);

    /** Minutes for all but the last hour or two, which are there by seconds. */
    @Test
    @Tag("e2e")
    void should_grow_by_the_hour_so_that_a_day_takes_no_more_than_a_gigabyte() throws Exception {
        RunDirectory directory = journalled(2);

        long minutes = Files.size(SegmentNames.of(directory.journal(), 0));
        long seconds = Files.size(SegmentNames.of(directory.journal(), 1));
        System.out.printf(
                "day: an hour takes %,d kB by minutes, %,d kB by seconds%n",
                minutes / 1_000, seconds / 1_000);
        assertThat(22 * minutes + 2 * seconds).isLessThan(GIGABYTE);
    }

    @Test
    @Tag("soak")
    void should_take_no_more_than_a_gigabyte_for_a_day() throws Exception {
        assertThat(journalled(24).bytes()).isLessThan(GIGABYTE);
    }

    private RunDirectory journalled(int hours) throws Exception {
        int seconds = hours * HOUR;
        long startNanos = System.nanoTime();
        RunDirectory directory = new RunFolder(folder).create("a day", RandomRun.STARTED);
        Journal journal = new Journal(directory.journal(), new LocalDisk());
        journal.begins(RandomRun.start());
        long early = Long.MAX_VALUE;
        long late = Long.MAX_VALUE;
        for (int second = 0; second < seconds; second++) {
            journal.changed(changes(second));
            while (journal.writer().bytesWaiting() > WAITING_MAX) {
                Thread.onSpinWait();
            }
            if (second % 60 == 0 && second >= HOUR && second < HOUR + HOUR / 2) {
                early = Math.min(early, heapBytes());
            }
            if (second % 60 == 0 && second >= seconds - HOUR / 2) {
                late = Math.min(late, heapBytes());
            }
        }
        assertThat(journal.close()).isZero();
        long writtenNanos = System.nanoTime();

        StoredRun stored = directory.read();

        System.out.printf(
                Locale.ROOT,
                "day: %d h, %d names: %.0f MB on disk; heap %.0f MB after an hour, %.0f MB at the"
                        + " end; written in %.0f s, read in %.0f s%n",
                hours,
                NAMES,
                directory.bytes() / 1e6,
                early / 1e6,
                late / 1e6,
                (writtenNanos - startNanos) / 1e9,
                (System.nanoTime() - writtenNanos) / 1e9);
        assertThat(late - early).isLessThan(GROWN_MAX);
        assertThat(stored.run().allRequests().ledger().ok())
                .isEqualTo((long) seconds * NAMES * EACH);
        assertThat(stored.run().allRequests().times().answered.count())
                .isEqualTo((long) seconds * NAMES * EACH);
        assertThat(stored.run().timeline()).hasSize(seconds);
        return directory;
    }

    /** With what is being written or made minutes of, so the least of several says what is kept. */
    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Changes changes(int second) {
        List<Changes.OfRequests> requests = new ArrayList<>();
        for (int name = 0; name < NAMES; name++) {
            requests.add(requests(name, second));
        }
        Latencies journeys = new Latencies();
        Latencies all = new Latencies();
        for (int i = 0; i < NAMES * EACH; i++) {
            journeys.record(nanos());
            all.record(20_000 + random.nextLong(20_000));
        }
        long count = (long) NAMES * EACH;
        ArrivalLedger ledger = new ArrivalLedger(count, count, 0, 0, 0);
        ArrivalStats arrivals =
                new ArrivalStats(
                        "steady",
                        "main",
                        ledger,
                        0,
                        0,
                        journeys,
                        new Latencies(),
                        new Latencies(),
                        journeys,
                        new Latencies());
        return new Changes(
                List.of(
                        new Second(
                                second,
                                RequestLedger.EMPTY,
                                ArrivalLedger.EMPTY,
                                count,
                                count,
                                nanos(),
                                nanos(),
                                nanos(),
                                nanos(),
                                nanos(),
                                0,
                                7,
                                journeys.density())),
                requests,
                List.of(new Changes.OfArrivals(0, arrivals, Map.of(second, ledger))),
                List.of(),
                List.of(
                        new PhaseOutcome(
                                "steady", Duration.ZERO, Duration.ofSeconds(second), true, false)),
                new Changes.Connections(64, second * count, List.of()),
                generator(all));
    }

    private Changes.OfRequests requests(int name, int second) {
        Times times = new Times();
        for (int i = 0; i < EACH; i++) {
            long service = nanos();
            long wait = 3_000 + random.nextLong(5_000);
            long lateness = 20_000 + random.nextLong(20_000);
            times.lateness.record(lateness);
            times.connectionWait.record(wait);
            times.service.record(service);
            times.firstByte.record(service);
            times.firedToDone.record(wait + service);
            times.answered.record(lateness + wait + service);
            times.readDelay.record(20_000 + random.nextLong(40_000));
        }
        RequestLedger ledger = new RequestLedger(EACH, EACH, 0, 0, 0, 0);
        RequestStats stats =
                new RequestStats(
                        "steady",
                        "main",
                        "request of name " + name,
                        ledger,
                        0,
                        0,
                        EACH,
                        new AttemptCounts(
                                EACH,
                                0,
                                0,
                                EACH * 120L,
                                EACH * 1_300L,
                                0,
                                Map.of(200, (long) EACH)),
                        times,
                        Map.of());
        return new Changes.OfRequests(name, stats, Map.of(second, ledger));
    }

    /** Exponential around 5 ms, on top of one. */
    private long nanos() {
        return (long) (1e6 - 5e6 * Math.log(1 - random.nextDouble()));
    }

    private static Generator generator(Latencies all) {
        return new Generator(
                0.1,
                2,
                List.of(new Generator.Shard(0, Optional.empty(), all, all)),
                0,
                Duration.ZERO,
                0,
                Generator.Stamps.KERNEL,
                "epoll",
                Duration.ZERO);
    }
}
