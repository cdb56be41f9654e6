package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EchoControlTest {

    @RegisterExtension private final Echoes echoes = new Echoes();
    private Echo echo;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        echo = echoes.start("--threads", "2", "--expect", "100/s");
        client = echoes.client(echo);
    }

    @Test
    void should_show_its_books_without_counting_the_look() throws Exception {
        client.get("/a");
        client.get("/a?status=404");
        client.get("/b%22\"?status=404");

        for (int i = 0; i < 2; i++) {
            Client.Answer answer = client.get("/_plimsoll/stats");
            assertThat(answer.headers()).containsEntry("content-type", "application/json");
            assertThat(answer.body())
                    .contains("\"requests\": 3,")
                    .contains("\"responses\": {\"200\": 1, \"404\": 2}")
                    .contains("\"/a\": {\"requests\": 2, \"serviceNanos\": {\"count\": 2, ")
                    .contains("\"/b%22\\\"\": {\"requests\": 1,")
                    .contains("\"accepted\": 1, \"open\": 1")
                    .contains("\"arrivals\": {\"expectedPerSecond\": 100.0, \"count\": 3,");
        }
        assertThat(echo.stats().unanswered()).isZero();
    }

    @Test
    void should_tell_its_count_alone() throws Exception {
        client.get("/a");
        client.get("/b");

        Client another = echoes.client(echo);
        assertThat(another.get("/_plimsoll/count").body()).isEqualTo("{\"requests\": 2}\n");
        assertThat(another.get("/_plimsoll/count").body()).isEqualTo("{\"requests\": 2}\n");
    }

    @Test
    void should_stand_still_and_answer_afterwards_what_has_arrived() throws Exception {
        Client other = echoes.client(echo);
        Client onTheOtherThread = echoes.client(echo);
        other.get("/");
        onTheOtherThread.get("/");
        assertThat(client.post("/_plimsoll/stall?for=300ms").status()).isEqualTo(200);
        long start = System.nanoTime();

        client.send("GET /_plimsoll/stats HTTP/1.1\r\n\r\n");
        onTheOtherThread.send("GET / HTTP/1.1\r\n\r\n");
        assertThat(other.get("/").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(200_000_000);
        assertThat(onTheOtherThread.read().status()).isEqualTo(200);
        assertThat(client.read().body()).contains("\"requests\": 4");

        start = System.nanoTime();
        assertThat(other.get("/").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(200_000_000);
    }

    @Test
    void should_fail_for_a_time() throws Exception {
        assertThat(client.post("/_plimsoll/fail?for=100ms&status=503").status()).isEqualTo(200);

        assertThat(client.get("/").status()).isEqualTo(503);
        assertThat(client.get("/?status=201").status()).isEqualTo(503);
        assertThat(client.get("/?delay=150ms").status()).isEqualTo(503);
        assertThat(client.get("/").status()).isEqualTo(200);
    }

    @Test
    void should_begin_its_books_anew() throws Exception {
        client.get("/a");

        assertThat(client.post("/_plimsoll/reset").status()).isEqualTo(200);
        client.get("/a");

        assertThat(echo.stats().requests()).isEqualTo(1);
        assertThat(echo.stats().byName()).containsOnlyKeys("/a");
        assertThat(echo.stats().arrivals().orElseThrow().count()).isEqualTo(1);
        assertThat(echo.stats().connections().accepted()).isZero();
        assertThat(echo.stats().connections().open()).isEqualTo(1);
    }

    @Test
    void should_stop_on_order_and_keep_its_books_readable() throws Exception {
        client.get("/a");

        assertThat(client.post("/_plimsoll/stop").status()).isEqualTo(200);
        echo.awaitClosed();

        assertThatThrownBy(() -> client.get("/")).isInstanceOf(IOException.class);
        assertThat(echo.stats().requests()).isEqualTo(1);
    }

    @Test
    void should_be_closable_while_it_stands_still() throws Exception {
        client.post("/_plimsoll/stall?for=1h");
        long start = System.nanoTime();

        echo.close();

        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000);
    }

    @Test
    void should_stop_by_itself_after_its_time() throws Exception {
        Echo shortLived = echoes.start("--for", "50ms");

        shortLived.awaitClosed();

        assertThat(shortLived.stats().requests()).isZero();
    }

    @Test
    void should_say_what_it_can_do_instead() throws Exception {
        assertThat(client.get("/_plimsoll/nothing").status()).isEqualTo(404);
        assertThat(client.get("/_plimsoll/stop").status()).isEqualTo(405);
        assertThat(client.get("/_plimsoll/stop").body()).contains("use POST");
        assertThat(client.post("/_plimsoll/stall").body()).contains("POST stall?for=6s");
        assertThat(client.post("/_plimsoll/fail?for=1s&status=42").status()).isEqualTo(400);
        assertThat(client.get("/").status()).isEqualTo(200);
    }
}
