package io.plimsoll.checks.bench;

import io.plimsoll.checks.bench.Peer.Load;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Whether one core keeps 100,000 arrivals per second, with every one of them accounted for. */
final class HighRate implements Experiment {
    private static final int RATE_PER_SECOND = 100_000;
    private static final int SECONDS = 30;

    @Override
    public String name() {
        return "open100k";
    }

    /**
     * One run.
     *
     * @param unbalanced requests that stand on one side of the ledger only
     * @param unseen attempts that the server did not count, or counted without an attempt
     */
    private record Result(
            long planned,
            double onPlanPercent,
            long unbalanced,
            long unseen,
            double p50Millis,
            double p99Millis,
            double p999Millis) {}

    @Override
    public Section run(Lab lab) {
        PlimsollPeer plimsoll = new PlimsollPeer(lab);
        Rounds<Result> rounds =
                Rounds.of(
                        plimsoll.open(),
                        lab.options().pairs(),
                        (round, peer) -> observe(lab, round, peer));
        String ours = PlimsollPeer.STAMPED;
        Spread planned = rounds.spread(ours, Result::planned);
        return new Section(
                "Open loop, 100,000 per second from one core",
                """
                30 s against nginx; the client on one core, nginx on the other. Fired on the plan:
                planned requests without those that Plimsoll did not send, or sent more than 100 ms
                late, for reasons of its own.
                """,
                List.of(
                        "| planned | fired on the plan % | lateness p50 ms | p99 ms | p99.9 ms |",
                        "|---|---|---|---|---|",
                        "| %s | %s | %s | %s | %s |"
                                .formatted(
                                        planned.show(0),
                                        rounds.spread(ours, Result::onPlanPercent).show(3),
                                        rounds.spread(ours, Result::p50Millis).show(3),
                                        rounds.spread(ours, Result::p99Millis).show(3),
                                        rounds.spread(ours, Result::p999Millis).show(3))),
                List.of(
                        Check.atLeast(
                                "planned requests",
                                RATE_PER_SECOND * SECONDS,
                                planned.median(),
                                ""),
                        Check.atLeast(
                                "fired on the plan",
                                99.9,
                                rounds.spread(ours, Result::onPlanPercent).median(),
                                " %"),
                        Check.atMost(
                                "requests missing from Plimsoll's own ledger, worst run",
                                0,
                                rounds.most(ours, Result::unbalanced),
                                ""),
                        Check.atMost(
                                "difference between attempts and nginx's count, worst run",
                                0,
                                rounds.most(ours, Result::unseen),
                                "")),
                rounds.failures());
    }

    private Result observe(Lab lab, int round, Peer peer) {
        try (Server nginx = lab.nginx()) {
            Load load = new Load(nginx.port(), 0, RATE_PER_SECOND, SECONDS);
            long before = nginx.requests();
            try (Running client = lab.client("open100k", peer.command().apply(load))) {
                client.awaitEnd();
                long seen = nginx.requests() - before - 1;
                Result result = result(Lab.json(client.printed()), seen);
                lab.raw(
                        name(),
                        "round,planned,on_plan_percent,unbalanced,unseen,p50_millis,p99_millis,"
                                + "p999_millis",
                        String.format(
                                Locale.ROOT,
                                "%d,%d,%.4f,%d,%d,%.4f,%.4f,%.4f",
                                round,
                                result.planned(),
                                result.onPlanPercent(),
                                result.unbalanced(),
                                result.unseen(),
                                result.p50Millis(),
                                result.p99Millis(),
                                result.p999Millis()));
                return result;
            }
        }
    }

    private static Result result(JsonNode run, long seen) {
        JsonNode requests = run.required("requests");
        long planned = requests.required("planned").asLong();
        long booked = 0;
        for (String end : List.of("ok", "failed", "timedOut", "dropped", "unfinished")) {
            booked += requests.required(end).asLong();
        }
        JsonNode lateness = run.required("latenessMillis");
        long undelivered = 0;
        for (JsonNode row : run.required("byName")) {
            undelivered += row.required("undelivered").asLong();
        }
        return new Result(
                planned,
                100.0 * (planned - undelivered) / planned,
                Math.abs(planned - booked),
                Math.abs(run.required("attempts").required("sent").asLong() - seen),
                lateness.required("p50").asDouble(),
                lateness.required("p99").asDouble(),
                lateness.required("p999").asDouble());
    }
}
