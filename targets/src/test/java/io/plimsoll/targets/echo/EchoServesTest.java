package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoServesTest {

    @RegisterExtension private final Echoes echoes = new Echoes();

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void should_answer_any_method_and_path_with_thirteen_bytes(String transport) throws Exception {
        Echo echo = echoes.start("--transport", transport);
        Client client = echoes.client(echo);

        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "WHAT")) {
            var answer = client.exchange(method + " /a/path HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("Hello, world!").hasSize(13);
            assertThat(answer.headers()).containsEntry("content-type", "text/plain");
        }
        assertThat(echo.stats().byName())
                .hasEntrySatisfying("/a/path", name -> assertThat(name.requests()).isEqualTo(7));
        assertThat(echo.stats().connections().accepted()).isEqualTo(1);
    }

    @Test
    void should_answer_head_without_a_body() throws Exception {
        Client client = echoes.client(echoes.start());

        for (String query : List.of("", "?size=500", "?chunks=3", "?trickle=1s")) {
            client.send("HEAD /" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.readWithoutBody().status()).isEqualTo(200);
        }
        assertThat(client.get("/").body()).hasSize(13);
    }

    @Test
    void should_send_elsewhere_set_cookies_and_be_unavailable_as_told() throws Exception {
        Client client = echoes.client(echoes.start());

        var moved =
                client.get("/?redirect=/there%3Fsize=3&cookie=id=7%3B Path=/".replace(" ", "%20"));
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.headers())
                .containsEntry("location", "/there?size=3")
                .containsEntry("set-cookie", "id=7; Path=/");
        assertThat(client.get("/?status=307&redirect=/b").status()).isEqualTo(307);
        assertThat(client.get("/?cookie=a%0d%0aX:1").status()).isEqualTo(400);
        int unavailable = 0;
        for (int i = 0; i < 200; i++) {
            unavailable += client.get("/?unavailable=50%25").status() == 503 ? 1 : 0;
        }
        assertThat(unavailable).isBetween(60, 140);
    }

    @Test
    void should_survive_a_request_split_anywhere() throws Exception {
        Echo echo = echoes.start();
        Client client = echoes.client(echo);
        String request =
                "POST /split?status=201 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\n0\r\n\r\n";

        for (int cut = 1; cut < request.length(); cut++) {
            client.send(request.substring(0, cut));
            // another connection's answer proves that the first part was read by itself
            assertThat(echoes.client(echo).get("/other").status()).isEqualTo(200);
            assertThat(client.exchange(request.substring(cut)).status()).isEqualTo(201);
        }
        assertThat(echo.stats().byName())
                .hasEntrySatisfying(
                        "/split",
                        name -> assertThat(name.requests()).isEqualTo(request.length() - 1));
        assertThat(echo.stats().bodyBytes()).isEqualTo(3L * (request.length() - 1));
    }

    @Test
    void should_answer_pipelined_requests_in_order() throws Exception {
        Echo echo = echoes.start();
        Client client = echoes.client(echo);
        String slow = "GET /?delay=20ms&status=201 HTTP/1.1\r\n\r\n";
        String sized = "GET /?size=5 HTTP/1.1\r\n\r\n";
        String body = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc";
        String fast = "GET / HTTP/1.1\r\n\r\n";

        client.send(slow + sized + body + fast.repeat(3_000) + slow);

        assertThat(client.read().status()).isEqualTo(201);
        assertThat(client.read().body()).isEqualTo("Hello");
        for (int i = 0; i < 3_001; i++) {
            assertThat(client.read().status()).isEqualTo(200);
        }
        assertThat(client.read().status()).isEqualTo(201);
        assertThat(echo.stats().requests()).isEqualTo(3_004);
    }

    @Test
    void should_answer_with_the_body_that_the_query_gives() throws Exception {
        Client client = echoes.client(echoes.start());

        client.send("GET /?body={\"a\":\"b%20c\"} HTTP/1.1\r\n\r\n");
        assertThat(client.read().body()).isEqualTo("{\"a\":\"b c\"}");
        client.send("GET /?body=abcdef&chunks=3 HTTP/1.1\r\n\r\n");
        assertThat(client.read().body()).isEqualTo("abcdef");
        client.send("GET /?body= HTTP/1.1\r\n\r\n");
        assertThat(client.read().body()).isEmpty();
    }

    @Test
    void should_keep_what_arrives_while_an_answer_is_under_way() throws Exception {
        Echo echo = echoes.start();
        Client client = echoes.client(echo);

        client.send("GET /?status=201&interim=1&size=2&chunks=2&gap=50ms HTTP/1.1\r\n\r\n");
        client.send("GET /?status=202 HTT");
        assertThat(client.read().status()).isEqualTo(201);
        client.send("P/1.1\r\n\r\n");

        assertThat(client.read().status()).isEqualTo(202);
    }

    @Test
    void should_read_and_count_large_bodies() throws Exception {
        Echo echo = echoes.start();
        Client client = echoes.client(echo);
        String data = "x".repeat(300_000);

        client.send("PUT /b HTTP/1.1\r\nContent-Length: 300000\r\n\r\n" + data);
        assertThat(client.read().status()).isEqualTo(200);
        client.send("PUT /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n493e0\r\n" + data);
        assertThat(client.exchange("\r\n0\r\n\r\n").status()).isEqualTo(200);

        assertThat(echo.stats().bodyBytes()).isEqualTo(600_000);
        assertThat(echo.stats().bytesIn()).isGreaterThan(600_000);
    }

    @Test
    void should_ask_for_a_body_that_is_held_back() throws Exception {
        Client client = echoes.client(echoes.start());

        client.send("POST / HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.readByte()).isEqualTo('H');
        client.send("abc");

        Client.Answer answer = client.read();
        assertThat(answer.interims()).containsExactly(100);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void should_honour_the_connection_header_and_http_1_0() throws Exception {
        Echo echo = echoes.start();

        for (String request :
                List.of(
                        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                        "GET / HTTP/1.0\r\n\r\n",
                        "GET /?chunks=3 HTTP/1.0\r\n\r\n")) {
            Client client = echoes.client(echo);
            Client.Answer answer = client.exchange(request);
            assertThat(answer.headers()).containsEntry("connection", "close");
            assertThat(answer.headers()).doesNotContainKey("transfer-encoding");
            assertThat(answer.body()).isEqualTo("Hello, world!");
            assertThat(client.atEnd()).isTrue();
        }
        Client kept = echoes.client(echo);
        for (int i = 0; i < 2; i++) {
            var answer = kept.exchange("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
            assertThat(answer.headers()).containsEntry("connection", "keep-alive");
        }
    }

    @Test
    void should_spread_connections_over_its_threads_and_keep_one_book() throws Exception {
        Echo echo = echoes.start("--threads", "3");
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            clients.add(echoes.client(echo));
        }
        for (Client client : clients) {
            assertThat(client.get("/shared").status()).isEqualTo(200);
        }

        assertThat(echo.stats().byName())
                .hasEntrySatisfying("/shared", name -> assertThat(name.requests()).isEqualTo(7));
        assertThat(echo.stats().service().count()).isEqualTo(7);
        assertThat(echo.stats().connections().open()).isEqualTo(7);
    }

    @Test
    void should_listen_on_ipv6() throws Exception {
        Echo echo = echoes.start("--host", "::1");

        assertThat(echo.url()).isEqualTo("http://[0:0:0:0:0:0:0:1]:" + echo.port());
        try (Client client = new Client("::1", echo.port())) {
            assertThat(client.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void should_say_that_a_port_is_taken() throws Exception {
        Echo echo = echoes.start();

        assertThatThrownBy(() -> echoes.start("--port", String.valueOf(echo.port())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void should_count_requests_by_name_and_cap_the_names() throws Exception {
        Echo echo = echoes.start();
        Client client = echoes.client(echo);
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            requests.append("GET /").append(i).append("?x=").append(i).append(" HTTP/1.1\r\n\r\n");
        }
        client.send(requests + "GET /" + "n".repeat(300) + " HTTP/1.1\r\n\r\n");
        for (int i = 0; i < 1_501; i++) {
            client.read();
        }

        Map<String, EchoStats.ByName> names = echo.stats().byName();
        assertThat(names).hasSize(Counters.NAMES_MAX + 1);
        assertThat(names.get("/7").requests()).isEqualTo(1);
        assertThat(names.get("_other").requests()).isEqualTo(501);
    }
}
