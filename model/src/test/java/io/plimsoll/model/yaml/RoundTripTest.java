package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.writer.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final long SEED = Long.getLong("scenario.seed", 3L);

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo"));

    @Test
    void should_read_back_what_was_written() {
        System.out.println("random scenarios: seed " + SEED);
        RandomScenarios scenarios = new RandomScenarios(SEED);
        for (int i = 0; i < 2_000; i++) {
            Scenario scenario = scenarios.next();
            String text = ScenarioWriter.write(scenario);
            assertThat(read(text)).as(text).isEqualTo(scenario);
        }
    }

    @Test
    void should_read_back_every_example() throws IOException {
        for (Path file : Examples.files()) {
            Scenario scenario = reader.read(file);
            if (scenario.phases().stream().anyMatch(phase -> phase.load() instanceof Replay)) {
                continue; // what it replays is found beside its own file only
            }
            assertThat(read(ScenarioWriter.write(scenario))).isEqualTo(scenario);
        }
    }

    @Test
    void should_write_as_a_person_would() throws IOException {
        Scenario scenario = reader.read(Examples.ROOT.resolve("examples/overlap.yaml"));
        assertThat(ScenarioWriter.write(scenario))
                .isEqualTo(
                        """
                        name: surge over steady load
                        target: echo

                        workloads:
                          browse:
                            steps:
                              - get: /entities
                          report:
                            weight: 0
                            steps:
                              - get: /report
                                timeout: 10s

                        phases:
                          - { name: steady, rate: 100/s, for: 20s, mix: { browse: 1 } }
                          - { name: quiet, rate: 1/s, for: 5s, after: [], record: false }
                          - name: surge
                            rate: 200/s
                            for: 5s
                            cooldown: 2s
                            mix: { browse: 1, report: 1 }
                            limits: { in-flight: 500, connections: 100 }
                          - { name: calm, rate: 50/s, for: 5s, after: [ steady, surge ] }
                        limits: { in-flight: 2000, connections: 200 }

                        slo:
                          - p99 of browse < 100ms
                          - p99 < 200ms during surge
                        """);
    }

    private Scenario read(String text) {
        try {
            return reader.read("written.yaml", text);
        } catch (PlimsollException e) {
            String problems =
                    e.problems().stream().map(ProblemText::of).collect(Collectors.joining());
            throw new AssertionError(problems + text, e);
        }
    }
}
