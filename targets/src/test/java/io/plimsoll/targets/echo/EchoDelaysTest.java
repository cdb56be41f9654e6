package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoDelaysTest {

    @RegisterExtension private final Echoes echoes = new Echoes();

    @ParameterizedTest
    @CsvSource({"200us, 200000", "1ms, 1000000", "10ms, 10000000"})
    void should_answer_when_it_is_due_counted_from_the_stamp(String delay, long nanos)
            throws Exception {
        Echo echo = echoes.start("--delay", delay);
        Client client = echoes.client(echo);
        for (int i = 0; i < 100; i++) {
            client.get("/");
        }

        EchoStats.ServiceTimes service = echo.stats().service();
        assertThat(service.minNanos()).isGreaterThanOrEqualTo(nanos * 999 / 1_000);
        assertThat(service.p50Nanos()).isBetween(nanos, nanos + 100_000);
    }

    @Test
    void should_draw_delays_from_a_distribution_per_request_and_as_default() throws Exception {
        Echo echo = echoes.start("--delay", "50%:0ms,50%:5ms", "--seed", "3");
        Client client = echoes.client(echo);
        for (int i = 0; i < 100; i++) {
            client.get("/default");
            client.get("/asked?delay=90%25:1us,10%25:8ms");
            client.get("/uniform?delay=uniform:1ms..2ms");
        }

        var names = echo.stats().byName();
        assertThat(names.get("/default").service().p99Nanos()).isGreaterThan(5_000_000);
        assertThat(names.get("/default").service().minNanos()).isLessThan(3_000_000);
        assertThat(names.get("/asked").service().p50Nanos()).isLessThan(4_000_000);
        assertThat(names.get("/asked").service().maxNanos()).isGreaterThan(8_000_000);
        assertThat(names.get("/uniform").service().minNanos()).isGreaterThan(990_000);
    }

    @Test
    void should_answer_many_delayed_requests_in_the_order_they_are_due() throws Exception {
        Echo echo = echoes.start();
        Client slow = echoes.client(echo);
        Client fast = echoes.client(echo);

        slow.send("GET /slow?delay=150ms HTTP/1.1\r\n\r\n");
        long start = System.nanoTime();
        assertThat(fast.get("/fast?delay=20ms").status()).isEqualTo(200);
        long fastNanos = System.nanoTime() - start;
        assertThat(slow.read().status()).isEqualTo(200);

        assertThat(fastNanos).isLessThan(System.nanoTime() - start - 10_000_000);
    }

    @Test
    void should_forget_delayed_answers_of_clients_that_went_away() throws Exception {
        Echo echo = echoes.start();
        Client gone = echoes.client(echo);
        gone.send("GET /gone?delay=50ms HTTP/1.1\r\n\r\n");
        gone.abort();

        assertThat(echoes.client(echo).get("/stays?delay=100ms").status()).isEqualTo(200);
        assertThat(echo.stats().responsesByStatus()).isEqualTo(Map.of(200, 1L));
    }

    @Test
    void should_fail_the_share_it_is_told_to() throws Exception {
        Echo echo = echoes.start("--fail", "30%", "--status", "201");
        Client client = echoes.client(echo);
        for (int i = 0; i < 1_000; i++) {
            assertThat(client.get("/").status()).isIn(201, 500);
        }

        assertThat(echo.stats().responsesByStatus()).containsOnlyKeys(201, 500);
        assertThat(echo.stats().responsesByStatus().get(500)).isBetween(240L, 360L);
    }
}
