package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generators of others, as far as they are installed. */
final class Peers {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    /** After 3 s Gatling still pays a third more for compiling; after 12 s no more. */
    private static final int JIT_SECONDS = 9;

    private final Lab lab;

    Peers(Lab lab) {
        this.lab = lab;
    }

    /** Those that keep 64 connections busy. */
    List<Peer> closed() {
        List<Peer> found = new ArrayList<>();
        tool("wrk", "-v", Peers::wrk).ifPresent(found::add);
        tool("ab", "-V", Peers::ab).ifPresent(found::add);
        tool("h2load", "--version", Peers::h2load).ifPresent(found::add);
        tool("oha", "--version", Peers::oha).ifPresent(found::add);
        tool("hey", "", Peers::hey).ifPresent(found::add);
        tool("k6", "version", this::k6).ifPresent(found::add);
        gatling().ifPresent(found::add);
        locust().ifPresent(found::add);
        return found;
    }

    /** Those that keep a rate. */
    List<Peer> open() {
        List<Peer> found = new ArrayList<>();
        tool("oha", "--version", Peers::oha).ifPresent(found::add);
        tool("vegeta", "-version", this::vegeta).ifPresent(found::add);
        tool("k6", "version", this::k6).ifPresent(found::add);
        return found;
    }

    /** The plain C client, one timer per arrival; empty when there is no compiler. */
    Optional<Peer> floor() {
        Function<Load, List<String>> command =
                load ->
                        words(
                                "HOST PORT RATE SECONDS CONNECTIONS"
                                        .replace("HOST", "127.0.0.1")
                                        .replace("PORT", load.port() + "")
                                        .replace("RATE", load.ratePerSecond() + "")
                                        .replace("SECONDS", load.seconds() + "")
                                        .replace("CONNECTIONS", load.connections() + ""));
        return tool("floor", "", command);
    }

    private static List<String> wrk(Load load) {
        return words("-t1 -c%d -d%ds %s", load.connections(), load.seconds(), load.url());
    }

    private static List<String> ab(Load load) {
        // -t alone would stop at 50,000 requests.
        return words(
                "-k -q -c %d -t %d -n 9999999 %s", load.connections(), load.seconds(), load.url());
    }

    private static List<String> h2load(Load load) {
        return words("--h1 -t1 -c%d -D %d %s", load.connections(), load.seconds(), load.url());
    }

    private static List<String> oha(Load load) {
        String rate = load.ratePerSecond() == 0 ? "" : "-q " + load.ratePerSecond();
        return words(
                "--no-tui -c %d -z %ds %s %s",
                load.connections(), load.seconds(), rate, load.url());
    }

    private static List<String> hey(Load load) {
        return words("-cpus 1 -c %d -z %ds %s", load.connections(), load.seconds(), load.url());
    }

    private List<String> k6(Load load) {
        String shape =
                load.ratePerSecond() == 0
                        ? "-e VUS=" + load.connections()
                        : "-e RATE=" + load.ratePerSecond();
        return words(
                "run --quiet --no-usage-report %s -e SECONDS=%d -e URL=%s %s",
                shape, load.seconds(), load.url(), lab.benchFolder().resolve("k6.js"));
    }

    private List<String> vegeta(Load load) {
        Path targets = lab.write("vegeta-targets", "GET " + load.url() + "\n");
        return words(
                "attack -targets=%s -rate=%d/s -duration=%ds -workers=%d -max-workers=%d"
                        + " -connections=%d -output=/dev/null",
                targets,
                load.ratePerSecond(),
                load.seconds(),
                load.connections(),
                load.connections(),
                load.connections());
    }

    private Optional<Peer> gatling() {
        Path folder = lab.peersFolder().resolve("gatling");
        Path classpath = folder.resolve("classpath");
        if (!Files.isRegularFile(classpath) || !Files.isDirectory(folder.resolve("classes"))) {
            return Optional.empty();
        }
        String jars = lab.read(classpath).strip();
        Matcher version = Pattern.compile("gatling-app-([\\d.]+)\\.jar").matcher(jars);
        return Optional.of(
                new Peer(
                        "Gatling",
                        version.find() ? version.group(1) : "",
                        JIT_SECONDS,
                        load ->
                                words(
                                        "%s -Xmx1g --enable-native-access=ALL-UNNAMED"
                                            + " --sun-misc-unsafe-memory-access=allow"
                                            + " --add-opens=java.base/java.lang=ALL-UNNAMED"
                                            + " -Durl=%s -Dusers=%d -Dseconds=%d -cp %s"
                                            + " io.gatling.app.Gatling -s ClosedLoop -nr -rf %s",
                                        lab.java(),
                                        load.origin(),
                                        load.connections(),
                                        load.seconds(),
                                        jars + ":" + folder.resolve("classes"),
                                        lab.outFolder().resolve("gatling"))));
    }

    private Optional<Peer> locust() {
        Path program = lab.peersFolder().resolve("locust/bin/locust");
        return peer(
                "Locust",
                program,
                "--version",
                load ->
                        words(
                                "-f %s --headless --only-summary -u %d -r %d -t %ds -H %s",
                                lab.benchFolder().resolve("locustfile.py"),
                                load.connections(),
                                load.connections(),
                                load.seconds(),
                                load.origin()));
    }

    private Optional<Peer> tool(
            String name, String versionFlag, Function<Load, List<String>> arguments) {
        return lab.program(name).flatMap(program -> peer(name, program, versionFlag, arguments));
    }

    private static Optional<Peer> peer(
            String name, Path program, String versionFlag, Function<Load, List<String>> arguments) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        return Optional.of(
                new Peer(
                        name,
                        versionFlag.isEmpty() ? "" : version(program, versionFlag),
                        0,
                        load -> {
                            List<String> command = new ArrayList<>(List.of(program.toString()));
                            command.addAll(arguments.apply(load));
                            return command;
                        }));
    }

    private static String version(Path program, String flag) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), flag).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            Matcher version = VERSION.matcher(said);
            return version.find() ? version.group() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> words(String format, Object... values) {
        return List.of(String.format(format, values).strip().split(" +"));
    }
}
