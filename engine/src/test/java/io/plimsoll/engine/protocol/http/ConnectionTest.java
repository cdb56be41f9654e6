package io.plimsoll.engine.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.net.ReadBuffer;
import io.plimsoll.engine.protocol.net.StampedReads;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    /** Notes when it was last asked for its bytes; the next reading of the clock is a later one. */
    private static final class Noting implements Outgoing {

        private long askedNanos;

        @Override
        public boolean head() {
            return false;
        }

        @Override
        public int bytes() {
            note();
            return 0;
        }

        @Override
        public ByteBuf wire() {
            note();
            return Unpooled.EMPTY_BUFFER;
        }

        @Override
        public AnswerJudge judge() {
            throw new AssertionError("there is no answer");
        }

        private void note() {
            askedNanos = System.nanoTime();
            while (System.nanoTime() == askedNanos) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Nobody implements Connection.Owner, Op.Listener {

        @Override
        public void free(Connection connection, int phase) {}

        @Override
        public void settle() {}

        @Override
        public void broken(int phase) {}

        @Override
        public void gone(Connection connection) {}

        @Override
        public void ended(Op op) {}

        @Override
        public void attempted(Op op) {}
    }

    @Test
    void should_stamp_a_request_as_sent_when_all_but_the_sending_is_done() {
        Nobody nobody = new Nobody();
        Connection connection =
                new Connection(
                        nobody, new AnswerDecoder(), new StampedReads(new ReadBuffer(), null));
        EmbeddedChannel channel = new EmbeddedChannel(connection);
        Noting request = new Noting();
        Op op = new Op(nobody);

        connection.send(op, request);

        assertThat(op.sentNanos).isGreaterThan(request.askedNanos);
        connection.abandon();
        channel.finishAndReleaseAll();
    }
}
