package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Op;

/** Decides what a complete answer means for its request. */
interface AnswerJudge {

    boolean needBody();

    /** Whether it can judge nothing without all of the body. */
    default boolean needWholeBody() {
        return needBody();
    }

    /** Whether it looks at more than status and time. */
    boolean needAnswer();

    /** Ends the op, or has it go on with another attempt. */
    void end(Op op, Answer answer);
}
