package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.plimsoll.model.scenario.HttpMethod;
import java.nio.charset.StandardCharsets;

/**
 * One of the attempts that a request may take, its bytes put together for it alone.
 *
 * @param more header lines that only this attempt has
 */
record Attempt(Message message, byte[] more, AnswerJudge judge) implements Outgoing {

    private static final byte[] END_OF_HEAD = {'\r', '\n'};

    static Attempt of(Message message, CharSequence more, AnswerJudge judge) {
        return new Attempt(message, more.toString().getBytes(StandardCharsets.UTF_8), judge);
    }

    @Override
    public boolean head() {
        return message.method() == HttpMethod.HEAD;
    }

    @Override
    public int bytes() {
        return message.head().length + more.length + END_OF_HEAD.length + message.body().length;
    }

    @Override
    public ByteBuf wire() {
        return PooledByteBufAllocator.DEFAULT
                .directBuffer(bytes())
                .writeBytes(message.head())
                .writeBytes(more)
                .writeBytes(END_OF_HEAD)
                .writeBytes(message.body());
    }
}
