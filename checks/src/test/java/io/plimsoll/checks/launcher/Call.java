package io.plimsoll.checks.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A finished call of a script.
 *
 * @param exitCode of the process
 * @param lines standard output and standard error together
 */
record Call(int exitCode, List<String> lines) {

    private static final int SECONDS_MAX = 60;

    Call {
        lines = List.copyOf(lines);
    }

    /**
     * Runs {@code script} with nothing in its environment but a plain path and {@code settings}.
     */
    static Call of(Path script, Path folder, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "call", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                                        .toList())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(settings);
        Process process = builder.start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(script + " still runs after " + SECONDS_MAX + " s");
        }
        return new Call(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
    }
}
