package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plimsoll as one more command line. */
final class PlimsollPeer {
    static final String STAMPED = "Plimsoll";
    static final String UNSTAMPED = "Plimsoll (stamps off)";

    private final Lab lab;

    PlimsollPeer(Lab lab) {
        this.lab = lab;
    }

    /** Closed loop with and without kernel stamps. */
    List<Peer> closed() {
        if (!Files.isExecutable(Path.of(lab.plimsoll()))) {
            return List.of();
        }
        String version = version();
        return List.of(
                new Peer(STAMPED, version, Peer.JIT_SECONDS, this::quick),
                new Peer(
                        UNSTAMPED,
                        version,
                        Peer.JIT_SECONDS,
                        load -> with(quick(load), "--stamps", "off")));
    }

    /** Open loop at a rate, every response stamped. */
    List<Peer> open() {
        if (!Files.isExecutable(Path.of(lab.plimsoll()))) {
            return List.of();
        }
        return List.of(new Peer(STAMPED, version(), Peer.JIT_SECONDS, this::quick));
    }

    /** An even schedule, or users without a rate, from the command line alone. */
    List<String> quick(Load load) {
        boolean closed = load.ratePerSecond() == 0;
        return List.of(
                lab.plimsoll(),
                "quick",
                load.url(),
                closed ? "-c" : "-r",
                closed ? Integer.toString(load.connections()) : load.ratePerSecond() + "/s",
                "-d",
                load.seconds() + "s",
                "--out",
                runs(),
                "--json");
    }

    /** A command with more words at its end. */
    static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    /** Runs a scenario file. */
    List<String> run(Path scenario) {
        return List.of(lab.plimsoll(), "run", scenario.toString(), "--out", runs(), "--json");
    }

    private String runs() {
        return lab.outFolder().resolve("runs").toString();
    }

    private String version() {
        return Lab.version(Path.of(lab.plimsoll()), "--version");
    }
}
