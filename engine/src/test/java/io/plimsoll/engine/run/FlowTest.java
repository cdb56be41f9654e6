package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Flow.Rounds;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps that are done under a condition, or again and again. */
@Timeout(30)
class FlowTest {

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<String> paths = new ConcurrentLinkedQueue<>();

    /** Each path answers with the next number in the header {@code Next}, until 3. */
    private RawServer counting() {
        return RawServer.start(
                exchange -> {
                    paths.add(exchange.path());
                    int at = Integer.parseInt(exchange.path().replaceAll("[^0-9]", "0"));
                    String next = at < 3 ? "Next: " + (at + 1) + "\r\n" : "";
                    exchange.send("HTTP/1.1 200 OK\r\n" + next + "Content-Length: 0\r\n\r\n");
                });
    }

    private static HttpStep saving(String path) {
        Save next = new Save("next", new Save.Source.Header("Next"), Optional.of(""));
        return get(path).saving(next);
    }

    private static Flow when(String condition, Step step) {
        return new Flow(step, Optional.of(Condition.parse(condition)), new Rounds.Once());
    }

    private static Flow repeat(int times, Step step) {
        return new Flow(step, Optional.empty(), new Rounds.Times(times));
    }

    private static Flow aslongAs(String condition, int most, Step step) {
        return new Flow(step, Optional.empty(), new Rounds.While(Condition.parse(condition), most));
    }

    private Run once(Step... steps) {
        try (RawServer server = counting()) {
            return engine.run(against(server).doing(steps).once());
        }
    }

    @Test
    void should_skip_a_step_whose_condition_does_not_hold() {
        Run run =
                once(
                        saving("/2"),
                        when("${next} == ''", get("/none")),
                        when("${next} > 2 and not ${next} contains 'x'", get("/some")),
                        when(
                                "${next} < 3",
                                new Think(Duration.ofSeconds(20), Duration.ofSeconds(20))),
                        get("/${next}"));

        assertThat(paths).containsExactly("/2", "/some", "/3");
        assertThat(run.allRequests().ledger().planned()).isEqualTo(3);
        assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(1, 1, 0, 0, 0));
    }

    @Test
    void should_take_what_was_never_saved_for_the_empty_text() {
        once(get("/0"), when("${next} != ''", saving("/1")), when("${next} == ''", get("/2")));

        assertThat(paths).containsExactly("/0", "/2");
    }

    @Test
    void should_do_a_step_so_many_times() {
        Run run = once(repeat(3, get("/0")), get("/1"));

        assertThat(paths).containsExactly("/0", "/0", "/0", "/1");
        assertThat(run.allRequests().ledger().ok()).isEqualTo(4);
    }

    @Test
    void should_follow_answers_as_long_as_a_condition_holds() {
        once(saving("/0"), aslongAs("${next} != ''", 100, saving("/${next}")), get("/9"));

        assertThat(paths).containsExactly("/0", "/1", "/2", "/3", "/9");
    }

    @Test
    void should_not_begin_a_round_that_its_condition_forbids() {
        once(saving("/3"), aslongAs("${next} != ''", 100, saving("/${next}")), get("/9"));

        assertThat(paths).containsExactly("/3", "/9");
    }

    @Test
    void should_end_after_so_many_rounds_whatever_the_condition_says() {
        once(saving("/0"), aslongAs("${next} != ''", 2, get("/${next}")), get("/9"));

        assertThat(paths).containsExactly("/0", "/1", "/1", "/9");
    }

    @Test
    void should_ask_once_before_all_rounds() {
        once(
                saving("/0"),
                new Flow(
                        saving("/3"),
                        Optional.of(Condition.parse("${next} == 1")),
                        new Rounds.Times(3)));

        assertThat(paths).containsExactly("/0", "/3", "/3", "/3");
    }

    @Test
    void should_start_its_rounds_again_in_each_iteration() {
        try (RawServer server = counting()) {
            Run run = engine.run(against(server).doing(repeat(2, get("/0"))).times(5));

            assertThat(run.allRequests().ledger().ok()).isEqualTo(10);
        }
    }

    @Test
    void should_end_the_journey_when_a_round_fails() {
        try (RawServer server = RawServer.start(exchange -> exchange.send("rubbish\r\n\r\n"))) {
            Run run = engine.run(against(server).doing(repeat(3, get("/0"))).once());

            assertThat(run.allRequests().ledger().failed()).isEqualTo(1);
            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(1, 0, 1, 0, 0));
        }
    }

    @Test
    void should_pause_in_each_round() {
        Think pause = new Think(Duration.ofMillis(50), Duration.ofMillis(50));
        Run run = once(repeat(4, pause), get("/0"));

        assertThat(run.elapsed()).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void should_account_for_journeys_that_skip_everything() {
        try (RawServer server = counting()) {
            Step never = when("${x} == 'no'", get("/0"));
            Run arrivals =
                    engine.run(
                            against(server)
                                    .doing(saved(never))
                                    .during(perSecond(50), Duration.ofMillis(400)));

            assertThat(arrivals.allArrivals()).isEqualTo(new ArrivalLedger(20, 20, 0, 0, 0));
            assertThat(arrivals.allRequests().ledger().planned()).isZero();
        }
    }

    @Test
    void should_not_let_a_user_spin_who_skips_everything() {
        try (RawServer server = counting()) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(saved(when("${x} == 'no'", get("/0"))))
                                    .during(users(2, 4), Duration.ofSeconds(20)));

            assertThat(run.allArrivals()).isEqualTo(new ArrivalLedger(8, 8, 0, 0, 0));
            assertThat(run.elapsed()).isGreaterThan(Duration.ofMillis(390));
        }
    }

    /** A journey that knows the variable {@code x} and never has a value for it. */
    private static Step[] saved(Step step) {
        Save x = new Save("x", new Save.Source.Header("X"), Optional.of(""));
        return new Step[] {step, when("${x} == 'no'", get("/0").saving(x))};
    }
}
