package io.plimsoll.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.engine.protocol.java.UserClasses;
import io.plimsoll.engine.run.LocalRunner;
import io.plimsoll.engine.run.RunOptions;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.seams.RunControl;
import io.plimsoll.model.seams.RunListener;
import io.plimsoll.model.seams.TargetLauncher;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.targets.echo.Echo;
import io.plimsoll.targets.echo.EchoOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example that takes a few seconds, all at once, each against an {@code echo} that counts. */
@Execution(ExecutionMode.CONCURRENT)
final class ShortExamplesTest {

    private static final Path FOLDER = Path.of("../examples");
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static Scenario read(Path file) {
        return new ScenarioReader(Set.of("echo")).read(file);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> length(read(file)).compareTo(LONGEST) <= 0)
                    .sorted()
                    .toList();
        }
    }

    private static Duration length(Scenario scenario) {
        return scenario.phases().stream()
                .map(phase -> phase.length().plus(phase.cooldown()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Any value will do: `echo` does not look at it. */
    private static Map<String, String> secrets(Scenario scenario) {
        return scenario.secrets().keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> "value-of-" + name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void should_do_what_it_says(Path file) throws IOException, InterruptedException {
        Scenario scenario = read(file);
        try (Echoes echoes = new Echoes()) {
            Run run =
                    new LocalRunner(
                                    echoes,
                                    new RunOptions(
                                            1,
                                            false,
                                            List.of(),
                                            UserClasses.in(FOLDER),
                                            secrets(scenario)),
                                    InstantSource.system())
                            .run(scenario, new RunListener() {}, new RunControl());

            RequestStats all = run.allRequests();
            assertThat(run.phases())
                    .extracting("name")
                    .isEqualTo(scenario.phases().stream().map(Phase::name).toList());
            assertThat(all.ledger().planned()).isPositive();
            assertThat(all.ledger().ok()).as("%s", all.errors()).isEqualTo(all.ledger().planned());
            assertThat(echoes.requests()).isEqualTo(all.attempts().sent() + once(scenario));
        }
    }

    /** What is done before and after the load, and in no ledger of it. */
    private static long once(Scenario scenario) {
        return Stream.of(scenario.setup(), scenario.teardown())
                .flatMap(List::stream)
                .mapToLong(step -> step.requests().size())
                .sum();
    }

    /** Starts {@code echo} in this process, as often as a scenario names it. */
    private static final class Echoes implements TargetLauncher, AutoCloseable {

        private final List<Echo> echoes = new ArrayList<>();

        long requests() throws InterruptedException {
            long requests = 0;
            for (Echo echo : echoes) {
                requests += echo.stats().requests();
            }
            return requests;
        }

        @Override
        public Set<String> names() {
            return Set.of("echo");
        }

        @Override
        public Launched launch(String name) {
            Echo echo = start();
            echoes.add(echo);
            return new Launched() {
                @Override
                public String url() {
                    return echo.url();
                }

                @Override
                public void close() {}
            };
        }

        private static Echo start() {
            try {
                return Echo.start(EchoOptions.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            echoes.forEach(Echo::close);
        }
    }
}
