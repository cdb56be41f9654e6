package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A target that cannot do it misses its SLO validly, in whatever manner it fails. */
@Tag("e2e")
final class OverloadedTargetTest {

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_miss_when_the_target_has_not_the_processor_time() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.SECOND_CORE);
                    Lab.Started run =
                            lab.start(
                                    echo,
                                    Place.ANYWHERE.healthy(),
                                    """
                                    name: overloaded
                                    target: TARGET
                                    defaults: { timeout: 3s }
                                    limits: { in-flight: 2000, connections: 200 }
                                    steps: [ { get: /page, name: page } ]
                                    phases: [ { name: steady, rate: 3000/s, for: 6s } ]
                                    slo: [ p90 < 50ms ]
                                    """);
                    run.awaitRequests(1_000);
                    Busy busy = lab.busy(Place.SECOND_CORE, 60, 6);

                    Report report = run.await();
                    busy.await();

                    assertMiss(report);
                    assertThat(report.millis("responseMillis", "p90")).isGreaterThan(50);
                });
    }

    @Test
    void should_miss_when_the_target_hangs_and_arrivals_are_dropped_at_the_limit() {
        lab.undisturbed(
                () -> {
                    Report report =
                            run(
                                    """
                                    name: hangs
                                    target: TARGET
                                    defaults: { timeout: 30s }
                                    limits: { in-flight: 50 }
                                    steps: [ { get: "/page?hang", name: page, timeout: 2s } ]
                                    phases: [ { name: steady, rate: 200/s, for: 5s } ]
                                    """);

                    assertMiss(report);
                    assertThat(report.count("/requests/ok")).isZero();
                    assertThat(report.count("/requests/dropped")).isGreaterThan(700);
                    assertThat(report.errors("in-flight limit"))
                            .isEqualTo(report.count("/requests/dropped"));
                });
    }

    @Test
    void should_miss_when_the_target_answers_500_fast() {
        lab.undisturbed(
                () -> {
                    Report report =
                            run(
                                    """
                                    name: answers 500
                                    target: TARGET
                                    steps: [ { get: "/page?status=500", name: page } ]
                                    phases: [ { name: steady, rate: 500/s, for: 5s } ]
                                    """);

                    assertMiss(report);
                    assertThat(report.count("/requests/failed")).isEqualTo(2_500);
                    assertThat(report.count("/statuses/500")).isEqualTo(2_500);
                });
    }

    private Report run(String scenario) {
        return lab.run(lab.echo(Place.SECOND_CORE.healthy()), Place.ANYWHERE.healthy(), scenario);
    }

    private void assertMiss(Report report) {
        lab.note(report.summary() + " " + report.json().required("requests"));
        assertThat(report.valid()).as(report.summary()).isTrue();
        assertThat(report.text("/verdict")).isEqualTo("fail");
        assertThat(report.exitCode()).isEqualTo(99);
    }
}
