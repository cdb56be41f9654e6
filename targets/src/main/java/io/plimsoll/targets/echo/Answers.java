package io.plimsoll.targets.echo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.plimsoll.targets.echo.Behaviour.Framing;
import java.nio.charset.StandardCharsets;

/** The bytes of answers. What is sent often is rendered once; belongs to one loop. */
final class Answers {

    private static final String GREETING = "Hello, world!";
    private static final int FILLER_BYTES = GREETING.length() * 5_000;

    private final ByteBuf standing;
    private final ByteBuf standingHead;
    private final ByteBuf goOn = direct("HTTP/1.1 100 Continue\r\n\r\n");
    private final ByteBuf interim = direct("HTTP/1.1 103 Early Hints\r\n\r\n");
    private final ByteBuf filler = direct(GREETING.repeat(FILLER_BYTES / GREETING.length()));

    Answers() {
        String head = head(200, Framing.LENGTH, GREETING.length(), "", "");
        standing = direct(head + GREETING);
        standingHead = direct(head);
    }

    /** The answer to a request that asks for nothing special. */
    ByteBuf standing(boolean headOnly) {
        return (headOnly ? standingHead : standing).retainedDuplicate();
    }

    ByteBuf goOn() {
        return goOn.retainedDuplicate();
    }

    ByteBuf interim() {
        return interim.retainedDuplicate();
    }

    /** The part of a body from {@code position} on: at most {@code bytes}, at least one. */
    ByteBuf body(long position, long bytes) {
        int offset = (int) (position % GREETING.length());
        return filler.retainedSlice(offset, (int) Math.min(bytes, FILLER_BYTES - offset));
    }

    /**
     * A status line with its headers and the empty line.
     *
     * @param connection what the Connection header says; empty for none
     * @param headers lines beyond the usual ones, each with its end
     */
    static String head(
            int status, Framing framing, long bodyBytes, String connection, String headers) {
        StringBuilder head = new StringBuilder(128);
        head.append("HTTP/1.1 ").append(status).append(' ').append(reason(status)).append("\r\n");
        if (hasBody(status)) {
            head.append("Content-Type: text/plain\r\n");
            switch (framing) {
                case LENGTH -> head.append("Content-Length: ").append(bodyBytes).append("\r\n");
                case CHUNKED -> head.append("Transfer-Encoding: chunked\r\n");
                case UNTIL_CLOSE -> {}
            }
        }
        if (!connection.isEmpty()) {
            head.append("Connection: ").append(connection).append("\r\n");
        }
        return head.append(headers).append("\r\n").toString();
    }

    static boolean hasBody(int status) {
        return status != 204 && status != 304;
    }

    /** A whole answer with a text of our own. */
    static ByteBuf text(int status, String type, String body, String connection) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
                        .formatted(
                                status,
                                reason(status),
                                type,
                                bytes.length,
                                connection.isEmpty() ? "" : "Connection: " + connection + "\r\n");
        return Unpooled.wrappedBuffer(ascii(head), bytes);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void release() {
        standing.release();
        standingHead.release();
        goOn.release();
        interim.release();
        filler.release();
    }

    private static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    private static ByteBuf direct(String text) {
        return Unpooled.directBuffer(text.length()).writeBytes(ascii(text));
    }
}
