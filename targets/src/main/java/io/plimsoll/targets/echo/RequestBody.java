package io.plimsoll.targets.echo;

/**
 * Counts the body of one request, of known length or chunked, and knows where it ends. Keeps
 * nothing of it.
 */
final class RequestBody {

    enum Result {
        COMPLETE,
        INCOMPLETE,
        TOO_LARGE,
        MALFORMED
    }

    private static final int SIZE_DIGITS_MAX = 15;
    private static final int LINE_BYTES_MAX = 8 * 1024;

    private enum State {
        DATA,
        DATA_END,
        SIZE,
        EXTENSION,
        TRAILER_LINE_START,
        TRAILER
    }

    private final long bytesMax;
    private boolean chunked;
    private State state = State.DATA;
    private long left;
    private long bytes;
    private long chunkSize;
    private int sizeDigits;
    private int lineBytes;

    RequestBody(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    Result beginLength(long length) {
        begin(false, State.DATA, length);
        return length > bytesMax ? Result.TOO_LARGE : Result.INCOMPLETE;
    }

    void beginChunked() {
        begin(true, State.SIZE, 0);
    }

    private void begin(boolean isChunked, State first, long length) {
        chunked = isChunked;
        state = first;
        left = length;
        bytes = 0;
        chunkSize = 0;
        sizeDigits = 0;
        lineBytes = 0;
    }

    /** How many bytes the body has had so far, without its framing. */
    long bytes() {
        return bytes;
    }

    /** Where the next byte to look at is, after {@link #consume}. */
    int at;

    Result consume(byte[] in, int from, int limit) {
        at = from;
        while (at < limit) {
            if (state == State.DATA) {
                long taken = Math.min(left, limit - at);
                at += (int) taken;
                left -= taken;
                bytes += taken;
                if (left > 0) {
                    return Result.INCOMPLETE;
                }
                if (!chunked) {
                    return Result.COMPLETE;
                }
                state = State.DATA_END;
            } else {
                Result result = framing(in[at++]);
                if (result != Result.INCOMPLETE) {
                    return result;
                }
            }
        }
        return Result.INCOMPLETE;
    }

    private Result framing(byte b) {
        if (state != State.DATA_END && ++lineBytes > LINE_BYTES_MAX) {
            return Result.TOO_LARGE; // extensions and trailers of one chunk
        }
        return switch (state) {
            case DATA_END -> dataEnd(b);
            case SIZE -> size(b);
            case EXTENSION -> b == '\n' ? chunkBegins() : Result.INCOMPLETE;
            case TRAILER_LINE_START -> {
                if (b == '\n') {
                    yield Result.COMPLETE;
                }
                if (b != '\r') {
                    state = State.TRAILER;
                }
                yield Result.INCOMPLETE;
            }
            case TRAILER -> {
                if (b == '\n') {
                    state = State.TRAILER_LINE_START;
                }
                yield Result.INCOMPLETE;
            }
            case DATA -> throw new IllegalStateException("data is not framing");
        };
    }

    private Result dataEnd(byte b) {
        if (b == '\r') {
            return Result.INCOMPLETE;
        }
        if (b != '\n') {
            return Result.MALFORMED;
        }
        state = State.SIZE;
        chunkSize = 0;
        sizeDigits = 0;
        lineBytes = 0;
        return Result.INCOMPLETE;
    }

    private Result size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
            chunkSize = chunkSize * 16 + digit;
            return ++sizeDigits > SIZE_DIGITS_MAX ? Result.TOO_LARGE : Result.INCOMPLETE;
        }
        if (sizeDigits == 0 || b != '\r' && b != ';' && b != ' ') {
            return Result.MALFORMED;
        }
        state = State.EXTENSION;
        return Result.INCOMPLETE;
    }

    private Result chunkBegins() {
        if (bytes + chunkSize > bytesMax) {
            return Result.TOO_LARGE;
        }
        left = chunkSize;
        lineBytes = 0;
        state = chunkSize == 0 ? State.TRAILER_LINE_START : State.DATA;
        return Result.INCOMPLETE;
    }
}
