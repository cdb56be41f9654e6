package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** How well an even 10,000 per second is kept, as the server sees it, and what that costs. */
final class OpenLoop implements Experiment {
    private static final int RATE_PER_SECOND = 10_000;
    private static final int CONNECTIONS = 100;
    private static final String FLOOR = "floor";

    /** Where the machine is noisy, lateness may be this multiple of the C client's. */
    private static final double NOISY_FACTOR = 2.3;

    @Override
    public String name() {
        return "open10k";
    }

    /**
     * One run.
     *
     * @param unstamped responses that the client could not stamp by the kernel, of those that stamp
     */
    private record Result(
            Window window,
            double rateErrorPercent,
            double missing,
            double p50Micros,
            double p99Micros,
            double p999Micros,
            double unstamped) {
        double cpuMicrosPerRequest() {
            return window.cpuMicrosPerRequest();
        }
    }

    @Override
    public Section run(Lab lab) {
        List<Peer> peers = new ArrayList<>();
        Peers others = new Peers(lab);
        others.floor().ifPresent(peers::add);
        peers.addAll(new PlimsollPeer(lab).open());
        peers.addAll(others.open());
        peers.removeIf(peer -> !lab.options().keeps(peer));
        Rounds<Result> rounds =
                Rounds.of(
                        peers,
                        lab.options().pairs(),
                        (round, peer) -> observe(lab, round, peer),
                        result -> result.window().disturbed());
        return new Section(
                "Open loop, 10,000 per second",
                """
                The echo target stamps each arrival by the kernel and compares all of them, the
                first included, with an even schedule; the client on one core, echo on the other.
                The floor is a plain C client with one timer per arrival (`checks/bench/floor.c`).
                CPU time and requests over a steady window as in the closed loop, opened as there;
                medians with quartiles; ratios compare runs of the same round; disturbed runs are
                repeated as there.
                """,
                table(peers, rounds),
                checks(rounds),
                rounds.notes(others.notes()));
    }

    private Result observe(Lab lab, int round, Peer peer) {
        Options options = lab.options();
        try (Server echo = lab.echo(RATE_PER_SECOND)) {
            Load load =
                    new Load(echo.port(), CONNECTIONS, RATE_PER_SECOND, options.loadSeconds(peer));
            try (Running client = lab.client("open-" + peer.name(), peer.command().apply(load))) {
                Window window = Window.observe(peer, client, echo, options);
                client.awaitEnd();
                JsonNode arrivals = Lab.json(echo.text("/_plimsoll/stats")).required("arrivals");
                JsonNode lateness = arrivals.required("latenessNanos");
                Result result =
                        new Result(
                                window,
                                Math.abs(arrivals.required("rateErrorPercent").asDouble()),
                                arrivals.required("missing").asDouble(),
                                lateness.required("p50").asDouble() / 1e3,
                                lateness.required("p99").asDouble() / 1e3,
                                lateness.required("p999").asDouble() / 1e3,
                                unstamped(client));
                lab.raw(
                        name(),
                        Window.HEADER
                                + ",rate_error_percent,missing,p50_micros,p99_micros,p999_micros,"
                                + "stamps",
                        String.format(
                                Locale.ROOT,
                                "%s,%.4f,%.0f,%.1f,%.1f,%.1f,%.0f",
                                window.row(round, peer),
                                result.rateErrorPercent(),
                                result.missing(),
                                result.p50Micros(),
                                result.p99Micros(),
                                result.p999Micros(),
                                result.unstamped()));
                return result;
            }
        }
    }

    private static double unstamped(Running client) {
        String printed = client.printed();
        return printed.startsWith("{")
                ? Lab.json(printed).required("stampsMissing").asDouble()
                : Double.NaN;
    }

    private static List<Check> checks(Rounds<Result> rounds) {
        String ours = PlimsollPeer.STAMPED;
        List<Check> checks = new ArrayList<>();
        checks.add(
                Check.atMost(
                        "rate error",
                        0.05,
                        rounds.spread(ours, Result::rateErrorPercent).median(),
                        " %"));
        late(rounds, "p50", 60, Result::p50Micros, checks);
        late(rounds, "p99", 150, Result::p99Micros, checks);
        late(rounds, "p99.9", 3_000, Result::p999Micros, checks);
        checks.add(
                Check.atMost(
                        "responses without a stamp of the kernel, worst run",
                        0,
                        rounds.most(ours, Result::unstamped),
                        ""));
        checks.add(
                Check.atMost(
                        "CPU per request, against the floor",
                        0.85,
                        rounds.ratio(ours, FLOOR, Result::cpuMicrosPerRequest).median(),
                        " ×"));
        return checks;
    }

    private static void late(
            Rounds<Result> rounds,
            String percentile,
            double limitMicros,
            ToDoubleFunction<Result> figure,
            List<Check> checks) {
        String ours = PlimsollPeer.STAMPED;
        checks.add(
                Check.atMost(
                        "lateness " + percentile,
                        limitMicros,
                        rounds.spread(ours, figure).median(),
                        " µs"));
        checks.add(
                Check.atMost(
                        "lateness " + percentile + " on a noisy machine, against the floor",
                        NOISY_FACTOR,
                        rounds.ratio(ours, FLOOR, figure).median(),
                        " ×"));
    }

    private static List<String> table(List<Peer> peers, Rounds<Result> rounds) {
        List<String> rows = new ArrayList<>();
        rows.add(
                "| client | CPU µs/request | against the floor | lateness p50 µs | p99 µs | p99.9"
                        + " µs | rate error % | missing | others % | stolen % |");
        rows.add("|---|---|---|---|---|---|---|---|---|---|");
        for (Peer peer : peers) {
            String name = peer.name();
            rows.add(
                    "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                            .formatted(
                                    peer.title(),
                                    rounds.spread(name, Result::cpuMicrosPerRequest).show(1),
                                    rounds.ratio(name, FLOOR, Result::cpuMicrosPerRequest).show(2),
                                    rounds.spread(name, Result::p50Micros).show(0),
                                    rounds.spread(name, Result::p99Micros).show(0),
                                    rounds.spread(name, Result::p999Micros).show(0),
                                    rounds.spread(name, Result::rateErrorPercent).show(3),
                                    rounds.spread(name, Result::missing).show(0),
                                    rounds.spread(name, run -> run.window().othersPercent())
                                            .show(0),
                                    rounds.spread(name, run -> run.window().stealPercent())
                                            .show(1)));
        }
        return rows;
    }
}
