package io.plimsoll.engine.protocol.java;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.engine.run.Engine;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.seams.JavaCall;
import io.plimsoll.model.seams.RunControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the user's code when it cannot be a step. */
@Timeout(30)
class UnusableCodeTest {

    private static final String TARGET = "http://127.0.0.1:9";

    @RegisterExtension private final Engine engine = new Engine();
    @TempDir private Path folder;

    @BeforeEach
    void sourcesAreInTheFolder() {
        engine.in(folder);
    }

    /** Has no constructor without parameters. */
    record Needy(String need) implements JavaCall {
        @Override
        public void call(Arrival arrival) {}
    }

    /** Throws when its class is first used. */
    static final class Broken implements JavaCall {
        static final int KEY = Integer.parseInt("none");

        @Override
        public void call(Arrival arrival) {}
    }

    /** Is never made; while it is being made the run is stopped. */
    static final class Endless implements JavaCall {
        static final AtomicReference<RunControl> STOPPED = new AtomicReference<>();
        static final CountDownLatch RELEASED = new CountDownLatch(1);

        Endless() throws InterruptedException {
            STOPPED.get().stop();
            RELEASED.await();
        }

        @Override
        public void call(Arrival arrival) {}
    }

    private static JavaStep step(JavaStep.Code code) {
        return new JavaStep("call", code, Optional.empty(), false);
    }

    private static JavaStep of(Class<?> type) {
        return step(new JavaStep.Code.ClassName(type.getName()));
    }

    private JavaStep source(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return step(new JavaStep.Code.SourceFile(Path.of(file)));
    }

    private List<Problem> problemsOf(JavaStep step) {
        try {
            engine.run(against(TARGET).doing(step).once());
        } catch (PlimsollException e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_SCENARIO);
            return e.problems();
        }
        throw new AssertionError("it ran");
    }

    @Test
    void should_not_wait_for_what_is_being_made_when_the_run_is_stopped() {
        Endless.STOPPED.set(engine.control());
        try {
            assertThatThrownBy(() -> engine.run(against(TARGET).doing(of(Endless.class)).once()))
                    .isInstanceOfSatisfying(
                            PlimsollException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.STOPPED))
                    .hasMessageContaining("the code of a `java` step was still being made");
        } finally {
            Endless.RELEASED.countDown();
        }
    }

    @Test
    void should_tell_each_error_of_the_compiler_with_its_place() throws IOException {
        List<Problem> problems =
                problemsOf(
                        source(
                                "Wrong.java",
                                """
                                class Wrong implements io.plimsoll.model.seams.JavaCall {
                                    public void call(Arrival arrival) {
                                        int x = "text";
                                        missing();
                                    }
                                }
                                """));

        assertThat(problems).hasSize(2);
        assertThat(problems.getFirst().where())
                .hasValueSatisfying(
                        place -> {
                            assertThat(place.file()).endsWith("Wrong.java");
                            assertThat(place.line()).isEqualTo(3);
                            assertThat(place.column()).isEqualTo(17);
                            assertThat(place.source()).contains("int x = \"text\";");
                        });
        assertThat(problems.getLast().where())
                .hasValueSatisfying(place -> assertThat(place.line()).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource({
        "static, a static initializer, java.lang.IllegalStateException",
        "static, a static initializer, java.lang.AssertionError",
        "static, a static initializer, java.lang.UnsatisfiedLinkError",
        "'', the constructor, java.lang.IllegalStateException",
        "'', the constructor, java.lang.StackOverflowError"
    })
    void should_tell_what_its_making_threw_with_its_place(String block, String who, String what)
            throws IOException {
        String text =
                """
                class Moody implements io.plimsoll.model.seams.JavaCall {
                    %s {
                        if (true) throw new %s("no key");
                    }
                    public void call(Arrival arrival) {}
                }
                """
                        .formatted(block, what);

        Problem problem = problemsOf(source("Moody.java", text)).getFirst();

        assertThat(problem.what()).isEqualTo(who + " of `Moody` threw " + what + ": no key");
        assertThat(problem.where())
                .hasValueSatisfying(
                        place -> {
                            assertThat(place.file()).endsWith("Moody.java");
                            assertThat(place.line()).isEqualTo(3);
                            assertThat(place.source()).contains("no key");
                        });
    }

    @Test
    void should_tell_what_its_making_threw_without_a_stack_trace() throws IOException {
        String text =
                """
                class Secretive extends Error implements io.plimsoll.model.seams.JavaCall {
                    static { if (true) throw new Secretive(); }
                    public StackTraceElement[] getStackTrace() { return null; }
                    public void call(Arrival arrival) {}
                }
                """;

        assertThat(problemsOf(source("Secretive.java", text)).getFirst().what())
                .isEqualTo("a static initializer of `Secretive` threw Secretive");
    }

    @Test
    void should_tell_what_a_compiled_class_threw_with_its_file_and_line() {
        assertThat(problemsOf(of(Broken.class)).getFirst().what())
                .matches(
                        "a static initializer of `.*Broken` threw"
                                + " java.lang.NumberFormatException: .*"
                                + " at UnusableCodeTest.java:[0-9]+");
    }

    @Test
    void should_say_what_is_wrong_with_code_that_is_no_step() throws IOException {
        assertThat(problemsOf(source("None.java", "class None {}")).getFirst().what())
                .contains("None.java")
                .contains("0 classes");
        String two =
                "class A implements io.plimsoll.model.seams.JavaCall"
                        + " { public void call(Arrival a) {} } class B extends A {}";
        assertThat(problemsOf(source("Two.java", two)).getFirst().what()).contains("2 classes");
        assertThat(problemsOf(of(String.class)).getFirst().what()).contains("is no step");
        assertThat(problemsOf(of(Needy.class)).getFirst().help()).isPresent();
        assertThat(problemsOf(step(new JavaStep.Code.ClassName("no.such.Thing"))).getFirst().what())
                .isEqualTo("no class `no.such.Thing`");
        assertThat(
                        problemsOf(step(new JavaStep.Code.SourceFile(Path.of("Gone.java"))))
                                .getFirst()
                                .what())
                .contains("no Java file");
    }
}
