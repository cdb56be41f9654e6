package io.plimsoll.targets.echo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import io.plimsoll.targets.stamp.SocketStamps;
import org.jspecify.annotations.Nullable;

/**
 * Hands Netty the loop's one receive buffer for each read of a connection, and looks at the
 * kernel's stamp just before: the stamp kept is that of the last segment the read takes.
 */
final class StampedReads implements RecvByteBufAllocator.ExtendedHandle {

    /** What one read takes at most. */
    static final int BYTES_MAX = 64 * 1024;

    /** After so many full reads the other connections have their turn. */
    private static final int READS_MAX = 16;

    private final ByteBuf buffer;
    private final @Nullable SocketStamps stamps;
    private final int descriptor;
    private boolean autoRead = true;
    private int reads;
    private int attempted;
    private int last;
    private long stampWallNanos;

    /**
     * @param stamps null when the kernel gives none
     */
    StampedReads(ByteBuf buffer, @Nullable SocketStamps stamps, int descriptor) {
        this.buffer = buffer;
        this.stamps = stamps;
        this.descriptor = descriptor;
    }

    /** The stamp of the read that has just been done; 0 when it had none. */
    long stampWallNanos() {
        return stampWallNanos;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
        stampWallNanos = stamps == null ? 0 : stamps.nextReadWallNanos(descriptor);
        return buffer.clear().retain();
    }

    @Override
    public int guess() {
        return BYTES_MAX;
    }

    @Override
    public void reset(ChannelConfig config) {
        autoRead = config.isAutoRead();
        reads = 0;
    }

    @Override
    public void incMessagesRead(int messages) {
        reads += messages;
    }

    @Override
    public void lastBytesRead(int bytes) {
        last = bytes;
    }

    @Override
    public int lastBytesRead() {
        return last;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
        attempted = bytes;
    }

    @Override
    public int attemptedBytesRead() {
        return attempted;
    }

    @Override
    public boolean continueReading() {
        return autoRead && last > 0 && last == attempted && reads < READS_MAX;
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier mayHaveMore) {
        return autoRead && last > 0 && mayHaveMore.get() && reads < READS_MAX;
    }

    @Override
    public void readComplete() {}
}
