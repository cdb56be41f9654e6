package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EchoHostileTest {

    @RegisterExtension private final Echoes echoes = new Echoes();

    @Test
    void should_refuse_a_head_that_is_too_large() throws Exception {
        Client client = echoes.client(echoes.start());

        client.send("GET / HTTP/1.1\r\n" + "X: yyyyyyyyyyyyyyyy\r\n".repeat(2_000));

        assertThat(client.read().status()).isEqualTo(431);
        assertThat(client.atEnd()).isTrue();
    }

    @Test
    void should_refuse_a_body_that_is_too_large() throws Exception {
        Echo echo = echoes.start("--body-max", "1KiB");

        Client announced = echoes.client(echo);
        announced.send("POST / HTTP/1.1\r\nContent-Length: 1025\r\n\r\n");
        assertThat(announced.read().status()).isEqualTo(413);
        Client chunked = echoes.client(echo);
        chunked.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n401\r\n");
        assertThat(chunked.read().body()).contains("at most 1024 bytes");

        assertThat(echo.stats().refused()).isEqualTo(2);
        assertThat(echo.stats().requests()).isZero();
    }

    @Test
    void should_refuse_what_is_not_http() throws Exception {
        Client client = echoes.client(echoes.start());

        client.send("hello\r\n\r\n");

        assertThat(client.read().status()).isEqualTo(400);
        assertThat(client.atEnd()).isTrue();
    }

    @Test
    void should_close_connections_beyond_the_limit_and_take_new_ones_later() throws Exception {
        Echo echo = echoes.start("--connections-max", "2");
        Client first = echoes.client(echo);
        Client second = echoes.client(echo);
        first.get("/");
        second.get("/");

        assertThat(isClosed(echoes.client(echo))).isTrue();
        assertThat(echo.stats().connections().refused()).isEqualTo(1);
        assertThat(first.get("/?close").status()).isEqualTo(200);
        assertThat(first.atEnd()).isTrue();
        assertThat(echoes.client(echo).get("/").status()).isEqualTo(200);
    }

    @Test
    void should_not_let_one_that_never_reads_fill_its_memory() throws Exception {
        Echo echo = echoes.start();
        Client greedy = echoes.client(echo);
        greedy.send("GET /?size=1GB HTTP/1.1\r\n\r\n".repeat(500));
        Client pipelining = echoes.client(echo);
        pipelining.send("GET / HTTP/1.1\r\n\r\n".repeat(3_000));

        assertThat(echoes.client(echo).get("/").status()).isEqualTo(200);
        assertThat(echo.stats().bytesOut()).isLessThan(20_000_000);
    }

    @Test
    void should_survive_random_bytes_and_clients_that_vanish() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Echo echo = echoes.start();
        String valid =
                "POST /x?chunks=3&gap=1ms HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";

        for (int i = 0; i < 300; i++) {
            Client client = echoes.client(echo);
            byte[] bytes =
                    valid.repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.ISO_8859_1);
            for (int edit = random.nextInt(4); edit > 0; edit--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            client.send(new String(bytes, StandardCharsets.ISO_8859_1));
            if (random.nextBoolean()) {
                client.abort();
            }
        }

        assertThat(echoes.client(echo).get("/").status()).isEqualTo(200);
        assertThat(echo.stats().faults()).isZero();
    }

    private static boolean isClosed(Client client) {
        try {
            return client.atEnd();
        } catch (IOException e) {
            return true; // reset
        }
    }
}
