package io.plimsoll.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.analysis.slo.RunSummary;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.outcome.RunEnd;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.results.fixture.Runs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Figures by target. */
final class TargetFiguresTest {

    private static final String TWO =
            """
            targets: { shop: http://127.0.0.1:1, accounts: http://127.0.0.1:2 }
            workloads:
              buy:
                steps:
                  - { post: /login, name: login, target: accounts }
                  - { get: /basket, name: basket }
                  - { get: /basket, name: any }
                  - { get: /me, name: any, target: accounts }
              look: { steps: [ { get: /, name: login } ] }
            phases: [ { name: steady, rate: 10/s, for: 1s } ]
            """;

    private static Scenario scenario(String yaml) {
        return new ScenarioReader(Set.of()).read("two.yaml", yaml);
    }

    private static RequestStats requests(String workload, String name, long ok, long failed) {
        RequestStats none = RequestStats.empty("steady", workload, name);
        return new RequestStats(
                "steady",
                workload,
                name,
                new RequestLedger(ok + failed, ok, failed, 0, 0, 0),
                0,
                0,
                ok,
                new AttemptCounts(ok + failed, 0, 0, 0, 0, 0, Map.of()),
                none.times(),
                Map.of());
    }

    private static Run run(Scenario scenario, RequestStats... requests) {
        Run some = Runs.healthy();
        return new Run(
                scenario,
                some.url(),
                some.started(),
                some.elapsed(),
                RunEnd.WHOLE,
                some.phases(),
                List.of(requests),
                some.arrivals(),
                some.timeline(),
                1,
                1,
                some.generator());
    }

    @Test
    void should_add_up_what_steps_send_to_each() {
        Run run =
                run(
                        scenario(TWO),
                        requests("buy", "login", 10, 2),
                        requests("buy", "basket", 5, 0),
                        requests("buy", "any", 7, 1),
                        requests("look", "login", 20, 0));

        assertThat(RunSummary.of(run).byTarget())
                .extracting(
                        RequestStats::name,
                        stats -> stats.ledger().planned(),
                        stats -> stats.ledger().failed())
                .containsExactly(
                        tuple("shop", 25L, 0L),
                        tuple("accounts", 12L, 2L),
                        tuple("accounts + shop", 8L, 1L));
    }

    @Test
    void should_be_silent_about_a_single_target() {
        assertThat(RunSummary.of(Runs.healthy()).byTarget()).isEmpty();
    }
}
