package io.plimsoll.engine.protocol.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** The buffers that all reads of a shard share. Confined to the shard. */
public final class ReadBuffer implements AutoCloseable {

    static final int BYTES = 65_536;

    private @Nullable ByteBuf shared;

    /**
     * An empty buffer; the same one again, unless somebody still holds on to what was read last.
     */
    ByteBuf take(ByteBufAllocator allocator) {
        ByteBuf last = shared;
        if (last == null || last.refCnt() != 1) {
            close();
            last = allocator.directBuffer(BYTES, BYTES);
            shared = last;
        }
        return last.clear().retain();
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.release();
            shared = null;
        }
    }
}
