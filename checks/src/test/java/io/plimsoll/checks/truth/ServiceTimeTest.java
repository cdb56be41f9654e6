package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Service times are those of the target's own log, which stamps requests by the kernel too and
 * whose percentiles of the same run are the measure.
 */
@Tag("e2e")
final class ServiceTimeTest {

    private static final double TOLERANCE_MILLIS = 0.1;
    private static final double TOLERANCE_SHARE = 0.02;
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99");

    /** The shortest delay of each request name, in milliseconds. */
    private static final Map<String, Double> DELAYS_MILLIS =
            Map.of("fifth", 0.2, "one", 1.0, "ten", 10.0, "mixed", 1.0);

    /** Its p99. */
    private static final Map<String, Double> P99_DELAYS_MILLIS =
            Map.of("fifth", 0.2, "one", 1.0, "ten", 10.0, "mixed", 100.0);

    private static final String KNOWN_DELAYS =
            """
            name: known delays
            target: TARGET
            workloads:
              fifth: { steps: [ { get: "/fifth?delay=0.2ms", name: fifth } ] }
              one:   { steps: [ { get: "/one?delay=1ms", name: one } ] }
              ten:   { steps: [ { get: "/ten?delay=10ms", name: ten } ] }
              mixed: { steps: [ { get: "/mixed?delay=98.5%:1ms,1.5%:100ms", name: mixed } ] }
            """;

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_agree_with_the_targets_log_at_a_low_rate() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.ANYWHERE.healthy());

                    Report report =
                            lab.run(
                                    echo,
                                    Place.ANYWHERE.healthy(),
                                    KNOWN_DELAYS
                                            + "phases: [ { name: steady, rate: 500/s, for: 12s }"
                                            + " ]");

                    judgedBySteadyTarget(echo, () -> assertAgreement(report, echo));
                });
    }

    @Test
    void should_agree_with_the_targets_log_in_a_saturated_closed_loop() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.SECOND_CORE);

                    Report report =
                            lab.run(
                                    echo,
                                    Place.FIRST_CORE,
                                    KNOWN_DELAYS
                                            + "phases: [ { name: crowd, users: 512, for: 8s } ]");

                    assertAgreement(report, echo);
                    assertThat(unhinderedPerSecond(512))
                            .as("the delays alone would let more through")
                            .isGreaterThan(1.2 * perSecond(report));
                });
    }

    @Test
    void should_agree_with_the_targets_log_when_a_busy_process_shares_the_generators_core() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.SECOND_CORE.healthy());
                    Lab.Started run =
                            lab.start(
                                    echo,
                                    Place.FIRST_CORE,
                                    KNOWN_DELAYS
                                            + "phases: [ { name: steady, rate: 500/s, for: 12s }"
                                            + " ]");
                    run.awaitRequests(1);
                    lab.busy(Place.FIRST_CORE, 1, 30);

                    Report report = run.await();

                    judgedBySteadyTarget(echo, () -> assertAgreement(report, echo));
                });
    }

    @Test
    void should_stamp_a_chunked_answer_at_its_last_segment() {
        lab.undisturbed(
                () -> {
                    Echo echo = lab.echo(Place.ANYWHERE.healthy());

                    Report report =
                            lab.run(
                                    echo,
                                    Place.ANYWHERE.healthy(),
                                    """
                                    name: answers in pieces
                                    target: TARGET
                                    steps:
                                      - get: /pieces?delay=2ms&size=40000&chunks=4&gap=5ms
                                        name: pieces
                                    phases: [ { name: steady, rate: 100/s, for: 6s } ]
                                    """);

                    assertAgreement(report, echo, "pieces", 17);
                    assertThat(report.millis("firstByteMillis", "p50")).isBetween(2.0, 4.0);
                });
    }

    private static double perSecond(Report report) {
        return report.json().requiredAt("/throughputPerSecond/mean").asDouble();
    }

    /** How many requests so many users would make if only the ordered delays held them up. */
    private static double unhinderedPerSecond(int users) {
        double meanMillis = (0.2 + 1 + 10 + 0.985 * 1 + 0.015 * 100) / 4;
        return users / meanMillis * 1_000;
    }

    /**
     * Nothing comes before the target's event loop: if it was late all the same, by half of the
     * tolerance, it was disturbed from outside, and so were the ways to and from it, which no log
     * sees.
     */
    private static void judgedBySteadyTarget(Echo echo, Runnable judgement) {
        try {
            judgement.run();
        } catch (AssertionError failure) {
            throw isLate(echo) ? new Lab.LateTarget(failure) : failure;
        }
    }

    private static boolean isLate(Echo echo) {
        JsonNode names = echo.stats().required("byName");
        return P99_DELAYS_MILLIS.keySet().stream()
                .anyMatch(
                        name -> {
                            long p99 = names.at("/~1" + name + "/serviceNanos/p99").asLong();
                            double late = p99 / 1e6 - P99_DELAYS_MILLIS.get(name);
                            return late > TOLERANCE_MILLIS / 2;
                        });
    }

    private void assertAgreement(Report report, Echo echo) {
        DELAYS_MILLIS.forEach((name, millis) -> assertAgreement(report, echo, name, millis));
    }

    /** {@code leastMillis}: how long every answer takes at least, by the target's orders. */
    private void assertAgreement(Report report, Echo echo, String name, double leastMillis) {
        JsonNode service = report.name(name).required("serviceMillis");
        JsonNode log = echo.stats().requiredAt("/byName/~1" + name + "/serviceNanos");
        List<String> pairs = new ArrayList<>();
        List<String> apart = new ArrayList<>();
        for (String percentile : PERCENTILES) {
            double ours = service.required(percentile).asDouble();
            double theirs = log.required(percentile).asLong() / 1e6;
            String pair = String.format(Locale.ROOT, "%s %.3f/%.3f", percentile, ours, theirs);
            pairs.add(pair);
            if (Math.abs(ours - theirs) > Math.max(TOLERANCE_MILLIS, TOLERANCE_SHARE * theirs)) {
                apart.add(pair);
            }
        }
        String figures =
                "%s, %,d answers, service/log in ms: %s"
                        .formatted(
                                name, service.required("count").asLong(), String.join("  ", pairs));
        lab.note(figures);
        assertThat(apart).as(figures).isEmpty();
        assertThat(log.required("min").asLong() / 1e6)
                .as("the target held its delay")
                .isGreaterThanOrEqualTo(leastMillis * 0.99);
    }
}
