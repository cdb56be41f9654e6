package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.continuing;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.think;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.Second;
import io.plimsoll.model.scenario.Think;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JourneysTest {

    private static final long MILLI = 1_000_000;
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension private final Engine engine = new Engine();

    @Test
    void should_go_from_step_to_step_and_measure_the_journey_from_its_arrival() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(10)).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(
                                            get("/a"),
                                            think(Duration.ofMillis(30)),
                                            get("/b"),
                                            get("/c"))
                                    .during(perSecond(20), Duration.ofMillis(200)));

            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(4, 4, 0, 0, 0));
            assertThat(run.allRequests().ledger().ok()).isEqualTo(12);
            assertThat(shortest(run.arrivals().getFirst()))
                    .isGreaterThanOrEqualTo(60 * MILLI - MILLI / 10);
        }
    }

    private static long shortest(ArrivalStats stats) {
        return Latencies.merged(List.of(stats.journeys(), stats.journeysLate())).percentile(0);
    }

    @Test
    void should_end_a_journey_at_a_failed_step_unless_told_to_go_on() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            if (exchange.path().startsWith("/bad")) {
                                exchange.send("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n");
                            } else {
                                exchange.ok("ok");
                            }
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing("strict", 1, get("/a"), get("/bad"), get("/never"))
                                    .doing("lax", 1, continuing(get("/bad2")), get("/b"))
                                    .during(users(1, 4), LONG));

            assertThat(server.requests("/never")).isZero();
            assertThat(server.requests("/b")).isEqualTo(2);
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(4, 2, 2, 0, 0));
            assertThat(run.allRequests().ledger()).isEqualTo(new RequestLedger(8, 4, 4, 0, 0, 0));
        }
    }

    @Test
    void should_plan_an_arrival_that_thinks_first_in_the_second_it_arrives() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(think(Duration.ofMillis(800)), get("/"))
                                    .during(perSecond(10), Duration.ofMillis(500)));

            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(5, 5, 0, 0, 0));
            assertThat(run.timeline())
                    .extracting(Second::arrivals)
                    .startsWith(new ArrivalLedger(5, 5, 0, 0, 0));
            assertThat(run.timeline())
                    .extracting(second -> second.requests().planned())
                    .startsWith(2L, 3L);
        }
    }

    @Test
    void should_count_an_arrival_that_is_stopped_while_it_thinks_first() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(think(Duration.ofSeconds(30)), get("/"))
                                    .timeout(Duration.ofMillis(100))
                                    .during(perSecond(10), Duration.ofMillis(300)));

            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(3, 0, 0, 0, 3));
            assertThat(run.allRequests().ledger()).isEqualTo(RequestLedger.EMPTY);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void should_think_after_the_last_request_too_before_a_user_goes_on() {
        try (RawServer server = RawServer.ok()) {
            long began = System.nanoTime();
            Run run =
                    engine.run(
                            against(server)
                                    .doing(get("/"), think(Duration.ofMillis(600)))
                                    .during(users(1, 3), LONG));

            assertThat(System.nanoTime() - began).isGreaterThan(1_200 * MILLI);
            assertThat(run.allArrivals().completed()).isEqualTo(3);
            assertThat(run.arrivals().getFirst().journeys().max())
                    .as("a journey ends with its last answer")
                    .isLessThan(550 * MILLI);
        }
    }

    @Test
    void should_think_for_seeded_times_within_their_bounds() {
        List<Long> first = pauses(7);
        List<Long> again = pauses(7);
        List<Long> other = pauses(8);

        assertThat(first).hasSize(10).allMatch(nanos -> nanos > 4_900_000);
        assertThat(alike(first, again)).isGreaterThanOrEqualTo(7);
        assertThat(alike(first, other)).isLessThan(7);
    }

    /** The pauses between the two requests of each iteration, as the target sees them. */
    private List<Long> pauses(long seed) {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            times.add(System.nanoTime());
                            exchange.ok("ok");
                        })) {
            engine.run(
                    against(server)
                            .seed(seed)
                            .doing(
                                    get("/a"),
                                    new Think(Duration.ofMillis(5), Duration.ofMillis(305)),
                                    get("/b"))
                            .times(10));
        }
        List<Long> all = new ArrayList<>(times);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            pauses.add(all.get(i + 1) - all.get(i));
        }
        return pauses;
    }

    private static int alike(List<Long> one, List<Long> other) {
        int alike = 0;
        for (int i = 0; i < one.size(); i++) {
            alike += Math.abs(one.get(i) - other.get(i)) < 30 * MILLI ? 1 : 0;
        }
        return alike;
    }

    @Test
    void should_start_iterations_at_their_pace() {
        try (RawServer server = RawServer.ok()) {
            Run run =
                    engine.run(
                            against(server)
                                    .during(
                                            new Users(
                                                    List.of(2),
                                                    false,
                                                    Duration.ofMillis(50),
                                                    OptionalInt.empty()),
                                            Duration.ofMillis(500)));

            assertThat(run.allArrivals().completed()).isBetween(10L, 20L);
        }
    }

    @Test
    void should_start_the_next_iteration_at_once_when_one_took_longer_than_the_pace() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(60)).ok("ok"))) {
            Run run =
                    engine.run(
                            against(server)
                                    .during(
                                            new Users(
                                                    List.of(1),
                                                    false,
                                                    Duration.ofMillis(20),
                                                    OptionalInt.empty()),
                                            Duration.ofMillis(500)));

            assertThat(run.allArrivals().completed()).isBetween(4L, 9L);
        }
    }

    @Test
    void should_have_as_many_users_at_work_as_the_stairs_say() {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            times.add(System.nanoTime());
                            exchange.ok("ok");
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .during(
                                            new Users(
                                                    List.of(4, 0, 2),
                                                    false,
                                                    Duration.ofMillis(20),
                                                    OptionalInt.empty()),
                                            Duration.ofMillis(900)));

            List<Long> sorted = times.stream().sorted().toList();
            int rest =
                    IntStream.range(1, sorted.size())
                            .boxed()
                            .max(comparingLong(i -> sorted.get(i) - sorted.get(i - 1)))
                            .orElseThrow();
            long pauseMillis = (sorted.get(rest) - sorted.get(rest - 1)) / MILLI;
            assertThat(pauseMillis).isBetween(150L, 450L);
            assertThat(rest).isBetween(12, 60);
            assertThat(sorted.size() - rest).isBetween(5, 31);
            assertThat(run.allArrivals().failed()).isZero();
        }
    }

    @Test
    void should_ramp_users_up_one_after_the_other() {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            times.add(System.nanoTime());
                            exchange.ok("ok");
                        })) {
            engine.run(
                    against(server)
                            .during(
                                    new Users(
                                            List.of(0, 10),
                                            true,
                                            Duration.ofMillis(20),
                                            OptionalInt.empty()),
                                    Duration.ofMillis(1_000)));

            long begin = times.element() - 100 * MILLI;
            long firstHalf = count(times, begin, 0, 500);
            long all = times.size();
            assertThat(all).as("the area under the ramp").isBetween(50L, 240L);
            assertThat((double) firstHalf / all).isBetween(0.1, 0.4);
        }
    }

    private static long count(Iterable<Long> times, long begin, long fromMillis, long toMillis) {
        long count = 0;
        for (long time : times) {
            long at = (time - begin) / MILLI;
            count += at >= fromMillis && at < toMillis ? 1 : 0;
        }
        return count;
    }
}
