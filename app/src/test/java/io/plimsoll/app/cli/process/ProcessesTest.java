package io.plimsoll.app.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plimsoll.app.cli.console.WindowSize;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.seams.TargetLauncher.Launched;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the program meets the operating system: targets as processes, signals, terminals. */
final class ProcessesTest {

    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /** What a run does with a target, in a process that can be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (Launched echo = new ChildTargets(JAVA_HOME, CLASS_PATH).launch("echo")) {
                System.out.println(echo.url());
                Thread.sleep(60_000);
            }
        }
    }

    /** What a command does with signals. */
    static final class Stoppable {
        private Stoppable() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (StopSignals.Watch _ =
                    new ProcessSignals()
                            .watch(
                                    () -> System.out.println("first"),
                                    () -> Runtime.getRuntime().halt(105))) {
                System.out.println("ready");
                Thread.sleep(60_000);
            }
        }
    }

    /** What a command does with code that ends the process. */
    static final class Exiting {
        private Exiting() {}

        public static void main(String[] arguments) {
            try (ExitWatch _ =
                    new ExitWatch(
                            place -> {
                                System.out.println(place.orElse("somewhere"));
                                Runtime.getRuntime().halt(1);
                            })) {
                System.exit(0);
            }
        }
    }

    private static Process java(Class<?> main) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(JAVA_HOME + "/bin/java", "-cp", CLASS_PATH, main.getName()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/x")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static boolean isListening(String url) throws InterruptedException {
        try {
            return status(url) == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void should_start_a_target_and_end_it() throws IOException, InterruptedException {
        String url;
        try (Launched echo = new ChildTargets(JAVA_HOME, CLASS_PATH).launch("echo")) {
            url = echo.url();
            assertThat(url).startsWith("http://127.0.0.1:");
            assertThat(status(url)).isEqualTo(200);
        }
        assertThat(isListening(url)).isFalse();
    }

    @Test
    void should_leave_no_target_behind_when_it_is_killed()
            throws IOException, InterruptedException {
        Process parent = java(Parent.class);
        try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
            String url = said.readLine();
            ProcessHandle target = parent.children().findFirst().orElseThrow();
            assertThat(isListening(url)).isTrue();

            parent.destroyForcibly();

            assertThat(target.onExit().orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(target);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_hear_signals() throws IOException, InterruptedException {
        Process process = java(Stoppable.class);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("ready");
            process.toHandle().destroy();
            assertThat(said.readLine()).isEqualTo("first");
            assertThat(process.isAlive()).isTrue();
            process.toHandle().destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(105);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void should_hear_of_code_that_ends_the_process_and_where_it_stands()
            throws IOException, InterruptedException {
        Process process = java(Exiting.class);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).matches("ProcessesTest\\.java:[0-9]+");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void should_say_why_a_target_did_not_start() {
        ChildTargets broken = new ChildTargets(JAVA_HOME, "nowhere.jar");

        assertThat(catchThrowable(() -> broken.launch("echo")))
                .isInstanceOf(PlimsollException.class)
                .extracting(e -> ((PlimsollException) e).problems().getFirst().help().orElse(""))
                .asString()
                .contains("io.plimsoll.targets.Main");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_find_no_terminal_where_there_is_none() throws IOException {
        WindowSize windows = WindowSize.on(System.getProperty("os.name")).orElseThrow();
        int closed = 9_999;

        assertThat(windows.of(closed)).isEmpty();
        assertThat(WindowSize.on("Plan 9")).isEmpty();
    }
}
