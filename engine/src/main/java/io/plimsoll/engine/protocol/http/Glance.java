package io.plimsoll.engine.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Takes the answers that can be read at a glance past the decoder behind it. */
final class Glance extends ChannelInboundHandlerAdapter {

    private static final int BYTES_MAX = 4_096;

    private final Connection connection;
    private final byte[] bytes;

    /**
     * @param bytes room to look at, shared by the connections of a shard
     */
    Glance(Connection connection, byte[] bytes) {
        this.connection = connection;
        this.bytes = bytes;
    }

    static byte[] newRoom() {
        return new byte[BYTES_MAX];
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf read = (ByteBuf) message;
        if (!connection.isAsked()) {
            read.release();
            connection.close();
            return;
        }
        int count = read.readableBytes();
        if (count <= BYTES_MAX && connection.takesWholeAnswers()) {
            read.getBytes(read.readerIndex(), bytes, 0, count);
            int status = WholeAnswer.read(bytes, count);
            if (status != WholeAnswer.OTHER) {
                read.release();
                connection.wholeAnswer(
                        status & ~WholeAnswer.CLOSES, (status & WholeAnswer.CLOSES) == 0);
                return;
            }
        }
        connection.decoding();
        context.fireChannelRead(message);
    }
}
