package io.plimsoll.targets.echo;

import java.nio.charset.StandardCharsets;

/**
 * The parsed head of one HTTP/1.x request: positions within the bytes it was read from, and the few
 * headers that matter to a server that echoes. Reused for each request; belongs to one loop.
 */
final class RequestHead {

    enum Result {
        COMPLETE,
        INCOMPLETE,
        TOO_LARGE,
        MALFORMED
    }

    static final int BYTES_MAX = 16 * 1024;
    static final long NO_LENGTH = -1;

    private static final byte[] CONTENT_LENGTH = bytes("content-length");
    private static final byte[] TRANSFER_ENCODING = bytes("transfer-encoding");
    private static final byte[] CONNECTION = bytes("connection");
    private static final byte[] EXPECT = bytes("expect");
    private static final byte[] VERSION = bytes("HTTP/1.");
    private static final byte[] SCHEME = bytes("http://");

    /** Where the bytes after the head begin. */
    int end;

    int methodFrom;
    int methodTo;
    int pathFrom;
    int pathTo;

    /** Where the query begins, after its `?`; equal to {@link #queryTo} when there is none. */
    int queryFrom;

    int queryTo;
    long contentLength;
    boolean chunked;
    boolean http10;
    boolean saysClose;
    boolean saysKeepAlive;
    boolean expectsContinue;

    private byte[] in = new byte[0];

    /** Reads a head from {@code from}, where a request begins, to {@code limit} at most. */
    Result read(byte[] bytes, int from, int limit) {
        in = bytes;
        int at = from;
        while (at < limit && (in[at] == '\r' || in[at] == '\n')) {
            at++; // empty lines before a request are allowed
        }
        int lineEnd = lineEnd(at, limit);
        if (lineEnd < 0) {
            return unfinished(from, limit);
        }
        if (!readRequestLine(at, lineEnd - 1)) {
            return Result.MALFORMED;
        }
        contentLength = NO_LENGTH;
        chunked = saysClose = saysKeepAlive = expectsContinue = false;
        at = lineEnd + 1;
        while (true) {
            lineEnd = lineEnd(at, limit);
            if (lineEnd < 0) {
                return unfinished(from, limit);
            }
            if (lineEnd == at + 1 && in[at] == '\r') {
                end = lineEnd + 1;
                boolean smuggled = chunked && contentLength != NO_LENGTH;
                return smuggled
                        ? Result.MALFORMED
                        : end - from > BYTES_MAX ? Result.TOO_LARGE : Result.COMPLETE;
            }
            if (!readHeader(at, lineEnd - 1)) {
                return Result.MALFORMED;
            }
            at = lineEnd + 1;
        }
    }

    boolean methodIs(String method) {
        return methodTo - methodFrom == method.length() && startsWith(methodFrom, method);
    }

    boolean pathStartsWith(String prefix) {
        return pathTo - pathFrom >= prefix.length() && startsWith(pathFrom, prefix);
    }

    boolean hasQuery() {
        return queryTo > queryFrom;
    }

    String query() {
        return new String(in, queryFrom, queryTo - queryFrom, StandardCharsets.ISO_8859_1);
    }

    String path() {
        return new String(in, pathFrom, pathTo - pathFrom, StandardCharsets.ISO_8859_1);
    }

    private static Result unfinished(int from, int limit) {
        return limit - from > BYTES_MAX ? Result.TOO_LARGE : Result.INCOMPLETE;
    }

    /** The index of the line feed, or -1. */
    private int lineEnd(int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (in[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** METHOD target HTTP/1.x, ending before the carriage return at {@code to}. */
    private boolean readRequestLine(int from, int to) {
        int space = from;
        while (space < to && in[space] > ' ') {
            space++;
        }
        int version = to - VERSION.length - 1;
        if (space == from || version <= space + 1 || in[to] != '\r' || in[space] != ' ') {
            return false;
        }
        if (in[version - 1] != ' ' || !matches(version, VERSION)) {
            return false;
        }
        methodFrom = from;
        methodTo = space;
        http10 = in[to - 1] == '0';
        return readTarget(space + 1, version - 1);
    }

    private boolean readTarget(int from, int to) {
        pathFrom = from;
        if (in[from] == 'h' && to - from > SCHEME.length && matches(from, SCHEME)) {
            pathFrom = from + SCHEME.length;
            while (pathFrom < to && in[pathFrom] != '/') {
                pathFrom++;
            }
        }
        pathTo = queryFrom = queryTo = to;
        for (int i = pathFrom; i < to; i++) {
            byte b = in[i];
            if (b == '?' && pathTo == to) {
                pathTo = i;
                queryFrom = i + 1;
            } else if (b >= 0 && b <= ' ' || b == 0x7f) {
                return false;
            }
        }
        return pathFrom < to && (in[pathFrom] == '/' || in[pathFrom] == '*');
    }

    private boolean readHeader(int from, int to) {
        if (in[to] != '\r') {
            return false;
        }
        return switch (in[from] | 0x20) {
            case 'c' -> readLengthOrConnection(from, to);
            case 't' -> {
                int value = valueOf(TRANSFER_ENCODING, from, to);
                chunked |= value >= 0;
                yield value < 0 || valueIs(value, to, "chunked");
            }
            case 'e' -> {
                int value = valueOf(EXPECT, from, to);
                expectsContinue |= value >= 0 && valueIs(value, to, "100-continue");
                yield true;
            }
            default -> in[from] > ' '; // no folded lines
        };
    }

    private boolean readLengthOrConnection(int from, int to) {
        int value = valueOf(CONTENT_LENGTH, from, to);
        if (value >= 0) {
            long length = number(value, to);
            boolean repeated = contentLength != NO_LENGTH && contentLength != length;
            contentLength = length;
            return length >= 0 && !repeated;
        }
        value = valueOf(CONNECTION, from, to);
        if (value >= 0) {
            saysClose |= valueIs(value, to, "close");
            saysKeepAlive |= valueIs(value, to, "keep-alive");
        }
        return true;
    }

    /** Where the value of the header begins if it is called {@code name}, or -1. */
    private int valueOf(byte[] name, int from, int to) {
        int colon = from + name.length;
        if (colon >= to || in[colon] != ':') {
            return -1;
        }
        for (int i = 0; i < name.length; i++) {
            if ((in[from + i] | 0x20) != name[i]) {
                return -1;
            }
        }
        int value = colon + 1;
        while (value < to && (in[value] == ' ' || in[value] == '\t')) {
            value++;
        }
        return value;
    }

    private boolean valueIs(int from, int to, String expected) {
        if (trimmed(from, to) - from != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if ((in[from + i] | 0x20) != (expected.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int to) {
        int end = trimmed(from, to);
        if (end == from || end - from > 15) {
            return NO_LENGTH;
        }
        long number = 0;
        for (int i = from; i < end; i++) {
            int digit = in[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_LENGTH;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && (in[end - 1] == ' ' || in[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    private boolean matches(int at, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (in[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int at, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (in[at + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
