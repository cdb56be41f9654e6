package io.plimsoll.checks.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Not one of ten million requests is lost or counted twice, on either side, under any name. */
@Tag("e2e")
final class TenMillionTest {

    private static final long USERS = 64;
    private static final long ITERATIONS = 39_063;
    private static final long STEPS = 4;

    @RegisterExtension final Lab lab = new Lab();

    @Test
    void should_account_for_each_of_ten_million_requests() {
        Echo echo = lab.echo(Place.SECOND_CORE);

        Report report =
                lab.run(
                        echo,
                        Place.FIRST_CORE,
                        """
                        name: ten million
                        target: TARGET
                        steps:
                          - { get: /list, name: list }
                          - { get: /item, name: item }
                          - { post: "/order?status=201", name: order, json: { item: 7 } }
                          - { head: /page, name: page }
                        phases: [ { name: crowd, users: %d, iterations: %d, for: 6m } ]
                        """
                                .formatted(USERS, ITERATIONS));

        long requests = USERS * ITERATIONS * STEPS;
        double seconds = report.json().required("elapsedSeconds").asDouble();
        lab.note(
                String.format(
                        Locale.ROOT,
                        "%,d requests in %.0f s, %,.0f/s; %s",
                        requests,
                        seconds,
                        requests / seconds,
                        report.summary()));
        assertThat(requests).isGreaterThanOrEqualTo(10_000_000);
        assertThat(report.count("/requests/planned")).isEqualTo(requests);
        assertThat(report.count("/requests/ok")).isEqualTo(requests);
        assertThat(report.count("/attempts/sent")).isEqualTo(requests);
        assertThat(report.count("/arrivals/completed")).isEqualTo(USERS * ITERATIONS);
        assertThat(report.count("/statuses/201")).isEqualTo(USERS * ITERATIONS);
        assertThat(echo.requests()).isEqualTo(requests);
        for (String name : new String[] {"list", "item", "order", "page"}) {
            assertThat(report.name(name).required("sent").asLong())
                    .as(name)
                    .isEqualTo(USERS * ITERATIONS);
        }
    }
}
