package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.inFlight;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.think;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.GroupStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Flow.Rounds;
import io.plimsoll.model.scenario.Group;
import io.plimsoll.model.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps that are measured together. */
@Timeout(30)
class GroupTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String BROKEN = "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n";

    @RegisterExtension private final Engine engine = new Engine();

    private static RawServer server() {
        return RawServer.start(
                exchange -> exchange.send(exchange.path().equals("/broken") ? BROKEN : OK));
    }

    private static Group group(String name, Step... steps) {
        return new Group(name, List.of(steps));
    }

    private static Step pause(int millis) {
        return think(Duration.ofMillis(millis));
    }

    private Run once(Step... steps) {
        try (RawServer server = server()) {
            return engine.run(against(server).doing(steps).once());
        }
    }

    private static GroupStats only(Run run) {
        assertThat(run.extras().groups()).hasSize(1);
        return run.extras().groups().getFirst();
    }

    @Test
    void should_last_from_its_first_step_to_its_last_answer() {
        Run run =
                once(
                        get("/a"),
                        pause(400),
                        group("two", get("/b"), pause(100), get("/c"), pause(400)),
                        get("/d"));

        GroupStats two = only(run);
        assertThat(two.name()).isEqualTo("two");
        assertThat(two.figures().phase()).isEqualTo("phase");
        assertThat(two.figures().workload()).isEqualTo("main");
        assertThat(two.figures().ledger()).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
        assertThat(two.figures().journeys().max()).isBetween(100_000_000L, 490_000_000L);
        assertThat(two.figures().journeysLessOurs().max())
                .isLessThanOrEqualTo(two.figures().journeys().max());
        assertThat(run.allRequests().ledger().ok()).isEqualTo(4);
        assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
        assertThat(run.arrivals().getFirst().journeys().max()).isGreaterThan(899_000_000L);
    }

    @Test
    void should_count_a_pause_at_its_beginning() {
        Run run = once(group("slow", pause(100), get("/a")));

        assertThat(only(run).figures().journeys().max()).isGreaterThan(99_000_000L);
    }

    @Test
    void should_measure_each_round_by_itself() {
        Run run =
                once(
                        new Flow(
                                group("round", get("/a"), pause(200)),
                                Optional.empty(),
                                new Rounds.Times(3)));

        assertThat(only(run).figures().ledger()).isEqualTo(new ArrivalLedger(3, 3, 0, 0, 0));
        assertThat(only(run).figures().journeys().percentile(0)).isLessThan(199_000_000L);
        assertThat(run.allRequests().ledger().ok()).isEqualTo(3);
    }

    @Test
    void should_fail_with_the_step_that_ends_the_journey() {
        Run run =
                once(group("bad", get("/a"), get("/broken"), get("/b")), group("never", get("/")));

        assertThat(only(run).name()).isEqualTo("bad");
        assertThat(only(run).figures().ledger()).isEqualTo(new ArrivalLedger(1, 0, 1, 0, 0));
        assertThat(only(run).figures().journeys().isEmpty()).isTrue();
        assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(1, 0, 1, 0, 0));
    }

    @Test
    void should_not_count_a_group_that_sends_nothing() {
        Step never =
                new Flow(
                        get("/a"),
                        Optional.of(Condition.parse("${none} == 'x'")),
                        new Rounds.Once());
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .vars(java.util.Map.of("none", ""))
                                    .doing(group("empty", never, pause(1)), get("/b"))
                                    .once());

            assertThat(run.extras().groups()).isEmpty();
            assertThat(run.allRequests().ledger().ok()).isEqualTo(1);
        }
    }

    @Test
    void should_measure_groups_of_one_name_together() {
        Run run =
                once(group("same", get("/a")), group("same", get("/b")), group("other", get("/c")));

        assertThat(run.extras().groups())
                .extracting(GroupStats::name)
                .containsExactly("same", "other");
        assertThat(run.extras().groups().getFirst().figures().ledger().completed()).isEqualTo(2);
    }

    @Test
    void should_be_dropped_with_the_arrival_that_begins_with_it() {
        try (RawServer server =
                RawServer.start(exchange -> exchange.after(Duration.ofMillis(300)).ok(""))) {
            Run run =
                    engine.run(
                            against(server)
                                    .within(inFlight(1))
                                    .timeout(Duration.ofMillis(400))
                                    .doing(group("first", get("/a")))
                                    .during(perSecond(20), Duration.ofMillis(500)));

            ArrivalLedger groups = only(run).figures().ledger();
            assertThat(groups).isEqualTo(run.allArrivals());
            assertThat(groups.dropped()).isPositive();
            assertThat(only(run).figures().droppedAtLimit() + only(run).figures().undelivered())
                    .isGreaterThanOrEqualTo(groups.dropped());
        }
    }
}
