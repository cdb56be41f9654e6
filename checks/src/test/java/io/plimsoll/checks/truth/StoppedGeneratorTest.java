package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A generator that stands still blames itself, not the target. */
@Tag("e2e")
final class StoppedGeneratorTest {

    private static final long STOP_NANOS = 500_000_000;

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_show_a_stop_of_its_own_as_lateness_and_not_as_service() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.ANYWHERE.healthy());
                    Lab.Started run =
                            lab.start(
                                    echo,
                                    Place.ANYWHERE.healthy(),
                                    """
                                    name: stopped for half a second
                                    target: TARGET
                                    steps: [ { get: /page, name: page } ]
                                    phases: [ { name: steady, rate: 1000/s, for: 16s } ]
                                    """);
                    run.awaitRequests(5_000);
                    double stopMillis = stop(run.generator());

                    Report report = run.await();

                    lab.note(
                            String.format(
                                    Locale.ROOT,
                                    "stopped %.0f ms; service p99.9 %.2f ms, lateness p99 %.0f max"
                                            + " %.0f ms, response p99 %.0f max %.0f ms; %s",
                                    stopMillis,
                                    report.millis("serviceMillis", "p999"),
                                    report.millis("latenessMillis", "p99"),
                                    report.millis("latenessMillis", "max"),
                                    report.millis("responseMillis", "p99"),
                                    report.millis("responseMillis", "max"),
                                    report.summary()));
                    assertThat(report.count("/requests/ok")).isEqualTo(16_000);
                    assertThat(report.millis("serviceMillis", "p999")).isLessThan(10);
                    for (String shown : new String[] {"latenessMillis", "responseMillis"}) {
                        assertThat(report.millis(shown, "max"))
                                .as(shown)
                                .isBetween(stopMillis - 50, stopMillis + 50);
                        // The latest 160 of 16,000 arrivals, one each millisecond of the stop.
                        assertThat(report.millis(shown, "p99"))
                                .as(shown)
                                .isBetween(stopMillis - 200, stopMillis - 120);
                    }
                    assertThat(report.valid()).isFalse();
                    assertThat(report.text("/verdict")).isEqualTo("inconclusive");
                    assertThat(report.reasons().getFirst()).startsWith("lateness: ");
                    assertThat(report.exitCode()).isEqualTo(111);
                });
    }

    /** Returns for how long, in milliseconds. */
    private static double stop(Generator generator) {
        String pid = Long.toString(generator.pid());
        generator.suffer("kill", "-STOP", pid);
        long startNanos = System.nanoTime();
        while (System.nanoTime() < startNanos + STOP_NANOS) {
            LockSupport.parkNanos(startNanos + STOP_NANOS - System.nanoTime());
        }
        generator.suffer("kill", "-CONT", pid);
        return (System.nanoTime() - startNanos) / 1e6;
    }
}
