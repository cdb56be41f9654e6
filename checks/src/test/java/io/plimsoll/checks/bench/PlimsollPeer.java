package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plimsoll as one more command line. */
final class PlimsollPeer {
    static final String STAMPED = "Plimsoll";
    static final String UNSTAMPED = "Plimsoll, stamps off";

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
                new Peer(STAMPED, version, 0, load -> run(scenario(load, "kernel"))),
                new Peer(UNSTAMPED, version, 0, load -> run(scenario(load, "off"))));
    }

    /** Open loop at a rate, every response stamped. */
    List<Peer> open() {
        if (!Files.isExecutable(Path.of(lab.plimsoll()))) {
            return List.of();
        }
        return List.of(new Peer(STAMPED, version(), 0, this::quick));
    }

    /** An even schedule from the command line alone. */
    List<String> quick(Load load) {
        return List.of(
                lab.plimsoll(),
                "quick",
                load.url(),
                "-r",
                load.ratePerSecond() + "/s",
                "-d",
                load.seconds() + "s",
                "--json");
    }

    /** Runs a scenario file. */
    List<String> run(Path scenario) {
        return List.of(lab.plimsoll(), "run", scenario.toString(), "--json");
    }

    private String version() {
        return Lab.version(Path.of(lab.plimsoll()), "--version");
    }

    private Path scenario(Load load, String stamps) {
        return lab.write(
                "closed-" + stamps + ".yaml",
                """
                name: closed loop, stamps %s
                target: %s
                defaults: { stamps: %s }
                workloads:
                  get: { steps: [ { get: / } ] }
                phases: [ { name: closed, users: %d, for: %ds } ]
                """
                        .formatted(
                                stamps, load.origin(), stamps, load.connections(), load.seconds()));
    }
}
