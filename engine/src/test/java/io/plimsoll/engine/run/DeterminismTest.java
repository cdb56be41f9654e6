package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.phase;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeterminismTest {

    private static final Duration LENGTH = Duration.ofMillis(1_200);

    @RegisterExtension private final Engine engine = new Engine();

    private static Scenario scenario(RawServer server, long seed) {
        return against(server)
                .seed(seed)
                .doing("store", 6, get("/a"), get("/b"))
                .doing("browse", 3, get("/c"))
                .doing("rare", 1, get("/a"))
                .in(
                        phase(
                                "random",
                                new RandomRate(Rate.perSecond(300)),
                                LENGTH,
                                List.of(),
                                Duration.ZERO),
                        phase(
                                "ramp",
                                new Ramp(Rate.perSecond(0), Rate.perSecond(200)),
                                LENGTH,
                                List.of(),
                                Duration.ZERO),
                        phase(
                                "bursts",
                                new Burst(30, Duration.ofMillis(500), Duration.ZERO),
                                LENGTH,
                                List.of(),
                                Duration.ZERO));
    }

    /** The rows that tell what was planned, without any time but the intended second. */
    private static List<String> rows(Run run) {
        List<String> rows = new java.util.ArrayList<>();
        run.timeline()
                .forEach(
                        second -> {
                            if (second.arrivals().planned() > 0) {
                                rows.add(second.second() + " " + second.arrivals());
                            }
                        });
        run.requests()
                .forEach(
                        stats ->
                                rows.add(
                                        stats.phase()
                                                + " "
                                                + stats.workload()
                                                + " "
                                                + stats.name()
                                                + " "
                                                + stats.ledger()));
        run.arrivals()
                .forEach(
                        stats ->
                                rows.add(
                                        stats.phase()
                                                + " "
                                                + stats.workload()
                                                + " "
                                                + stats.ledger()));
        return rows;
    }

    @Test
    void should_have_the_same_rows_for_any_number_of_shards_and_others_for_another_seed() {
        try (RawServer server = RawServer.ok()) {
            List<String> one = rows(engine.withShards(1).run(scenario(server, 42)));
            List<String> two = rows(engine.withShards(2).run(scenario(server, 42)));
            List<String> seven = rows(engine.withShards(7).run(scenario(server, 42)));
            List<String> other = rows(engine.withShards(2).run(scenario(server, 43)));

            assertThat(one).hasSizeGreaterThan(20);
            assertThat(two).isEqualTo(one);
            assertThat(seven).isEqualTo(one);
            assertThat(other).isNotEqualTo(one);
        }
    }
}
