package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.seams.JavaCall;
import io.plimsoll.results.fixture.Runs;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of {@code java} steps as the command line finds it. */
final class ClassPathTest {

    private static final String SCENARIO =
            """
            target: http://127.0.0.1:8080
            steps:
              - java: %s
            phases: [ { name: steady, rate: 10/s, for: 1s } ]
            """;

    private final CommandLineRun run = new CommandLineRun((_, _, _) -> Runs.healthy("p99 < 1s"));

    @TempDir private Path folder;
    private Path classes;

    @BeforeEach
    void compileAStep() throws IOException, URISyntaxException {
        classes = folder.resolve("classes");
        Path source =
                Files.writeString(
                        folder.resolve("Checkout.java"),
                        """
                        package com.example;
                        public class Checkout implements io.plimsoll.model.seams.JavaCall {
                            public void call(Arrival arrival) {}
                        }
                        """);
        Path seams =
                Path.of(JavaCall.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-cp",
                                seams.toString(),
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(failed).isZero();
    }

    private String scenario(String code) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), SCENARIO.formatted(code)).toString();
    }

    private String jar() throws IOException {
        Path jar = folder.resolve("checkout.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("com/example/Checkout.class"));
            out.write(Files.readAllBytes(classes.resolve("com/example/Checkout.class")));
        }
        return jar.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan", "run"})
    void should_find_a_class_in_a_folder(String command) throws IOException {
        String file = scenario("com.example.Checkout");

        assertThat(run.run(command, file, "--class-path", classes.toString()))
                .as(run.err())
                .isZero();
    }

    @Test
    void should_hand_the_classes_to_the_engine() throws IOException {
        run.run("run", scenario("com.example.Checkout"), "--class-path", jar());

        assertThat(
                        run.options
                                .getFirst()
                                .classes()
                                .problems(new JavaStep.Code.ClassName("com.example.Checkout")))
                .isEmpty();
    }

    @Test
    void should_compile_a_source_file_against_a_jar() throws IOException {
        Files.writeString(
                folder.resolve("Twice.java"), "public class Twice extends com.example.Checkout {}");
        String path = folder + File.pathSeparator + jar();

        assertThat(run.run("check", scenario("./Twice.java"), "--class-path", path))
                .as(run.err())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan", "run"})
    void should_say_where_a_class_is_missing_and_how_to_name_it(String command) throws IOException {
        assertThat(run.run(command, scenario("com.example.Checkout"))).isEqualTo(104);

        assertThat(run.err())
                .contains("no class `com.example.Checkout`", "own.yaml:3:11", "--class-path")
                .endsWith("1 problem; nothing was sent\n");
    }

    @Test
    void should_tell_what_the_compiler_says_with_the_rest_of_the_problems() throws IOException {
        Files.writeString(
                folder.resolve("Wrong.java"),
                """
                public class Wrong implements io.plimsoll.model.seams.JavaCall {
                    public void call(Arrival arrival) {
                        int x = "text";
                        org.nowhere.Thing.call();
                    }
                }
                """);
        String file = scenario("./Wrong.java");
        Files.writeString(
                Path.of(file),
                "slo: [ p99 < 1 parsec ]\n",
                java.nio.file.StandardOpenOption.APPEND);

        Path relative = Path.of("").toAbsolutePath().relativize(Path.of(file));
        assertThat(run.run("check", relative.toString())).isEqualTo(104);

        assertThat(run.err())
                .contains("--> " + relative.resolveSibling("Wrong.java") + ":3:17")
                .containsSubsequence(
                        "the code of this step does not compile",
                        "own.yaml:3:11",
                        "own.yaml:5:14",
                        "incompatible types",
                        "Wrong.java:3:17",
                        "mend this line",
                        "package org.nowhere does not exist",
                        "Wrong.java:4:20",
                        "--class-path",
                        "4 problems; nothing was sent");
    }

    @Test
    void should_look_at_a_class_without_running_it() throws IOException {
        Files.writeString(
                folder.resolve("Loud.java"),
                """
                public class Loud implements io.plimsoll.model.seams.JavaCall {
                    static { if (true) throw new IllegalStateException("ran"); }
                    public void call(Arrival arrival) {}
                }
                """);

        assertThat(run.run("check", scenario("./Loud.java"))).as(run.err()).isZero();
    }

    @Test
    void should_refuse_what_is_no_class_path() throws IOException {
        String path = folder.resolve("Checkout.java") + File.pathSeparator + "gone.jar";

        assertThat(run.run("check", scenario("com.example.Checkout"), "--class-path", path))
                .isEqualTo(2);

        assertThat(run.err())
                .contains("Checkout.java` is neither a jar nor a folder")
                .contains("`gone.jar` is neither a jar nor a folder")
                .contains("help: name jars and folders");
    }
}
