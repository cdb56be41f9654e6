package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.scenario.Scenario;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a file says about steps that are done once per user and once per run. */
final class DoneOnceTest {

    private static final String PHASES = "phases: [ { name: steady, rate: 10/s, for: 1m } ]\n";

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo"));

    private List<String> problems(String text) {
        return catchThrowableOfType(
                        PlimsollException.class, () -> reader.read("shop.yaml", text + PHASES))
                .problems()
                .stream()
                .map(
                        problem ->
                                problem.where().orElseThrow().line()
                                        + ":"
                                        + problem.where().orElseThrow().column()
                                        + " "
                                        + problem.what()
                                        + " | "
                                        + problem.help().orElse(""))
                .toList();
    }

    @Test
    void should_read_all_of_them() {
        Scenario scenario =
                reader.read(
                        "shop.yaml",
                        """
                        target: echo
                        setup: [ { post: /open, save: { shop: $.id } } ]
                        workloads:
                          browse:
                            start: [ { post: "/login/${shop}", save: { token: $.token } } ]
                            steps: [ { get: "/${shop}/${token}" } ]
                            end: [ { post: "/logout/${token}" } ]
                          quick:
                            steps: [ { get: "/${shop}" } ]
                        teardown: [ { delete: "/${shop}" } ]
                        """
                                + PHASES);

        assertThat(scenario.setup()).hasSize(1);
        assertThat(scenario.teardown()).hasSize(1);
        assertThat(scenario.workloads().getFirst().all()).hasSize(3);
        assertThat(scenario.workloads().getLast().all()).hasSize(1);
    }

    @Test
    void should_know_what_is_saved_where() {
        assertThat(
                        problems(
                                """
                                target: echo
                                setup:
                                  - post: /open
                                    save: { shop: $.id }
                                start:
                                  - post: /login
                                    save: { token: $.token, shop: $.id }
                                steps:
                                  - get: /a
                                    save: { item: $.id }
                                  - get: /${item}/${token}
                                end:
                                  - post: /logout/${token}/${item}
                                teardown:
                                  - delete: /${token}
                                """))
                .containsExactly(
                        "7:29 `setup` has saved `shop`, which stays as it is | save under another"
                                + " name",
                        "13:28 unknown var `item` | vars here: shop, token",
                        "15:14 unknown var `token` | vars here: shop");
    }

    @Test
    void should_go_with_the_steps_of_the_only_workload() {
        assertThat(
                        problems(
                                """
                                target: echo
                                workloads: { a: { steps: [ { get: / } ] } }
                                start: [ { get: /login } ]
                                """))
                .containsExactly("3:1 `start` goes with `steps` | add `steps` or remove it");
    }

    @Test
    void should_send_a_request() {
        assertThat(
                        problems(
                                """
                                target: echo
                                setup: [ { think: 1s } ]
                                steps: [ { get: / } ]
                                end: []
                                teardown: [ { gte: /x } ]
                                """))
                .containsExactly(
                        "2:8 `setup` sends no request | add a step such as `get: /`",
                        "4:6 `end` sends no request | add a step such as `get: /`",
                        "5:15 unknown key `gte` in step 1 of `teardown` | did you mean `get`?");
    }

    @Test
    void should_not_take_what_is_done_once_for_the_subject_of_a_sentence() {
        assertThat(
                        problems(
                                """
                                target: echo
                                setup: [ { get: /warm, name: warm } ]
                                start: [ { get: /login, name: login } ]
                                steps: [ { get: /, name: lookup } ]
                                slo: [ p95 of login < 1s, p95 of warm < 1s ]
                                """))
                .containsExactly(
                        "5:34 there is no request or workload `warm` | requests and workloads:"
                                + " login, lookup, main");
    }
}
