package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A closed loop that goes as fast as it can is a valid run; whether the generator or the target was
 * the brake is said.
 */
@Tag("e2e")
final class SaturationTest {

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_be_valid_and_bound_by_a_generator_that_is_starved() {
        Echo echo = lab.echo(Place.SECOND_CORE);
        Lab.Started run =
                lab.start(echo, Place.FIRST_CORE, scenario("/page", 32, "throughput > 1000000/s"));
        run.awaitRequests(1_000);
        lab.busy(Place.FIRST_CORE, 2, 30);

        Report report = run.await();

        note(report);
        assertThat(report.valid()).isTrue();
        assertThat(report.text("/generatorBound")).isEqualTo("yes");
        assertThat(report.reasons()).anyMatch(reason -> reason.startsWith("generator-bound: "));
        // It cannot be known what the target would have done.
        assertThat(report.text("/slo/0/verdict")).isEqualTo("inconclusive");
        assertThat(report.exitCode()).isEqualTo(111);
    }

    @Test
    void should_be_valid_and_not_bound_by_the_generator_when_the_target_is_slow() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.SECOND_CORE.healthy());

                    Report report =
                            lab.run(
                                    echo,
                                    Place.ANYWHERE.healthy(),
                                    scenario("/page?delay=20ms", 32, "throughput > 1000000/s"));

                    note(report);
                    assertThat(report.valid()).isTrue();
                    assertThat(report.text("/generatorBound")).isEqualTo("no");
                    assertThat(report.text("/slo/0/verdict")).isEqualTo("fail");
                    assertThat(report.exitCode()).isEqualTo(99);
                });
    }

    @Test
    void should_be_valid_when_nothing_holds_it_back() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.SECOND_CORE);

                    Report report =
                            lab.run(
                                    echo,
                                    Place.FIRST_CORE,
                                    scenario("/page", 64, "throughput > 1000/s"));

                    note(report);
                    assertThat(report.valid()).isTrue();
                    assertThat(report.exitCode()).isZero();
                });
    }

    private static String scenario(String path, int users, String slo) {
        return """
        name: as fast as it can
        target: TARGET
        steps: [ { get: "%s", name: page } ]
        phases: [ { name: crowd, users: %d, for: 6s } ]
        slo: [ "%s" ]
        """
                .formatted(path, users, slo);
    }

    private void note(Report report) {
        lab.note(
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, generator-bound: %s; service p50 %.3f ms, read delay p50 %.3f"
                                + " ms; %s",
                        report.json().requiredAt("/throughputPerSecond/mean").asDouble(),
                        report.text("/generatorBound"),
                        report.millis("serviceMillis", "p50"),
                        report.millis("readDelayMillis", "p50"),
                        report.summary()));
    }
}
