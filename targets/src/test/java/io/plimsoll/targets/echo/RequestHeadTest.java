package io.plimsoll.targets.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.targets.echo.RequestHead.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

    private final RequestHead head = new RequestHead();

    @Test
    void should_read_the_parts_of_a_request() {
        Result result =
                read(
                        "POST /a/b?c=d&e HTTP/1.1\r\nHost: x\r\ncontent-LENGTH: 12 \r\n"
                                + "Connection: Close\r\nExpect: 100-continue\r\n\r\nbody");

        assertThat(result).isEqualTo(Result.COMPLETE);
        assertThat(head.methodIs("POST")).isTrue();
        assertThat(head.methodIs("POS")).isFalse();
        assertThat(head.path()).isEqualTo("/a/b");
        assertThat(head.query()).isEqualTo("c=d&e");
        assertThat(head.contentLength).isEqualTo(12);
        assertThat(head.saysClose).isTrue();
        assertThat(head.expectsContinue).isTrue();
        assertThat(head.chunked).isFalse();
    }

    @Test
    void should_read_an_absolute_target_and_empty_lines_before_it() {
        assertThat(read("\r\n\r\nGET http://host:80/a?b HTTP/1.1\r\n\r\n"))
                .isEqualTo(Result.COMPLETE);
        assertThat(head.path()).isEqualTo("/a");
        assertThat(head.query()).isEqualTo("b");
    }

    @Test
    void should_want_more_bytes_wherever_a_head_is_cut() {
        String whole = "GET /path?query HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (int length = 0; length < whole.length(); length++) {
            assertThat(read(whole.substring(0, length)))
                    .as("first %d", length)
                    .isEqualTo(Result.INCOMPLETE);
        }
        assertThat(read(whole)).isEqualTo(Result.COMPLETE);
        assertThat(head.chunked).isTrue();
        assertThat(head.end).isEqualTo(whole.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET / HTTP/1.1\n\n",
                "GET  HTTP/1.1\r\n\r\n",
                "GET path HTTP/1.1\r\n\r\n",
                "GET /a b HTTP/1.1\r\n\r\n",
                "GET /a\tb HTTP/1.1\r\n\r\n",
                " / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\n folded: line\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length:\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 9999999999999999999\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\n\n\n\n",
            })
    void should_refuse_what_is_no_request(String bytes) {
        assertThat(read(bytes)).isEqualTo(Result.MALFORMED);
    }

    @Test
    void should_refuse_a_head_that_is_too_large_even_before_it_ends() {
        String start = "GET / HTTP/1.1\r\nX: ";

        assertThat(read(start + "x".repeat(RequestHead.BYTES_MAX))).isEqualTo(Result.TOO_LARGE);
        assertThat(read(start + "x".repeat(RequestHead.BYTES_MAX) + "\r\n\r\n"))
                .isEqualTo(Result.TOO_LARGE);
    }

    private Result read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.read(bytes, 0, bytes.length);
    }
}
