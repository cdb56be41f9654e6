package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
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

    /** So many that it need not drop an arrival when the server pauses for 100 ms at 10,000/s. */
    private static final int FLOOR_CONNECTIONS = 1_000;

    private final Lab lab;
    private final List<String> missing = new ArrayList<>();

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
        return tool(
                "floor",
                "",
                load ->
                        words(
                                "127.0.0.1 %d %d %d %d",
                                load.port(),
                                load.ratePerSecond(),
                                load.seconds(),
                                FLOOR_CONNECTIONS));
    }

    /** What was looked for and is not installed, as a note; empty when nothing is missing. */
    List<String> notes() {
        return missing.isEmpty()
                ? List.of()
                : List.of("Not installed here: " + String.join(", ", missing) + ".");
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
        // Its -q 0 means as fast as it can.
        return words(
                "--no-tui -c %d -z %ds -q %d %s",
                load.connections(), load.seconds(), load.ratePerSecond(), load.url());
    }

    private static List<String> hey(Load load) {
        return words("-cpus 1 -c %d -z %ds %s", load.connections(), load.seconds(), load.url());
    }

    private List<String> k6(Load load) {
        String shape =
                load.ratePerSecond() == 0
                        ? "VUS=" + load.connections()
                        : "RATE=" + load.ratePerSecond();
        return words(
                "run --quiet --no-usage-report -e %s -e SECONDS=%d -e URL=%s %s",
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
            missing.add("Gatling");
            return Optional.empty();
        }
        String jars = lab.read(classpath).strip();
        Matcher version = Pattern.compile("gatling-app-([\\d.]+)\\.jar").matcher(jars);
        return Optional.of(
                new Peer(
                        "Gatling",
                        version.find() ? version.group(1) : "",
                        Peer.JIT_SECONDS,
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
                Optional.of(program).filter(Files::isExecutable),
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
        return peer(name, lab.program(name), versionFlag, arguments);
    }

    private Optional<Peer> peer(
            String name,
            Optional<Path> found,
            String versionFlag,
            Function<Load, List<String>> arguments) {
        if (found.isEmpty()) {
            missing.add(name);
            return Optional.empty();
        }
        Path program = found.get();
        Function<Load, List<String>> command =
                load -> {
                    List<String> words = new ArrayList<>(List.of(program.toString()));
                    words.addAll(arguments.apply(load));
                    return words;
                };
        String version = versionFlag.isEmpty() ? "" : Lab.version(program, versionFlag);
        return Optional.of(new Peer(name, version, 0, command));
    }

    /** Splits first, so that a value may contain blanks: one value for each word with a %. */
    private static List<String> words(String format, Object... values) {
        List<String> words = new ArrayList<>();
        int used = 0;
        for (String word : format.split(" +")) {
            words.add(word.contains("%") ? word.formatted(values[used++]) : word);
        }
        return words;
    }
}
