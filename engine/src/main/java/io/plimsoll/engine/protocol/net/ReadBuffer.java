package io.plimsoll.engine.protocol.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** The buffers that all reads of a shard share. Confined to the shard. */
public final class ReadBuffer implements AutoCloseable {

    static final int BYTES = 65_536;

    private static final int PROBE_BYTES = 256;

    private @Nullable ByteBuf shared;
    private @Nullable ByteBuf probe;

    /**
     * An empty buffer; the same one again, unless somebody still holds on to what was read last.
     */
    ByteBuf take(ByteBufAllocator allocator) {
        shared = free(shared, BYTES, allocator);
        return shared.clear().retain();
    }

    /** A small one, for a read that is expected to find nothing. */
    ByteBuf takeProbe(ByteBufAllocator allocator) {
        probe = free(probe, PROBE_BYTES, allocator);
        return probe.clear().retain();
    }

    private static ByteBuf free(@Nullable ByteBuf last, int bytes, ByteBufAllocator allocator) {
        if (last != null && last.refCnt() == 1) {
            return last;
        }
        if (last != null) {
            last.release();
        }
        return allocator.directBuffer(bytes, bytes);
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.release();
            shared = null;
        }
        if (probe != null) {
            probe.release();
            probe = null;
        }
    }
}
