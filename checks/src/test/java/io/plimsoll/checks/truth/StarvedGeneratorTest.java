package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A generator that is kept from its plan says so, and why, instead of judging the target. */
@Tag("e2e")
final class StarvedGeneratorTest {

    private static final String SLOW_TARGET =
            """
            name: many in flight
            target: TARGET
            steps: [ { get: "/slow?delay=2s", name: slow } ]
            phases: [ { name: steady, rate: 200/s, for: 6s } ]
            """;

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_name_the_run_delay_when_its_processor_time_is_taken() {
        Echo echo = lab.echo(Place.SECOND_CORE);
        Lab.Started run =
                lab.start(
                        echo,
                        Place.FIRST_CORE,
                        """
                        name: processor taken
                        target: TARGET
                        steps: [ { get: /page, name: page } ]
                        phases: [ { name: steady, rate: 10000/s, for: 8s } ]
                        """);
        run.awaitRequests(5_000);
        lab.busy(Place.FIRST_CORE, 20, 4);

        assertUndelivered(run.await(), "run delay: shard 0: runnable but not running");
    }

    @Test
    void should_name_the_descriptors_when_it_may_open_no_more() {
        Echo echo = lab.echo(Place.ANYWHERE);
        Lab.Started run = lab.start(echo, Place.ANYWHERE, SLOW_TARGET);
        run.awaitRequests(100);
        Generator generator = run.generator();
        long files = generator.openFiles() + 20;
        generator.suffer("prlimit", "--pid", Long.toString(generator.pid()), "--nofile=" + files);

        Report report = run.await();

        assertUndelivered(report, "generator descriptors: ");
        assertThat(report.errors("generator descriptors")).isGreaterThan(100);
        assertThat(report.reasons().getFirst()).contains("Too many open files");
    }

    @Test
    void should_name_the_ports_when_there_are_too_few() {
        assumeTrue(
                isAllowed(Place.networkWithPorts(100)),
                "needs a network namespace with a port range of its own: run as root");
        Echo echo = lab.echo(Place.networkWithPorts(100));

        Report report = lab.run(echo, Place.networkOf(echo.pid()), SLOW_TARGET);

        assertUndelivered(report, "generator ports: ");
        assertThat(report.errors("generator ports")).isGreaterThan(100);
        assertThat(report.reasons().getFirst()).contains("Cannot assign requested address");
    }

    private void assertUndelivered(Report report, String reason) {
        lab.note(report.summary());
        assertThat(report.reasons()).isNotEmpty();
        assertThat(report.reasons().getFirst()).startsWith(reason);
        assertThat(report.valid()).isFalse();
        assertThat(report.text("/verdict")).isEqualTo("inconclusive");
        assertThat(report.exitCode()).isEqualTo(111);
    }

    private static boolean isAllowed(Place place) {
        try {
            Commands.run(place.command(List.of("true")));
            return true;
        } catch (IllegalStateException refused) {
            System.out.println("truth: " + refused.getMessage());
            return false;
        }
    }
}
