package io.plimsoll.app.cli.plan;

import static io.plimsoll.results.fixture.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.Limits;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a scenario would do. */
final class PlanTest {

    private static final Machine MACHINE =
            new Machine(OptionalLong.of(28_232), OptionalLong.of(20_000), 2);

    private static Phase phase(String name, Load load, int seconds, String... after) {
        return new Phase(
                name,
                load,
                Duration.ofSeconds(seconds),
                List.of(after),
                Duration.ZERO,
                true,
                Map.of(),
                Limits.NONE);
    }

    private static Scenario scenario(Defaults defaults, Limits limits, Phase... phases) {
        return new Scenario(
                "shop",
                "http://127.0.0.1:8080",
                List.of(),
                1,
                Map.of(),
                defaults,
                List.of(
                        new Workload("one", 3, List.of(HttpStep.get("/a"))),
                        new Workload("two", 1, List.of(HttpStep.get("/a"), HttpStep.get("/b")))),
                List.of(phases),
                limits,
                List.of());
    }

    private static Scenario scenario(Phase... phases) {
        return scenario(Defaults.NONE, Limits.NONE, phases);
    }

    private static Load rate(double perSecond) {
        return new ConstantRate(Rate.perSecond(perSecond));
    }

    @Test
    void should_begin_each_phase_after_the_last_of_those_it_follows() {
        Phase first =
                new Phase(
                        "a",
                        rate(1),
                        Duration.ofSeconds(10),
                        List.of(),
                        Duration.ofSeconds(5),
                        true,
                        Map.of("two", 1),
                        Limits.NONE);
        Timetable timetable =
                Timetable.of(
                        scenario(
                                first, phase("b", rate(1), 30), phase("c", rate(2), 10, "a", "b")));

        assertThat(timetable.entries())
                .extracting(e -> e.startNanos() / 1e9)
                .containsExactly(0.0, 0.0, 30.0);
        assertThat(timetable.lengthNanos()).isEqualTo(40_000_000_000L);
        assertThat(timetable.arrivals()).isEqualTo(10 + 30 + 20);
        assertThat(timetable.requests()).isEqualTo(10 * 2 + 30 * 1.25 + 20 * 1.25);
    }

    @Test
    void should_wait_for_a_cooldown_unless_nothing_follows() {
        Timetable timetable =
                Timetable.of(scenario(cooling("a"), phase("b", rate(1), 10, "a"), cooling("c")));

        assertThat(timetable.entries().get(1).startNanos()).isEqualTo(15_000_000_000L);
        assertThat(timetable.lengthNanos()).isEqualTo(25_000_000_000L);
        assertThat(Timetable.of(scenario(cooling("a"))).lengthNanos()).isEqualTo(10_000_000_000L);
    }

    private static Phase cooling(String name) {
        return new Phase(
                name,
                rate(1),
                Duration.ofSeconds(10),
                List.of(),
                Duration.ofSeconds(5),
                true,
                Map.of(),
                Limits.NONE);
    }

    private static double peak(Phase... phases) {
        return LoadCurve.ofArrivals(Timetable.of(scenario(phases))).most();
    }

    private static Burst burst(int size, int everyMillis, int overMillis) {
        return new Burst(size, Duration.ofMillis(everyMillis), Duration.ofMillis(overMillis));
    }

    @Test
    void should_call_the_highest_rate_the_peak_however_short_it_lasts() {
        Load spike =
                Spike.centred(Rate.perSecond(10), Rate.perSecond(1_000), Duration.ofMillis(100));

        assertThat(peak(phase("a", spike, 10))).isEqualTo(1_000);
        assertThat(peak(phase("a", rate(50), 10), phase("b", spike, 10))).isEqualTo(1_050);
        assertThat(peak(phase("a", spike, 10), phase("b", rate(900), 10, "a"))).isEqualTo(1_000);
    }

    @Test
    void should_find_the_peak_of_a_day_that_is_over_in_a_moment() {
        int day = 86_400;
        Load spike =
                Spike.centred(Rate.perSecond(10), Rate.perSecond(1_000), Duration.ofMillis(100));
        Load gaps =
                new Spike(
                        Rate.perSecond(70),
                        Rate.perSecond(10),
                        Duration.ofMillis(999),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.empty());
        Load sine = new Sine(Rate.perSecond(100), Rate.perSecond(33), Duration.ofSeconds(3));
        Load ramp = new Ramp(Rate.perSecond(0), Rate.perSecond(500));

        assertThat(peak(phase("a", spike, day))).isEqualTo(1_000);
        assertThat(peak(phase("a", spike, day), phase("b", rate(50), day))).isEqualTo(1_050);
        assertThat(peak(phase("a", spike, day), phase("b", spike, day))).isEqualTo(2_000);
        assertThat(peak(phase("a", gaps, day))).isEqualTo(70);
        assertThat(peak(phase("a", sine, day))).isEqualTo(133);
        assertThat(peak(phase("a", ramp, day), phase("b", rate(1), 1, "a")))
                .isEqualTo(500, offset(1e-6));
    }

    @Test
    void should_count_bursts_by_the_second() {
        assertThat(peak(phase("a", burst(500, 4_000, 0), 10))).isEqualTo(500);
        assertThat(peak(phase("a", burst(500, 250, 0), 10))).isEqualTo(2_000);
        assertThat(peak(phase("a", burst(200, 3_000, 2_000), 7))).isEqualTo(100);
        assertThat(peak(phase("a", burst(500, 4_000, 0), 20_000))).isEqualTo(500);
        assertThat(peak(phase("a", burst(500, 4_000, 0), 10), phase("b", rate(30), 10)))
                .isEqualTo(530);
    }

    @Test
    void should_draw_bursts_that_come_every_moment_as_what_they_bring_in_a_second() {
        Scenario scenario = scenario(phase("a", burst(500, 200, 50), 10));

        assertThat(LoadCurve.ofArrivals(Timetable.of(scenario)).bins()).containsOnly(2_500);
        assertThat(
                        String.join(
                                "\n",
                                new PlanPage(90, Integer.MAX_VALUE, true).lines(scenario, MACHINE)))
                .contains("500 every 200ms over 50ms");
    }

    @Test
    void should_have_the_peak_of_the_headline_on_the_axis() {
        Load spike = Spike.centred(Rate.perSecond(10), Rate.perSecond(777), Duration.ofMillis(20));
        for (Load load : List.of(spike, burst(777, 2_500, 0), burst(777, 2_500, 100))) {
            List<String> page =
                    new PlanPage(90, Integer.MAX_VALUE, true)
                            .lines(scenario(phase("a", load, 60)), MACHINE);

            assertThat(page.getFirst()).contains("peak 777/s");
            assertThat(page.get(2)).contains("777/s │").contains("█");
        }
    }

    @Test
    void should_know_the_peak_of_phases_that_overlap() {
        assertThat(peak(phase("a", rate(100), 20), phase("b", rate(50), 10))).isEqualTo(150);
    }

    @Test
    void should_look_at_a_run_of_many_arrivals_as_quickly() {
        Load ramp = new Ramp(Rate.perSecond(0), Rate.perSecond(100_000));

        assertThat(peak(phase("a", ramp, 3600))).isEqualTo(100_000, offset(0.01));
    }

    @Test
    void should_look_at_a_run_of_many_spikes_as_quickly() {
        Spike spikes =
                new Spike(
                        Rate.perSecond(10),
                        Rate.perSecond(100),
                        Duration.ofMillis(1),
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(2)),
                        Optional.empty());

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () ->
                        assertThat(
                                        new PlanPage(90, Integer.MAX_VALUE, true)
                                                .lines(scenario(phase("a", spikes, 150)), MACHINE))
                                .isNotEmpty());
    }

    @Test
    void should_say_when_the_seed_decides_how_many_there_are() {
        Phase crowd = phase("crowd", new RandomRate(Rate.perSecond(50)), 4);

        assertThat(PlanPage.headline(scenario(crowd))).contains("about 200 arrivals (");
        assertThat(
                        PlanPage.headline(
                                scenario(phase("even", new ConstantRate(Rate.perSecond(50)), 4))))
                .contains(", 200 arrivals");
    }

    @Test
    void should_draw_a_plan() {
        Scenario scenario =
                scenario(
                        phase("warm-up", new Ramp(Rate.perSecond(0), Rate.perSecond(200)), 20),
                        phase(
                                "waves",
                                new Sine(
                                        Rate.perSecond(200),
                                        Rate.perSecond(100),
                                        Duration.ofSeconds(20)),
                                40,
                                "warm-up"),
                        phase(
                                "surge",
                                Spike.centred(
                                        Rate.perSecond(100),
                                        Rate.perSecond(400),
                                        Duration.ofSeconds(5)),
                                30,
                                "waves"),
                        phase(
                                "crowd",
                                new Users(
                                        List.of(10, 50), true, Duration.ZERO, OptionalInt.empty()),
                                30,
                                "waves"));

        assertGolden(
                "plan.txt",
                String.join(
                                "\n",
                                new PlanPage(90, Integer.MAX_VALUE, true).lines(scenario, MACHINE))
                        + "\n");
        assertGolden(
                "plan-ascii.txt",
                String.join(
                                "\n",
                                new PlanPage(90, Integer.MAX_VALUE, false).lines(scenario, MACHINE))
                        + "\n");
    }

    @Test
    void should_say_when_the_machine_has_too_few_ports() {
        Defaults closing =
                new Defaults(Duration.ofSeconds(2), Map.of(), Connections.NEW, true, List.of());
        Limits limits = new Limits(OptionalInt.of(500), OptionalInt.empty());

        String page =
                String.join(
                        "\n",
                        new PlanPage(90, Integer.MAX_VALUE, true)
                                .lines(
                                        scenario(closing, limits, phase("a", rate(1000), 60)),
                                        MACHINE));

        assertThat(page)
                .contains("timeout 2s, in-flight 500, connections 500 (default) (new)")
                .contains("ports 75,500, MORE THAN THE 28,232 HERE")
                .contains("descriptors 700 of 20,000");
    }

    @Test
    void should_fit_into_any_width() {
        Scenario scenario = scenario(phase("a phase with a rather long name", rate(10), 20));
        for (int columns : new int[] {1, 40, 80, 300}) {
            assertThat(new PlanPage(columns, Integer.MAX_VALUE, true).lines(scenario, MACHINE))
                    .filteredOn(line -> line.contains("│") || line.contains("━"))
                    .allMatch(line -> line.length() <= Math.max(columns, 70));
        }
    }
}
