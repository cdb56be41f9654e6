package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How late the arrivals of a run on a fresh Java machine are, the first included. */
final class ColdStart implements Experiment {
    private static final int RATE_PER_SECOND = 10_000;
    private static final int SECONDS = 10;

    @Override
    public String name() {
        return "cold";
    }

    private record Result(double p50Millis, double p99Millis, double maxMillis) {}

    @Override
    public Section run(Lab lab) {
        PlimsollPeer plimsoll = new PlimsollPeer(lab);
        Rounds<Result> rounds;
        try (Server nginx = lab.nginx()) {
            Load load = new Load(nginx.port(), 0, RATE_PER_SECOND, SECONDS);
            rounds =
                    Rounds.of(
                            plimsoll.open(),
                            lab.options().pairs(),
                            (round, peer) -> observe(lab, round, peer.command().apply(load)));
        }
        Spread p99 = rounds.spread(PlimsollPeer.STAMPED, Result::p99Millis);
        return new Section(
                "Cold start",
                """
                `plimsoll quick -r 10000/s -d 10s` in a fresh process against nginx: lateness of all
                arrivals from the first to the last, as Plimsoll reports it; the client on one core,
                nginx on the other.
                """,
                List.of(
                        "| lateness p50 ms | p99 ms | max ms |",
                        "|---|---|---|",
                        "| %s | %s | %s |"
                                .formatted(
                                        rounds.spread(PlimsollPeer.STAMPED, Result::p50Millis)
                                                .show(3),
                                        p99.show(3),
                                        rounds.spread(PlimsollPeer.STAMPED, Result::maxMillis)
                                                .show(3))),
                List.of(Check.atMost("lateness p99", 1, p99.median(), " ms")),
                rounds.failures());
    }

    private Result observe(Lab lab, int round, List<String> command) {
        try (Running client = lab.client("cold", command)) {
            client.awaitEnd();
            JsonNode lateness = Lab.json(client.printed()).required("latenessMillis");
            Result result =
                    new Result(
                            lateness.required("p50").asDouble(),
                            lateness.required("p99").asDouble(),
                            lateness.required("max").asDouble());
            lab.raw(
                    name(),
                    "round,p50_millis,p99_millis,max_millis",
                    String.format(
                            Locale.ROOT,
                            "%d,%.4f,%.4f,%.4f",
                            round,
                            result.p50Millis(),
                            result.p99Millis(),
                            result.maxMillis()));
            return result;
        }
    }
}
