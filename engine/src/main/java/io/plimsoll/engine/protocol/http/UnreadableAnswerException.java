package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.InvalidLineSeparatorException;

/** Why an answer is none of HTTP/1.1, in words for whoever runs the target. */
final class UnreadableAnswerException extends DecoderException {

    private static final long serialVersionUID = 1L;

    private static final String VERSION = "HTTP/1.";
    private static final int QUOTED_MAX = 40;

    /** RFC 9110, 15. */
    private static final int STATUS_MIN = 100;

    private static final int STATUS_MAX = 599;

    /** What Netty's decoder puts where it could not read a first line. */
    private static final int STATUS_UNREAD = 999;

    private static final int TLS_ALERT = 21;
    private static final int TLS_MAJOR = 3;
    private static final int FRAME_SETTINGS = 4;

    private UnreadableAnswerException(String message) {
        super(message);
    }

    /** A target does it with each request: the place in our code is the same each time. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** By what a server of another protocol says first (RFC 8446, 5.1; RFC 9113, 3.4 and 6.5). */
    static void refuseOtherProtocols(ByteBuf read) {
        int at = read.readerIndex();
        if (read.readableBytes() >= 2
                && read.getByte(at) == TLS_ALERT
                && read.getByte(at + 1) == TLS_MAJOR) {
            throw new UnreadableAnswerException("the target speaks TLS here, not HTTP/1.1");
        }
        if (read.readableBytes() >= 4
                && read.getShort(at) == 0
                && read.getByte(at + 3) == FRAME_SETTINGS) {
            throw new UnreadableAnswerException("the target speaks HTTP/2 here, not HTTP/1.1");
        }
    }

    /** Of the first line: its version and its status. */
    static void refuseFirstLine(String version, String status) {
        boolean ours =
                version.length() == VERSION.length() + 1
                        && version.startsWith(VERSION)
                        && isDigit(version.charAt(VERSION.length()));
        if (!ours) {
            throw new UnreadableAnswerException(
                    "the answer begins with `" + quoted(version) + "` and not with HTTP/1.1");
        }
        boolean number = status.length() == 3 && status.chars().allMatch(c -> isDigit((char) c));
        int code = number ? Integer.parseInt(status) : 0;
        if (code < STATUS_MIN || code > STATUS_MAX) {
            throw new UnreadableAnswerException("no such status: " + quoted(status));
        }
    }

    /** RFC 9110, 5.5: what must not stand in a value; other controls are suffered. */
    static void refuseValue(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c == '\r' || c == '\n') {
                throw new UnreadableAnswerException(
                        "a header has " + (c == 0 ? "a NUL" : "a line break") + " in its value");
            }
        }
    }

    /** Why a part of an answer could not be read. */
    static String why(HttpObject part) {
        Throwable cause = part.decoderResult().cause();
        if (cause instanceof InvalidLineSeparatorException) {
            return "a line of the answer's head has a control character, or ends in no CR LF";
        }
        boolean atFirstLine =
                part instanceof HttpResponse answer && answer.status().code() == STATUS_UNREAD;
        return atFirstLine && !(cause instanceof UnreadableAnswerException)
                ? "the answer's first line is none of HTTP/1.1"
                : String.valueOf(cause.getMessage());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String quoted(String text) {
        return text.length() <= QUOTED_MAX ? text : text.substring(0, QUOTED_MAX) + "…";
    }
}
