package io.plimsoll.checks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds how {@code ./plimsoll} finds its JDK and what it hands over. Needs a finished build. */
@Tag("e2e")
final class LauncherTest {

    private static final Path LAUNCHER = Path.of("../plimsoll").toAbsolutePath().normalize();

    @TempDir Path folder;

    @Test
    void should_hand_every_argument_over_as_it_is() throws Exception {
        FakeJdk jdk = FakeJdk.in(folder.resolve("jdk"), "25.0.1");

        Call call = call(Map.of("JAVA_HOME", jdk.home().toString()), "run", "a file", "", "$x");

        assertThat(call.exitCode()).isZero();
        assertThat(argumentsOfMain(call)).containsExactly("run", "a file", "", "$x");
    }

    @Test
    void should_pass_the_flags_of_the_build_and_those_of_the_caller() throws Exception {
        FakeJdk jdk = FakeJdk.in(folder.resolve("jdk"), "25");

        Call call =
                call(
                        Map.of(
                                "JAVA_HOME",
                                jdk.home().toString(),
                                "PLIMSOLL_JVM_FLAGS",
                                "-Xmx4g -Xlog:gc"));

        assertThat(call.lines())
                .anyMatch(line -> line.startsWith("@") && line.endsWith("/build/jvm.flags"))
                .contains("-Xmx4g", "-Xlog:gc");
    }

    @Test
    void should_work_through_symbolic_links_from_any_folder() throws Exception {
        FakeJdk jdk = FakeJdk.in(folder.resolve("jdk"), "26-ea");
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Path direct = Files.createSymbolicLink(folder.resolve("direct"), LAUNCHER);
        Path relative =
                Files.createSymbolicLink(elsewhere.resolve("plimsoll"), Path.of("../direct"));

        for (Path link : List.of(direct, relative)) {
            Call call =
                    Call.of(link, elsewhere, Map.of("JAVA_HOME", jdk.home().toString()), "--help");

            assertThat(argumentsOfMain(call)).containsExactly("--help");
        }
    }

    @Test
    void should_pass_over_a_jdk_that_is_too_old() throws Exception {
        FakeJdk old = FakeJdk.in(folder.resolve("old"), "17.0.15");
        Path home = Files.createDirectories(folder.resolve("home"));
        FakeJdk.in(home.resolve(".jdks/jdk-25"), "25.0.3");

        Call call =
                call(
                        Map.of("JAVA_HOME", old.home().toString(), "HOME", home.toString()),
                        "--version");

        assertThat(call.exitCode()).isZero();
    }

    @Test
    void should_say_what_to_do_when_the_named_jdk_is_too_old() throws Exception {
        FakeJdk old = FakeJdk.in(folder.resolve("old"), "24.0.2");

        Call call = call(Map.of("PLIMSOLL_JAVA_HOME", old.home().toString()), "demo");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.lines())
                .first()
                .asString()
                .isEqualTo("error: PLIMSOLL_JAVA_HOME=" + old.home() + " holds no JDK 25 or newer");
        assertThat(call.lines()).anyMatch(line -> line.contains("bin/javac"));
    }

    @Test
    void should_say_what_to_do_when_maven_finds_no_jdk() throws Exception {
        Call call =
                Call.of(
                        LAUNCHER.resolveSibling("build/mvn.sh"),
                        folder,
                        Map.of(
                                "JAVA_HOME", System.getProperty("java.home"),
                                "HOME", System.getProperty("user.home")),
                        "--offline",
                        "--non-recursive",
                        "-Djava.release=99",
                        "validate");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.lines())
                .anyMatch(
                        line ->
                                line.contains("a JDK 99 or newer; where there is none, install")
                                        && line.contains("JAVA_HOME"));
    }

    @Test
    void should_say_what_to_do_when_java_could_open_too_few_files() throws Exception {
        Call call =
                Call.of(
                        Path.of("/bin/bash"),
                        folder,
                        Map.of(),
                        "-c",
                        "ulimit -n 20; exec \"$0\" --version",
                        LAUNCHER.toString());

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.lines())
                .containsExactly(
                        "error: only 20 files may be open at once, and Plimsoll needs 64",
                        "  help: allow more: ulimit -n 10000");
    }

    private Call call(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        return Call.of(LAUNCHER, folder, settings, arguments);
    }

    private static List<String> argumentsOfMain(Call call) {
        int main = call.lines().indexOf("io.plimsoll.app.cli.Main");
        assertThat(main).as("output: %s", call.lines()).isNotNegative();
        return call.lines().subList(main + 1, call.lines().size());
    }
}
