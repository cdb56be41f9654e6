package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
import java.util.ArrayList;
import java.util.List;

/** What a request costs the client when 64 connections are kept busy. */
final class ClosedLoop implements Experiment {
    private static final int CONNECTIONS = 64;
    private static final String REFERENCE = "wrk";

    @Override
    public String name() {
        return "closed";
    }

    @Override
    public Section run(Lab lab) {
        Peers others = new Peers(lab);
        List<Peer> peers = new ArrayList<>(others.closed());
        peers.addAll(Math.min(1, peers.size()), new PlimsollPeer(lab).closed());
        peers.removeIf(peer -> !lab.options().keeps(peer));
        Rounds<Window> rounds;
        try (Server nginx = lab.nginx()) {
            rounds =
                    Rounds.of(
                            peers,
                            lab.options().pairs(),
                            (round, peer) -> observe(lab, nginx, round, peer),
                            Window::disturbed);
        }
        return new Section(
                "Closed loop, 64 connections",
                """
                %s with one worker answers 13 bytes over connections that stay open. CPU time of
                the whole client process over a steady window, divided by nginx's own count of
                requests; the client on one core, nginx on the other. Medians with quartiles; the
                ratio compares runs of the same round. The window opens 3 s after the first
                request, and 12 s for Gatling and Plimsoll, whose machine compiles while it runs.
                A run in which the rest of the machine took more than a tenth of a core is
                repeated, at most twice.
                """
                        .formatted(lab.nginxTitle()),
                table(peers, rounds),
                List.of(
                        Check.atMost(
                                "CPU per request, every response stamped, against wrk",
                                1.1,
                                ratio(rounds, PlimsollPeer.STAMPED),
                                " ×"),
                        Check.atMost(
                                "CPU per request, `stamps: off`, against wrk",
                                1.0,
                                ratio(rounds, PlimsollPeer.UNSTAMPED),
                                " ×")),
                rounds.notes(others.notes()));
    }

    private static Window observe(Lab lab, Server nginx, int round, Peer peer) {
        Options options = lab.options();
        Load load = new Load(nginx.port(), CONNECTIONS, 0, options.loadSeconds(peer));
        try (Running client = lab.client("closed-" + peer.name(), peer.command().apply(load))) {
            Window window = Window.observe(peer, client, nginx, options);
            lab.raw("closed", Window.HEADER, window.row(round, peer));
            return window;
        }
    }

    private static double ratio(Rounds<Window> rounds, String client) {
        return rounds.ratio(client, REFERENCE, Window::cpuMicrosPerRequest).median();
    }

    private static List<String> table(List<Peer> peers, Rounds<Window> rounds) {
        List<String> rows = new ArrayList<>();
        rows.add(
                "| client | CPU µs/request | against wrk | requests/s | client core % | nginx core"
                        + " % | others % | stolen % |");
        rows.add("|---|---|---|---|---|---|---|---|");
        for (Peer peer : peers) {
            String name = peer.name();
            rows.add(
                    "| %s | %s | %s | %s | %s | %s | %s | %s |"
                            .formatted(
                                    peer.title(),
                                    rounds.spread(name, Window::cpuMicrosPerRequest).show(2),
                                    rounds.ratio(name, REFERENCE, Window::cpuMicrosPerRequest)
                                            .show(3),
                                    rounds.spread(name, Window::requestsPerSecond).show(0),
                                    rounds.spread(name, Window::clientCorePercent).show(0),
                                    rounds.spread(name, Window::serverCorePercent).show(0),
                                    rounds.spread(name, Window::othersPercent).show(0),
                                    rounds.spread(name, Window::stealPercent).show(1)));
        }
        return rows;
    }
}
