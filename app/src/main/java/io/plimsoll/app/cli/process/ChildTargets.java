package io.plimsoll.app.cli.process;

import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.seams.TargetLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts reference targets as processes of their own, on this process's Java and class path. A
 * child ends when its standard input closes, which the operating system does when this process
 * ends, however it ends.
 */
public final class ChildTargets implements TargetLauncher {

    private static final String MAIN = "io.plimsoll.targets.Main";
    private static final String LISTENING = "listening on ";
    private static final int START_SECONDS = 20;
    private static final int END_SECONDS = 5;
    private static final int LINES_MAX = 50;

    private final String javaHome;
    private final String classPath;

    public ChildTargets(String javaHome, String classPath) {
        this.javaHome = javaHome;
        this.classPath = classPath;
    }

    @Override
    public Set<String> names() {
        return Set.of("echo");
    }

    @Override
    public Launched launch(String name) {
        Process process = start(List.of(name), ProcessBuilder.Redirect.PIPE);
        Output output = new Output(process);
        Optional<String> url = output.await();
        Child child = new Child(process, url.orElse(""));
        if (url.isEmpty()) {
            child.close();
            throw new PlimsollException(
                    ExitCode.INTERNAL_ERROR,
                    Problem.of("the target `" + name + "` did not start", output.said()));
        }
        return child;
    }

    /** Starts one with the user's own arguments, its output going where this process's goes. */
    public Process start(List<String> arguments) {
        return start(arguments, ProcessBuilder.Redirect.INHERIT);
    }

    /** The problem with a name that is no target's; empty when there is none. */
    public Optional<Problem> problemWith(String name) {
        return names().contains(name)
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                "no reference target is called `" + name + "`",
                                Suggestions.didYouMeanOr(name, names(), "there are")));
    }

    private Process start(List<String> arguments, ProcessBuilder.Redirect output) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                javaHome + "/bin/java",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-cp",
                                classPath,
                                MAIN));
        command.addAll(arguments);
        command.add("--until-stdin-closes");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
        if (output == ProcessBuilder.Redirect.PIPE) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(output);
        }
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A child that serves. */
    private record Child(Process process, String url) implements Launched {

        @Override
        public void close() {
            endInput(process);
            try {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Tells a child to end. */
    public static void endInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
    }

    /**
     * Reads all that a child prints, so that it never waits for a reader, and keeps the beginning.
     */
    private static final class Output {

        private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_MAX);
        private final List<String> heard = new ArrayList<>();
        private final Process process;

        Output(Process process) {
            this.process = process;
            Thread reader = new Thread(this::read, "target output");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.offer(line);
                }
            } catch (IOException ended) {
                lines.offer("its output broke off: " + ended.getMessage());
            }
        }

        /** The address it says it listens on; empty when it ends or says nothing in time. */
        Optional<String> await() {
            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            try {
                while (System.nanoTime() < deadlineNanos) {
                    String line = lines.poll(50, TimeUnit.MILLISECONDS);
                    if (line == null && !process.isAlive() && lines.isEmpty()) {
                        return Optional.empty();
                    }
                    if (line != null && line.startsWith(LISTENING)) {
                        return Optional.of(line.substring(LISTENING.length()).strip());
                    }
                    if (line != null) {
                        heard.add(line);
                    }
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }

        String said() {
            return heard.isEmpty() ? "it said nothing" : "it said: " + String.join(" | ", heard);
        }
    }
}
