package io.plimsoll.engine.protocol.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.epoll.EpollSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one connection: Netty asks it for a buffer just before each read, which is the place
 * to look at the kernel's stamp, and tells it how much was read, which is the place to look at the
 * clock. All connections of a shard share one buffer, so that an idle one costs no memory.
 */
public final class StampedReads extends DefaultMaxMessagesRecvByteBufAllocator {

    private final ReadBuffer buffer;
    private final @Nullable ReceiveStamps stamps;
    private @Nullable EpollSocketChannel socket;
    private long stampNanos;
    private long readNanos;
    private long bytes;

    /**
     * @param stamps null to go without
     */
    public StampedReads(ReadBuffer buffer, @Nullable ReceiveStamps stamps) {
        this.buffer = buffer;
        this.stamps = stamps;
    }

    /**
     * Stamps what this socket receives from now on; without it the stamps are {@link
     * ReceiveStamps#NONE}.
     */
    public void stamp(EpollSocketChannel connected) {
        socket = connected;
    }

    /** When the last segment of the last read arrived, or {@link ReceiveStamps#NONE}. */
    public long stampNanos() {
        return stampNanos;
    }

    /** When the last read returned. */
    public long readNanos() {
        return readNanos;
    }

    /** How many bytes were read since this was last asked. */
    public long takeBytes() {
        long taken = bytes;
        bytes = 0;
        return taken;
    }

    @Override
    @SuppressWarnings("deprecation") // Netty's own interface still returns the old handle type
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return ReadBuffer.BYTES;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                ByteBuf room = buffer.take(allocator);
                stampNanos =
                        stamps == null || socket == null
                                ? ReceiveStamps.NONE
                                : stamps.peek(socket, room.writableBytes());
                return room;
            }

            @Override
            public void lastBytesRead(int count) {
                if (count > 0) {
                    readNanos = System.nanoTime();
                    bytes += count;
                }
                super.lastBytesRead(count);
            }
        };
    }
}
