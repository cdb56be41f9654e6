package io.plimsoll.targets.echo;

/**
 * How one request is answered.
 *
 * @param delay from the request's stamp to the first byte of the answer
 * @param bodyBytes length of the body
 * @param text the body; empty: the greeting, over and over
 * @param framing how the answer tells its end
 * @param pieces how many parts the body is sent in, each in a write of its own
 * @param gapNanos from one piece to the next
 * @param interims how many 1xx answers go first
 * @param ending what becomes of the connection
 * @param headers lines beyond the usual ones, each with its end
 * @param unavailableShare so many of the requests, drawn at random, are answered 503
 */
record Behaviour(
        Delay delay,
        int status,
        long bodyBytes,
        String text,
        Framing framing,
        int pieces,
        long gapNanos,
        int interims,
        Ending ending,
        String headers,
        double unavailableShare) {

    static final int DEFAULT_BODY_BYTES = 13;

    static final Behaviour PLAIN =
            new Behaviour(
                    Delay.NONE,
                    200,
                    DEFAULT_BODY_BYTES,
                    "",
                    Framing.LENGTH,
                    1,
                    0,
                    0,
                    Ending.KEEP,
                    "",
                    0);

    enum Framing {
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    enum Ending {
        KEEP,
        /** Closed after the answer, and the answer says so. */
        ANNOUNCED_CLOSE,
        /** Closed after the answer, unannounced. */
        CLOSE,
        /** Closed instead of the answer. */
        CLOSE_BEFORE,
        /** Closed after half of the body. */
        CLOSE_MID,
        /** Reset (RST) instead of the answer. */
        RESET,
        /** No answer, and the connection stays open. */
        HANG
    }

    /** Whether the standing answer can be sent at once. */
    boolean isImmediate() {
        return delay == Delay.NONE && isStanding();
    }

    /** Whether the answer, once it is due, is the standing one. */
    boolean isStanding() {
        return status == 200
                && bodyBytes == DEFAULT_BODY_BYTES
                && text.isEmpty()
                && framing == Framing.LENGTH
                && pieces == 1
                && interims == 0
                && ending == Ending.KEEP
                && headers.isEmpty();
    }

    Behaviour withDelay(Delay otherDelay) {
        return new Behaviour(
                otherDelay,
                status,
                bodyBytes,
                text,
                framing,
                pieces,
                gapNanos,
                interims,
                ending,
                headers,
                unavailableShare);
    }

    Behaviour withStatus(int otherStatus) {
        return new Behaviour(
                delay,
                otherStatus,
                bodyBytes,
                text,
                framing,
                pieces,
                gapNanos,
                interims,
                ending,
                headers,
                unavailableShare);
    }
}
