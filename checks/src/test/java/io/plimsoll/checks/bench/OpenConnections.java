package io.plimsoll.checks.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How much memory 10,000 open connections take. */
final class OpenConnections implements Experiment {
    private static final int CONNECTIONS = 10_000;
    private static final int SECONDS = 20;

    @Override
    public String name() {
        return "connections";
    }

    private record Result(long openAtMost, long residentBytesAtMost) {
        double megabytes() {
            return residentBytesAtMost / 1e6;
        }
    }

    @Override
    public Section run(Lab lab) {
        PlimsollPeer plimsoll = new PlimsollPeer(lab);
        Rounds<Result> rounds =
                Rounds.of(
                        plimsoll.open(),
                        lab.options().pairs(),
                        (round, peer) -> observe(lab, plimsoll, round));
        String ours = PlimsollPeer.STAMPED;
        Spread open = rounds.spread(ours, Result::openAtMost);
        Spread megabytes = rounds.spread(ours, Result::megabytes);
        return new Section(
                "10,000 open connections",
                """
                10,000 users with a connection each, a request every 5 s; the largest resident
                memory of Plimsoll's process, and nginx's count of open connections.
                """,
                List.of(
                        "| open connections | resident MB |",
                        "|---|---|",
                        "| %s | %s |".formatted(open.show(0), megabytes.show(0))),
                List.of(
                        Check.atLeast("open connections", CONNECTIONS, open.lower(), ""),
                        Check.atMost("resident memory", 350, megabytes.median(), " MB")),
                rounds.failures());
    }

    private Result observe(Lab lab, PlimsollPeer plimsoll, int round) {
        try (Server nginx = lab.nginx();
                Running client =
                        lab.client("connections", plimsoll.run(scenario(lab, nginx.port())))) {
            long openAtMost = 0;
            long residentBytesAtMost = 0;
            while (client.handle().isAlive()) {
                residentBytesAtMost =
                        Math.max(residentBytesAtMost, Proc.residentBytes(client.handle()));
                openAtMost = Math.max(openAtMost, active(nginx.text()));
                Lab.sleepMillis(250);
            }
            lab.raw(
                    name(),
                    "round,open_connections,resident_bytes",
                    String.format(Locale.ROOT, "%d,%d,%d", round, openAtMost, residentBytesAtMost));
            return new Result(openAtMost, residentBytesAtMost);
        }
    }

    /** The number in "Active connections: 17", without the connection that asks. */
    private static long active(String stubStatus) {
        return Long.parseLong(stubStatus.lines().findFirst().orElse("").replaceAll("\\D", "")) - 1;
    }

    private static Path scenario(Lab lab, int port) {
        return lab.write(
                "connections.yaml",
                """
                name: open connections
                target: http://127.0.0.1:%d
                defaults: { connections: per-user }
                workloads:
                  get: { steps: [ { get: / } ] }
                phases: [ { name: open, users: %d, for: %ds, pace: 5s } ]
                """
                        .formatted(port, CONNECTIONS, SECONDS));
    }
}
