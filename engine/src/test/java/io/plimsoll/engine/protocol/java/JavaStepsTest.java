package io.plimsoll.engine.protocol.java;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static io.plimsoll.engine.fixture.ScenarioBuilder.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.seams.JavaCall;
import io.plimsoll.model.seams.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class JavaStepsTest {

    private static final long MILLI = 1_000_000;
    private static final String TARGET = "http://127.0.0.1:9";

    @RegisterExtension private final Engine engine = new Engine();
    @TempDir private Path folder;

    @BeforeEach
    void sourcesAreInTheFolder() {
        engine.in(folder);
    }

    /** Takes five milliseconds. */
    static final class Slow implements JavaCall {
        @Override
        public void call(Arrival arrival) {
            LockSupport.parkNanos(5 * MILLI);
        }
    }

    /** Throws. */
    static final class Thrower implements JavaCall {
        @Override
        public void call(Arrival arrival) {
            throw new IllegalArgumentException("rank " + arrival.rank());
        }
    }

    /** Throws at its end. */
    static final class Unclosable implements JavaCall, AutoCloseable {
        @Override
        public void call(Arrival arrival) {}

        @Override
        public void close() {
            throw new IllegalStateException("stuck");
        }
    }

    static final class Endless implements JavaCall, AutoCloseable {
        @Override
        public void call(Arrival arrival) {}

        @Override
        public void close() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    private static JavaStep step(JavaStep.Code code, Optional<Duration> timeout) {
        return new JavaStep("call", code, timeout, false);
    }

    private static JavaStep of(Class<?> type) {
        return step(new JavaStep.Code.ClassName(type.getName()), Optional.empty());
    }

    private JavaStep source(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return step(new JavaStep.Code.SourceFile(Path.of(file)), Optional.empty());
    }

    @Test
    void should_measure_user_code_by_its_own_stamps() {
        Run run =
                engine.run(
                        against(TARGET)
                                .doing(of(Slow.class))
                                .during(users(5, 4), Duration.ofSeconds(20)));

        RequestStats stats = run.allRequests();
        assertThat(stats.ledger().ok()).isEqualTo(20);
        assertThat(stats.times().service.percentile(0))
                .isGreaterThanOrEqualTo(5 * MILLI - MILLI / 100);
        assertThat(stats.times().service.percentile(50)).isLessThan(9 * MILLI);
        assertThat(stats.times().readDelay.count()).isEqualTo(20);
        assertThat(stats.attempts().stampsMissing()).isZero();
        assertThat(run.connectionsOpened()).isZero();
    }

    @Test
    void should_call_an_exception_the_fault_of_the_users_code() {
        RequestStats stats =
                engine.run(against(TARGET).doing(of(Thrower.class)).times(3)).allRequests();

        assertThat(stats.ledger().failed()).isEqualTo(3);
        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.USER_CODE);
        assertThat(stats.errors().get(ErrorKind.USER_CODE).sample())
                .isEqualTo("java.lang.IllegalArgumentException: rank 0");
    }

    @ParameterizedTest
    @CsvSource({"false, stuck", "true, longer than"})
    void should_keep_the_result_of_code_that_cannot_be_closed(boolean endless, String why) {
        List<Problem> told = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void problem(Problem problem) {
                        told.add(problem);
                    }
                };

        Run run =
                engine.run(
                        against(TARGET)
                                .doing(of(endless ? Endless.class : Unclosable.class))
                                .times(3),
                        listener);

        assertThat(run.allRequests().ledger().ok()).isEqualTo(3);
        assertThat(told)
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("could not be closed", why);
    }

    @Test
    void should_survive_even_an_error() throws IOException {
        JavaStep step =
                source(
                        "Deep.java",
                        """
                        public class Deep implements io.plimsoll.model.seams.JavaCall {
                            public void call(Arrival arrival) { call(arrival); }
                        }
                        """);
        RequestStats stats = engine.run(against(TARGET).doing(step).once()).allRequests();

        assertThat(stats.errors().get(ErrorKind.USER_CODE).sample())
                .isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void should_compile_one_source_file_and_call_its_one_step() throws IOException {
        JavaStep step =
                source(
                        "Fine.java",
                        """
                        import io.plimsoll.model.seams.JavaCall;

                        class Fine implements JavaCall {
                            record Pair(long a, long b) {}

                            @Override
                            public void call(Arrival arrival) {
                                if (!arrival.workload().equals("main")
                                        || arrival.user() != 0
                                        || !arrival.target().equals("http://127.0.0.1:9")
                                        || new Pair(arrival.rank(), 1).a() > 2) {
                                    throw new IllegalStateException(arrival.toString());
                                }
                            }
                        }
                        """);
        RequestStats stats = engine.run(against(TARGET).doing(step).times(3)).allRequests();

        assertThat(stats.errors()).isEmpty();
        assertThat(stats.ledger().ok()).isEqualTo(3);
    }

    @Test
    void should_give_each_arrival_a_seed_of_its_own_that_is_the_same_in_each_run()
            throws IOException {
        JavaStep step =
                source(
                        "Seeds.java",
                        """
                        import java.nio.file.*;
                        class Seeds implements io.plimsoll.model.seams.JavaCall {
                            public void call(Arrival arrival) throws Exception {
                                Files.writeString(
                                        Path.of("%s"),
                                        arrival.seed() + "\\n",
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.APPEND);
                            }
                        }
                        """
                                .formatted(folder.resolve("seeds")));
        engine.run(against(TARGET).doing(step).times(5));
        engine.run(against(TARGET).doing(step).times(5));

        List<String> seeds = Files.readAllLines(folder.resolve("seeds"));
        assertThat(seeds).hasSize(10);
        assertThat(seeds.subList(0, 5)).doesNotHaveDuplicates().isEqualTo(seeds.subList(5, 10));
    }

    @Test
    void should_not_count_abstract_classes_as_steps() throws IOException {
        String text =
                "abstract class Base implements io.plimsoll.model.seams.JavaCall {}"
                        + " class Real extends Base { public void call(Arrival a) {} }";

        assertThat(
                        engine.run(against(TARGET).doing(source("Real.java", text)).once())
                                .allRequests()
                                .ledger()
                                .ok())
                .isEqualTo(1);
    }

    @Test
    void should_interrupt_a_call_whose_time_is_up() throws IOException {
        Path interrupted = folder.resolve("interrupted");
        JavaStep patient =
                source(
                        "Patient.java",
                        """
                        class Patient implements io.plimsoll.model.seams.JavaCall, AutoCloseable {
                            final java.util.concurrent.CountDownLatch seen =
                                    new java.util.concurrent.CountDownLatch(1);
                            public void call(Arrival arrival) throws Exception {
                                try {
                                    Thread.sleep(60_000);
                                } catch (InterruptedException e) {
                                    java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "yes");
                                    seen.countDown();
                                }
                            }
                            public void close() throws Exception {
                                seen.await(10, java.util.concurrent.TimeUnit.SECONDS);
                            }
                        }
                        """
                                .formatted(interrupted));
        RequestStats stats =
                engine.run(
                                against(TARGET)
                                        .doing(
                                                step(
                                                        patient.code(),
                                                        Optional.of(Duration.ofMillis(50))))
                                        .once())
                        .allRequests();

        assertThat(stats.errors()).containsOnlyKeys(ErrorKind.TIMEOUT);
        assertThat(stats.ledger().timedOut()).isEqualTo(1);
        assertThat(interrupted).hasContent("yes");
    }

    @Test
    void should_close_code_that_was_made_before_other_code_that_cannot_be() throws IOException {
        Path log = folder.resolve("log");
        JavaStep first = closes(log);
        JavaStep second = step(new JavaStep.Code.ClassName("no.such.Step"), Optional.empty());

        assertThatThrownBy(() -> engine.run(against(TARGET).doing(first, second).once()))
                .isInstanceOf(PlimsollException.class)
                .hasMessageContaining("no.such.Step");
        assertThat(Files.readAllLines(log)).containsExactly("close");
    }

    @Test
    void should_close_code_that_can_be_closed_once_at_the_end() throws IOException {
        Path log = folder.resolve("log");
        engine.withShards(2)
                .run(
                        against(TARGET)
                                .doing(closes(log))
                                .during(perSecond(30), Duration.ofMillis(100)));

        assertThat(Files.readAllLines(log)).containsExactly("call", "call", "call", "close");
    }

    /** Writes down its calls and its end. */
    private JavaStep closes(Path log) throws IOException {
        return source(
                "Closes.java",
                """
                        import java.nio.file.*;
                        class Closes implements io.plimsoll.model.seams.JavaCall, AutoCloseable {
                            final Path log = Path.of("%s");
                            public synchronized void call(Arrival arrival) throws Exception { write("call"); }
                            public void close() throws Exception { write("close"); }
                            void write(String word) throws Exception {
                                Files.writeString(log, word + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                            }
                        }
                        """
                        .formatted(log));
    }
}
