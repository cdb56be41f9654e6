package io.plimsoll.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.ConstantRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScenarioRecordsTest {

    private final Workload workload = new Workload("main", 1, List.of(HttpStep.get("/")));
    private final Phase phase =
            Phase.of("steady", new ConstantRate(Rate.perSecond(1)), Duration.ofSeconds(1));

    @Test
    void should_copy_what_they_are_given() {
        List<Phase> phases = new ArrayList<>(List.of(phase));
        Scenario scenario = scenario("echo", List.of(workload), phases);
        phases.clear();
        assertThat(scenario.phases()).containsExactly(phase);
        assertThatThrownBy(() -> scenario.phases().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void should_take_a_target_with_and_without_a_slash_at_its_end_for_the_same() {
        assertThat(scenario("http://a:80/", List.of(workload), List.of(phase)))
                .isEqualTo(scenario("http://a:80", List.of(workload), List.of(phase)));
    }

    @Test
    void should_refuse_what_cannot_run() {
        assertThatThrownBy(() -> scenario("echo", List.of(), List.of(phase)))
                .hasMessage("a scenario has a workload and a phase");
        assertThatThrownBy(
                        () ->
                                new Workload(
                                        "w", 1, List.of(new Think(Duration.ZERO, Duration.ZERO))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Think(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpStep.get("x")).hasMessage("a path begins with /");
        assertThatThrownBy(() -> new Limits(OptionalInt.of(0), OptionalInt.empty()))
                .hasMessage("a limit is at least 1");
        assertThatThrownBy(() -> new Check.Status(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Check.Status.Range(300, 200))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phase.of("p", phase.load(), Duration.ZERO))
                .hasMessage("a phase is longer than 0");
    }

    @Test
    void should_name_a_step_after_its_path_without_the_query() {
        assertThat(HttpStep.get("/items?page=2").name()).isEqualTo("GET /items");
        assertThat(HttpStep.get("/items").named("list").name()).isEqualTo("list");
    }

    @Test
    void should_allow_as_many_connections_as_journeys_in_flight() {
        assertThat(Limits.NONE.inFlightOrDefault()).isEqualTo(10_000);
        assertThat(new Limits(OptionalInt.of(5), OptionalInt.empty()).connectionsOrDefault())
                .isEqualTo(5);
    }

    @Test
    void should_judge_a_status() {
        Check.Status status =
                new Check.Status(
                        List.of(
                                new Check.Status.Range(200, 299),
                                new Check.Status.Range(404, 404)));
        assertThat(List.of(status.accepts(200), status.accepts(299), status.accepts(404)))
                .containsOnly(true);
        assertThat(List.of(status.accepts(199), status.accepts(300), status.accepts(405)))
                .containsOnly(false);
    }

    private static Scenario scenario(String target, List<Workload> workloads, List<Phase> phases) {
        return new Scenario(
                "s",
                target,
                List.of(),
                1,
                Map.of(),
                Defaults.NONE,
                workloads,
                phases,
                Limits.NONE,
                List.of());
    }
}
