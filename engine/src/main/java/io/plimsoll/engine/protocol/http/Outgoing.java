package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;

/** One request as it goes over a connection, and who judges what comes back. */
interface Outgoing {

    /** Whether its answer has no body whatever its headers say (RFC 9110, section 9.3.2). */
    boolean head();

    int bytes();

    /** The bytes, for one write. */
    ByteBuf wire();

    AnswerJudge judge();
}
