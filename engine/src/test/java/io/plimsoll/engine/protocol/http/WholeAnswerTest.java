package io.plimsoll.engine.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read at a glance is what the decoder would have read; all else is left to it. */
class WholeAnswerTest {

    private static final int EDITS = 100_000;

    private static int read(String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
        return WholeAnswer.read(bytes, bytes.length);
    }

    /** The decoder's answer in the same terms: the status of exactly one whole answer. */
    private static int decoded(String answer) {
        AnswerDecoder decoder = new AnswerDecoder();
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        List<Object> messages = new ArrayList<>();
        try {
            channel.writeInbound(
                    Unpooled.wrappedBuffer(answer.getBytes(StandardCharsets.ISO_8859_1)));
            for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
                messages.add(next);
            }
            boolean valid =
                    messages.stream().allMatch(m -> ((HttpObject) m).decoderResult().isSuccess());
            long heads = messages.stream().filter(HttpResponse.class::isInstance).count();
            long lasts = messages.stream().filter(LastHttpContent.class::isInstance).count();
            if (!valid || heads != 1 || lasts != 1 || decoder.hasSurplus()) {
                return WholeAnswer.OTHER;
            }
            HttpResponse head = (HttpResponse) messages.getFirst();
            return head.status().code() | (HttpUtil.isKeepAlive(head) ? 0 : WholeAnswer.CLOSES);
        } finally {
            messages.forEach(ReferenceCountUtil::release);
            channel.finishAndReleaseAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200\r\ncontent-length:2\r\n\r\nok",
                "HTTP/1.1 404 Not Found\r\nServer: x\r\nCONTENT-LENGTH:\t0\r\nX: y\r\n\r\n",
                "HTTP/1.1 500 X\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\n\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
            })
    void should_read_the_usual_answer(String answer) {
        assertThat(read(answer)).isNotEqualTo(WholeAnswer.OTHER).isEqualTo(decoded(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\noki",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 204 X\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 304 X\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 100 X\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\r\nok",
                "HTTP/1.1 200 OK\r\nConnection: close, x\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX: y\r\n Content-Length: 9\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nok",
            })
    void should_leave_everything_else_to_the_decoder(String answer) {
        assertThat(read(answer)).isEqualTo(WholeAnswer.OTHER);
    }

    @Test
    void should_never_read_what_the_decoder_reads_otherwise() {
        String[] seeds = {
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nok",
            "HTTP/1.1 404 No\r\nConnection: close\r\nContent-Length: 10\r\n\r\n0123456789",
            "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\ncontent-length: 1\r\n\r\n\r",
        };
        String letters =
                "HTP/1.025 \r\n:;,-\tContent-LengthTransferEncodingchunkedclose\u0000\u0080\u00ff";
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int whole = 0;
        for (int i = 0; i < EDITS; i++) {
            StringBuilder edited = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                int at = random.nextInt(edited.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> edited.setCharAt(at, letter);
                    case 1 -> edited.insert(at, letter);
                    default -> edited.deleteCharAt(at);
                }
            }
            int status = read(edited.toString());
            if (status != WholeAnswer.OTHER) {
                whole++;
                assertThat(decoded(edited.toString()))
                        .as("seed %d, answer %s", seed, edited)
                        .isEqualTo(status);
            }
        }
        assertThat(whole).isGreaterThan(EDITS / 20);
    }
}
