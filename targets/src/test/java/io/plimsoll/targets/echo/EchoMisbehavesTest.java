package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoMisbehavesTest {

    @RegisterExtension private final Echoes echoes = new Echoes();
    private Echo echo;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        echo = echoes.start();
        client = echoes.client(echo);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 304, 404, 429, 500, 503, 599})
    void should_answer_with_the_status_asked_for(int status) throws Exception {
        assertThat(client.get("/?status=" + status).status()).isEqualTo(status);
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(echo.stats().responsesByStatus()).containsKey(status);
    }

    @Test
    void should_close_after_the_answer_unannounced() throws Exception {
        Client.Answer answer = client.get("/?close");

        assertThat(answer.body()).hasSize(13);
        assertThat(answer.headers()).doesNotContainKey("connection");
        assertThat(client.atEnd()).isTrue();
    }

    @Test
    void should_announce_the_close() throws Exception {
        assertThat(client.get("/?connection=close").headers()).containsEntry("connection", "close");
        assertThat(client.atEnd()).isTrue();
    }

    @Test
    void should_close_instead_of_answering() throws Exception {
        client.send("GET /?close=before HTTP/1.1\r\n\r\n");

        assertThat(client.atEnd()).isTrue();
        assertThat(echo.stats().unanswered()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&size=300000", "&chunks=4&size=1000", "&size=1"})
    void should_close_in_the_middle_of_the_body(String more) {
        assertThatThrownBy(() -> client.get("/?close=mid" + more)).isInstanceOf(EOFException.class);
    }

    @Test
    void should_send_half_of_the_body_before_it_closes() {
        assertThatThrownBy(() -> client.get("/?close=mid&size=1000"))
                .hasMessage("500 of 1000 bytes");
    }

    @Test
    void should_reset_the_connection() throws Exception {
        client.send("GET /?reset HTTP/1.1\r\n\r\n");

        assertThatThrownBy(client::atEnd)
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void should_never_answer() throws Exception {
        client.send("GET /?hang HTTP/1.1\r\n\r\n");
        client.timeoutMillis(100);

        assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
        assertThat(echo.stats().requests()).isEqualTo(1);
        assertThat(echo.stats().unanswered()).isEqualTo(1);
    }

    @Test
    void should_answer_in_chunks_with_gaps() throws Exception {
        long start = System.nanoTime();
        Client.Answer answer = client.get("/?chunks=3&gap=20ms&size=1000");
        long took = System.nanoTime() - start;

        assertThat(answer.headers()).containsEntry("transfer-encoding", "chunked");
        assertThat(answer.body()).hasSize(1_000).startsWith("Hello, world!Hello, world!");
        assertThat(took).isGreaterThan(40_000_000);
        assertThat(echo.stats().service().minNanos()).isBetween(40_000_000L, took);
        assertThat(client.get("/").status()).isEqualTo(200);
    }

    @Test
    void should_send_more_chunks_than_bytes_as_bytes() throws Exception {
        assertThat(client.get("/?chunks=50").body()).isEqualTo("Hello, world!");
        assertThat(client.get("/?chunks=5&size=0").body()).isEmpty();
    }

    @Test
    void should_trickle_the_body() throws Exception {
        Client.Answer answer = client.get("/?trickle=5ms&delay=10ms");

        assertThat(answer.body()).isEqualTo("Hello, world!");
        assertThat(answer.headers()).containsEntry("content-length", "13");
        assertThat(echo.stats().service().minNanos()).isGreaterThanOrEqualTo(69_900_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 100_000, 20_000_000})
    void should_answer_with_a_body_of_any_size(int size) throws Exception {
        String body = client.get("/?size=" + size).body();

        assertThat(body.length()).isEqualTo(size);
        assertThat(body).isEqualTo("Hello, world!".repeat(size / 13 + 1).substring(0, size));
        assertThat(client.get("/").status()).isEqualTo(200);
    }

    @Test
    void should_answer_without_a_length() throws Exception {
        Client.Answer answer = client.get("/?until-close&size=5000&chunks=2");

        assertThat(answer.headers()).doesNotContainKeys("content-length", "transfer-encoding");
        assertThat(answer.body()).hasSize(5_000);
    }

    @Test
    void should_send_interim_answers_first() throws Exception {
        Client.Answer answer = client.get("/?interim=2&status=201");

        assertThat(answer.interims()).containsExactly(103, 103);
        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay=5",
                "status=99",
                "size=-1",
                "chunks=0",
                "gap=x",
                "close=never",
                "interim=101"
            })
    void should_say_what_is_wrong_with_a_query(String query) throws Exception {
        Client.Answer answer = client.get("/?a=b&" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("error: query parameter `" + query.split("=")[0] + "`: ")
                .contains(" is not ");
        assertThat(client.get("/").status()).isEqualTo(200);
    }

    @Test
    void should_leave_the_keys_of_others_alone() throws Exception {
        assertThat(client.get("/?page=20&delayed=yes&").status()).isEqualTo(200);
    }
}
