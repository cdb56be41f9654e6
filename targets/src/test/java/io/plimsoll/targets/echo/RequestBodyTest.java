package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.targets.echo.RequestBody.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    private static final String CHUNKED =
            "5\r\nhello\r\n1a;name=value\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nTrailer: x\r\n\r\n";

    private final RequestBody body = new RequestBody(1_000);

    @Test
    void should_count_a_body_of_known_length_and_stop_at_its_end() {
        assertThat(body.beginLength(5)).isEqualTo(Result.INCOMPLETE);
        assertThat(consume("hel")).isEqualTo(Result.INCOMPLETE);
        assertThat(consume("loGET /")).isEqualTo(Result.COMPLETE);
        assertThat(body.at).isEqualTo(2);
        assertThat(body.bytes()).isEqualTo(5);
    }

    @Test
    void should_count_a_chunked_body_wherever_it_is_cut() {
        for (int cut = 0; cut < CHUNKED.length(); cut++) {
            body.beginChunked();
            assertThat(consume(CHUNKED.substring(0, cut))).isEqualTo(Result.INCOMPLETE);
            assertThat(consume(CHUNKED.substring(cut) + "GET")).isEqualTo(Result.COMPLETE);
            assertThat(body.at).isEqualTo(CHUNKED.length() - cut);
            assertThat(body.bytes()).isEqualTo(31);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", "\r\n", "5\r\nhelloX", "-1\r\n"})
    void should_refuse_broken_chunks(String bytes) {
        body.beginChunked();
        assertThat(consume(bytes)).isEqualTo(Result.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3e9\r\n", "1000000000000000\r\n", "0000000000000000001\r\n"})
    void should_refuse_chunks_that_are_too_large(String bytes) {
        body.beginChunked();
        assertThat(consume(bytes)).isEqualTo(Result.TOO_LARGE);
    }

    @Test
    void should_refuse_endless_extensions_trailers_and_bodies() {
        body.beginChunked();
        assertThat(consume("1;" + "x".repeat(9_000))).isEqualTo(Result.TOO_LARGE);
        body.beginChunked();
        assertThat(consume("0\r\n" + "X: y\r\n".repeat(2_000))).isEqualTo(Result.TOO_LARGE);
        body.beginChunked();
        assertThat(consume("1\r\nx\r\n".repeat(1_001))).isEqualTo(Result.TOO_LARGE);
        assertThat(body.beginLength(1_001)).isEqualTo(Result.TOO_LARGE);
    }

    private Result consume(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return body.consume(bytes, 0, bytes.length);
    }
}
