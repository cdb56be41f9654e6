package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.plimsoll.targets.referee.ArrivalReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

class EchoStampsTest {

    private static final long STALL_NANOS = 300_000_000;

    @RegisterExtension private final Echoes echoes = new Echoes();

    @Test
    @EnabledOnOs(OS.LINUX)
    void should_stamp_every_request_by_the_kernel_from_the_first_byte_on() throws Exception {
        assertThat(Epoll.isAvailable()).isTrue();
        Echo echo = echoes.start();
        for (int i = 0; i < 200; i++) {
            echoes.client(echo).get("/");
        }

        assertThat(echo.kernelStamps()).isTrue();
        // a measurement that was interrupted falls back to the read, and is counted
        assertThat(echo.stats().kernelStamps()).isBetween(150L, 200L);
        assertThat(echo.stats().kernelStamps() + echo.stats().readStamps()).isEqualTo(200);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void should_see_its_own_standing_still_in_the_service_time() throws Exception {
        Echo echo = echoes.start();

        assertThat(serviceOfARequestDuringAStall(echo))
                .isBetween(STALL_NANOS * 6 / 10, 2 * STALL_NANOS);
    }

    @Test
    void should_be_blind_to_it_without_kernel_stamps() throws Exception {
        Echo echo = echoes.start("--transport", "nio");

        assertThat(echo.kernelStamps()).isFalse();
        assertThat(serviceOfARequestDuringAStall(echo)).isLessThan(STALL_NANOS / 2);
        assertThat(echo.stats().readStamps()).isEqualTo(2);
    }

    private long serviceOfARequestDuringAStall(Echo echo) throws Exception {
        Client client = echoes.client(echo);
        assertThat(client.get("/before").status()).isEqualTo(200);
        assertThat(client.post("/_plimsoll/stall?for=300ms").status()).isEqualTo(200);
        assertThat(client.get("/during").status()).isEqualTo(200);
        return echo.stats().byName().get("/during").service().maxNanos();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void should_stamp_a_split_request_at_its_last_segment() throws Exception {
        Echo echo = echoes.start();
        Client client = echoes.client(echo);
        client.get("/warm");

        client.send("GET /split HTTP/1.1\r\n");
        assertThat(echoes.client(echo).get("/?delay=100ms").status()).isEqualTo(200);
        assertThat(client.exchange("\r\n").status()).isEqualTo(200);

        assertThat(echo.stats().byName().get("/split").service().maxNanos()).isLessThan(90_000_000);
    }

    @Test
    void should_judge_real_arrivals_over_many_connections() throws Exception {
        Echo echo = echoes.start("--expect", "500/s", "--skip", "100ms", "--threads", "2");
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(echoes.client(echo));
            clients.get(i).get("/");
        }
        echo.reset();
        long start = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            long due = start + i * 2_000_000L;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (i != 250) { // one is never sent
                clients.get(i % 10).get("/");
            }
        }

        ArrivalReport report = echo.stats().arrivals().orElseThrow();
        assertThat(report.count() + report.skipped()).isEqualTo(499);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.rateErrorPercent()).isBetween(-2.0, 1.0);
        assertThat(report.lateness().p50Nanos()).isLessThan(1_000_000);
    }
}
