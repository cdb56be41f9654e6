package io.plimsoll.engine.protocol.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.epoll.EpollSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one connection, with their times. With stamps it reads the socket itself, since only
 * {@code recvmsg} tells the stamp; what it cannot read (an end, a failure) it leaves to Netty.
 * Without them Netty reads, and it sees when. Its {@link #delivery} has to be the first handler.
 *
 * <p>All connections of a shard share one buffer, so that an idle one costs no memory.
 */
public final class StampedReads extends DefaultMaxMessagesRecvByteBufAllocator {

    /** Of one connection in one turn; more is left to the next turn, so that others have theirs. */
    private static final int BUFFERS_PER_TURN_MAX = 16;

    /** For so long after something has arrived, the connection is taken to be as it was then. */
    private static final long FRESH_NANOS = 10_000_000;

    private final ReadBuffer buffer;
    private final @Nullable ReceiveStamps stamps;
    private @Nullable EpollSocketChannel socket;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf received;
    private long stampNanos;
    private long readNanos;
    private long endNanos;

    /** The connection was open then, and has been read up to then. */
    private long knownNanos;

    private long bytes;
    private boolean broken;

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

    /** When the end of the connection was read; now, if it has not been. */
    public long endNanos() {
        return endNanos == 0 ? System.nanoTime() : endNanos;
    }

    /**
     * Whether the connection failed. Only the first look at a socket sees that; to the next one it
     * seems to have been closed properly.
     */
    public boolean isBroken() {
        return broken;
    }

    /**
     * Whether the target has neither closed the connection nor said more on it than was read. The
     * socket is asked if the last that is known of it is old: this process may have been held up.
     * Without stamps it cannot be, and the answer is yes.
     */
    public boolean isQuiet(long now) {
        ReceiveStamps from = stamps;
        EpollSocketChannel connected = socket;
        if (from == null || connected == null || now - knownNanos <= FRESH_NANOS) {
            return true;
        }
        knownNanos = now;
        return from.isQuiet(connected);
    }

    /** How many bytes were read since this was last asked. */
    public long takeBytes() {
        long taken = bytes;
        bytes = 0;
        return taken;
    }

    /** Passes on what was read. */
    public ChannelHandler delivery() {
        return new Delivery();
    }

    /**
     * Reads what has arrived and passes it on, when it is stamped. Returns whether that was all
     * there is to do; if not, Netty has to read as well, to see the connection's end or failure.
     */
    boolean read() {
        ReceiveStamps from = stamps;
        EpollSocketChannel connected = socket;
        ChannelHandlerContext to = context;
        if (from == null || connected == null || to == null) {
            return false;
        }
        try {
            boolean all = receive(from, connected);
            ByteBuf ready = received;
            if (ready != null) {
                received = null;
                to.fireChannelRead(ready);
            }
            return all;
        } catch (RuntimeException | Error e) {
            fail(to, e);
            return true;
        }
    }

    /** It is this connection's failure, and no other's. */
    private void fail(ChannelHandlerContext to, Throwable why) {
        if (received != null) {
            received.release();
            received = null;
        }
        to.fireExceptionCaught(why);
    }

    private boolean receive(ReceiveStamps from, EpollSocketChannel connected) {
        for (int i = 0; i < BUFFERS_PER_TURN_MAX; i++) {
            ByteBuf room = buffer.take(connected.alloc());
            int free = room.writableBytes();
            int count = (int) from.receive(connected, room);
            if (count <= 0) {
                broken |= count < 0;
                room.release();
                return false;
            }
            room.writerIndex(room.writerIndex() + count);
            received = received == null ? room : Unpooled.wrappedBuffer(received, room);
            noteRead(count, from.stampNanos());
            if (count < free) {
                return true;
            }
        }
        return true;
    }

    private void noteRead(int count, long stamp) {
        stampNanos = stamp;
        knownNanos = stamp;
        readNanos = System.nanoTime();
        bytes += count;
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
                return buffer.take(allocator);
            }

            @Override
            public void lastBytesRead(int count) {
                if (count > 0) {
                    noteRead(count, ReceiveStamps.NONE);
                } else if (count < 0) {
                    endNanos = System.nanoTime();
                }
                super.lastBytesRead(count);
            }
        };
    }

    /** Where in the pipeline what was read comes in. */
    private final class Delivery extends ChannelInboundHandlerAdapter {

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }
    }
}
