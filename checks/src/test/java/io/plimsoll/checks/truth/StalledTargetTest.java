package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A target that stops answering for a time is felt by all that would have come meanwhile. */
@Tag("e2e")
final class StalledTargetTest {

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_count_the_whole_wait_whatever_the_number_of_connections() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.ANYWHERE.healthy());
                    Lab.Started few = start(echo, 10, "few");
                    Lab.Started many = start(echo, 1_000, "many");
                    few.awaitRequests(1_000);
                    many.awaitRequests(2_000);
                    echo.stall("6s");

                    Report ofFew = few.await();
                    Report ofMany = many.await();

                    note(ofFew);
                    note(ofMany);
                    assertWholeWait(ofFew);
                    assertWholeWait(ofMany);
                    assertWaitForAConnection(ofFew);
                    assertWaitForTheTarget(ofMany);
                });
    }

    private Lab.Started start(Echo echo, int connections, String name) {
        return lab.start(
                echo,
                Place.ANYWHERE.healthy(),
                """
                name: six seconds without an answer
                target: TARGET
                defaults: { timeout: 20s }
                limits: { connections: %d }
                steps: [ { get: /%2$s, name: %2$s } ]
                phases: [ { name: steady, rate: 100/s, for: 30s } ]
                """
                        .formatted(connections, name));
    }

    /** 600 of 3,000 arrivals wait, from 6 s down to nothing. */
    private static void assertWholeWait(Report report) {
        assertThat(report.count("/requests/ok")).isEqualTo(3_000);
        assertThat(report.millis("responseMillis", "p90")).isCloseTo(3_000, withPercentage(3));
        assertThat(report.millis("responseMillis", "p99")).isCloseTo(5_700, withPercentage(3));
        assertThat(report.millis("responseMillis", "max")).isCloseTo(6_000, withPercentage(3));
        assertHole(report);
    }

    /** All but the first ten of them wait for a connection. */
    private static void assertWaitForAConnection(Report report) {
        assertThat(report.millis("serviceMillis", "p99")).isLessThan(50);
        for (String wait : List.of("connectionWaitMillis", "limitWaitMillis")) {
            assertThat(report.millis(wait, "max")).as(wait).isCloseTo(5_900, withPercentage(3));
        }
        assertThat(report.millis("connectionWaitMillis", "p90"))
                .isCloseTo(2_900, withPercentage(3));
    }

    private static void assertWaitForTheTarget(Report report) {
        for (String figure : List.of("p90", "p99", "max")) {
            assertThat(report.millis("serviceMillis", figure))
                    .as("service %s with a connection for each", figure)
                    .isCloseTo(report.millis("responseMillis", figure), withPercentage(3));
        }
    }

    /** Whole seconds without a completion, in which ever more requests are in flight. */
    private static void assertHole(Report report) {
        List<JsonNode> hole =
                report.each("timeline").stream()
                        .filter(row -> row.required("okCompleted").asLong() == 0)
                        .filter(row -> row.required("plannedRequests").asLong() == 100)
                        .toList();
        assertThat(hole).as("whole seconds without a completion").hasSizeBetween(5, 6);
        for (int i = 1; i < hole.size(); i++) {
            assertThat(at(hole.get(i), "second")).isEqualTo(at(hole.get(i - 1), "second") + 1);
            assertThat(at(hole.get(i), "inFlight"))
                    .as("in flight: %s", hole)
                    .isBetween(
                            at(hole.get(i - 1), "inFlight") + 99,
                            at(hole.get(i - 1), "inFlight") + 101);
        }
    }

    private static double at(JsonNode row, String field) {
        return row.required(field).asDouble();
    }

    private void note(Report report) {
        lab.note(
                String.format(
                        Locale.ROOT,
                        "%s: response p90 %.0f p99 %.0f max %.0f ms; service p90 %.2f p99 %.2f max"
                                + " %.0f ms; connection wait p90 %.0f max %.0f ms; %s",
                        report.text("/byName/0/name"),
                        report.millis("responseMillis", "p90"),
                        report.millis("responseMillis", "p99"),
                        report.millis("responseMillis", "max"),
                        report.millis("serviceMillis", "p90"),
                        report.millis("serviceMillis", "p99"),
                        report.millis("serviceMillis", "max"),
                        report.millis("connectionWaitMillis", "p90"),
                        report.millis("connectionWaitMillis", "max"),
                        report.summary()));
    }
}
