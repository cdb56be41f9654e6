package io.plimsoll.checks.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was built: how to start it as a process, and where tests leave their files. */
final class Checkout {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path BUILT = ROOT.resolve("app/target");
    private static final String CLASS_PATH =
            BUILT.resolve("plimsoll.jar") + ":" + BUILT.resolve("lib") + "/*";

    private Checkout() {}

    /** The program, started the way that the launcher starts it. */
    static List<String> plimsoll(String... arguments) {
        return java(List.of(), "io.plimsoll.app.cli.Main", List.of(arguments));
    }

    /** A reference target, with these flags of the JVM besides the launcher's. */
    static List<String> target(List<String> flags, List<String> arguments) {
        return java(flags, "io.plimsoll.targets.Main", arguments);
    }

    private static List<String> java(List<String> flags, String main, List<String> arguments) {
        if (!Files.exists(BUILT.resolve("plimsoll.jar"))) {
            throw new IllegalStateException(
                    "app/target/plimsoll.jar is missing; ./plimsoll --version builds it");
        }
        List<String> command = new ArrayList<>();
        command.addAll(List.of(javaProgram(), "@" + ROOT.resolve("build/jvm.flags")));
        command.addAll(flags);
        command.addAll(List.of("-cp", CLASS_PATH, main));
        command.addAll(arguments);
        return command;
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /** Where tests leave scenarios and results, to be looked at afterwards. */
    static Path folder() {
        try {
            return Files.createDirectories(Path.of("target/truth").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
