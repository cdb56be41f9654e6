package io.plimsoll.engine.protocol.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** The buffer that all reads of a shard share. Confined to the shard. */
public final class ReadBuffer implements AutoCloseable {

    static final int BYTES = 65_536;

    private @Nullable ByteBuf shared;

    /**
     * An empty buffer; the same one again, unless somebody still holds on to what was read last.
     */
    ByteBuf take(ByteBufAllocator allocator) {
        ByteBuf room = shared;
        if (room == null || room.refCnt() > 1) {
            close();
            room = allocator.directBuffer(BYTES, BYTES);
            shared = room;
        }
        return room.clear().retain();
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.release();
            shared = null;
        }
    }
}
