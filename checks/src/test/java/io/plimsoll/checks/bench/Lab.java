package io.plimsoll.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bench's folders, cores and ways to start processes.
 *
 * @param root the checkout
 * @param options what was asked for
 */
record Lab(Path root, Options options) {
    static final String CLIENT_CORE = "0";
    static final String SERVER_CORE = "1";
    static final String BOTH_CORES = "0,1";
    private static final int ECHO_WARM_SECONDS = 4;
    private static final int CALM_SECONDS_MAX = 30;
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");
    private static final JsonMapper JSON = new JsonMapper();

    Path benchFolder() {
        return root.resolve("checks/bench");
    }

    Path outFolder() {
        return root.resolve("checks/target/bench");
    }

    Path peersFolder() {
        return options.peersFolder().toAbsolutePath();
    }

    String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /** A program from the peers' own folder, else from the usual places. */
    Optional<Path> program(String name) {
        return Stream.of(
                        peersFolder().resolve("bin"),
                        Path.of("/usr/local/bin"),
                        Path.of("/usr/bin"),
                        Path.of("/usr/sbin"))
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first thing that looks like a version in what a program says, or empty. */
    static String version(Path program, String flag) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), flag).redirectErrorStream(true).start();
            byte[] said = process.getInputStream().readAllBytes();
            Matcher version = VERSION.matcher(new String(said, StandardCharsets.UTF_8));
            return version.find() ? version.group() : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** nginx with its version. */
    String nginxTitle() {
        return "nginx " + program("nginx").map(nginx -> version(nginx, "-v")).orElse("");
    }

    /** Waits until the rest of the machine is calm, at most {@value #CALM_SECONDS_MAX} s. */
    static void awaitCalm() {
        for (int second = 0; second < CALM_SECONDS_MAX; second++) {
            double before = Proc.busySeconds();
            sleepMillis(1_000);
            if (Proc.busySeconds() - before < 0.1) {
                return;
            }
        }
    }

    /** Starts a client on its core, once the rest of the machine is calm. */
    Running client(String name, List<String> command) {
        awaitCalm();
        return Running.start(outFolder(), name, CLIENT_CORE, command);
    }

    /** nginx with one worker that answers 13 bytes. */
    Server nginx() {
        int port = freePort();
        String conf = read(benchFolder().resolve("nginx.conf"));
        Path written = write("nginx.conf", conf.replace("PORT", Integer.toString(port)));
        String program =
                program("nginx")
                        .orElseThrow(() -> new IllegalStateException("nginx is missing"))
                        .toString();
        Running process =
                Running.start(
                        outFolder(),
                        "nginx",
                        SERVER_CORE,
                        List.of(program, "-p", outFolder().toString(), "-c", written.toString()));
        return Server.start(process, port, "/stub_status", Lab::stubStatusRequests);
    }

    /** Plimsoll's echo target, which compares arrivals with an even schedule. */
    Server echo(int ratePerSecond) {
        int port = freePort();
        Running process =
                Running.start(
                        outFolder(),
                        "echo",
                        SERVER_CORE,
                        List.of(
                                plimsoll(),
                                "target",
                                "echo",
                                "--port",
                                Integer.toString(port),
                                "--expect",
                                ratePerSecond + "/s"));
        Server echo =
                Server.start(
                        process,
                        port,
                        "/_plimsoll/count",
                        answer -> json(answer).required("requests").asLong());
        echo.warm(ECHO_WARM_SECONDS);
        echo.post("/_plimsoll/reset");
        return echo;
    }

    String plimsoll() {
        return root.resolve(options.plimsoll()).toString();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file below the output folder. */
    Path write(String name, String text) {
        try {
            Files.createDirectories(outFolder());
            return Files.writeString(outFolder().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a line of comma-separated values to an experiment's raw rows. */
    void raw(String experiment, String header, String row) {
        Path file = outFolder().resolve(experiment + ".csv");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, "at," + header + "\n");
            }
            Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Files.writeString(file, at + "," + row + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("  " + row);
    }

    static void sleepMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The third number of the line below "server accepts handled requests". */
    private static long stubStatusRequests(String answer) {
        return Long.parseLong(answer.lines().toList().get(2).strip().split(" +")[2]);
    }
}
