package io.plimsoll.engine.protocol.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/**
 * The kernel's receive stamps of TCP sockets. {@code SO_TIMESTAMPNS} makes the kernel keep, for
 * each segment, the time it arrived; {@code recvmsg} hands over the one of the last segment that it
 * took. Confined to one thread.
 *
 * <p>Layouts: {@code struct msghdr}, {@code struct iovec}, {@code struct cmsghdr} and {@code struct
 * timespec} of 64-bit Linux.
 */
public final class ReceiveStamps {

    /** No stamp: the read itself is the time. */
    public static final long NONE = 0;

    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int MSG_PEEK = 2;
    private static final long CONTROL_BYTES = 64;
    private static final long CMSG_TIMESPEC_BYTES = 32;

    private static final long MSG_IOV = 16;
    private static final long MSG_IOVLEN = 24;
    private static final long MSG_CONTROL = 32;
    private static final long MSG_CONTROLLEN = 40;
    private static final long IOV_BASE = 0;
    private static final long IOV_LEN = 8;

    private final KernelClock clock;
    private final MemorySegment one;
    private final MemorySegment octet;
    private final MemorySegment iovec;
    private final MemorySegment control;
    private final MemorySegment message;
    private final MemorySegment errno;
    private long stampNanos;

    private ReceiveStamps(KernelClock clock) {
        this.clock = clock;
        Arena arena = Arena.ofAuto();
        one = arena.allocate(4, 4);
        one.set(Libc.INT, 0, 1);
        octet = arena.allocate(1);
        iovec = arena.allocate(16, 8);
        control = arena.allocate(CONTROL_BYTES, 8);
        message = arena.allocate(56, 8);
        errno = arena.allocate(Linker.Option.captureStateLayout());
        message.set(Libc.POINTER, MSG_IOV, iovec);
        message.set(Libc.LONG, MSG_IOVLEN, 1);
        message.set(Libc.POINTER, MSG_CONTROL, control);
    }

    /** Whether this system stamps what it receives. */
    public static boolean areAvailable() {
        return Libc.AVAILABLE;
    }

    /** Stamps for one thread, whose loop tells the same clock of each turn. */
    public static ReceiveStamps on(KernelClock clock) {
        return new ReceiveStamps(clock);
    }

    /** Asks the kernel to stamp what this socket receives; false when it will not. */
    public boolean enable(Channel channel) {
        if (!(channel instanceof EpollSocketChannel socket)) {
            return false;
        }
        try {
            return (int)
                            Libc.Calls.SETSOCKOPT.invokeExact(
                                    socket.fd().intValue(), SOL_SOCKET, SO_TIMESTAMPNS, one, 4)
                    == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads into a buffer's free space, like {@code recv}, and keeps the stamp.
     *
     * @param room direct, with a memory address
     * @return how many bytes were read; 0 when there was nothing to read or the other side has
     *     closed; below 0 when the socket failed, which the system tells only once
     */
    long receive(EpollSocketChannel socket, ByteBuf room) {
        long at = room.memoryAddress() + room.writerIndex();
        long received = receive(socket, at, room.writableBytes(), 0);
        if (received < 0) {
            return hasNothing() ? 0 : -1;
        }
        boolean stamped =
                received > 0
                        && message.get(Libc.LONG, MSG_CONTROLLEN) >= CMSG_TIMESPEC_BYTES
                        && clock.isTrusted();
        stampNanos =
                stamped
                        ? clock.monotonic(
                                control.get(Libc.LONG, 16) * 1_000_000_000L
                                        + control.get(Libc.LONG, 24))
                        : NONE;
        return received;
    }

    /** Whether the socket is open and has nothing to read; takes nothing from it. */
    boolean isQuiet(EpollSocketChannel socket) {
        return receive(socket, octet.address(), 1, MSG_PEEK) < 0 && hasNothing();
    }

    private long receive(EpollSocketChannel socket, long to, long bytes, int flags) {
        iovec.set(Libc.LONG, IOV_BASE, to);
        iovec.set(Libc.LONG, IOV_LEN, bytes);
        message.set(Libc.LONG, MSG_CONTROLLEN, CONTROL_BYTES);
        try {
            return (long)
                    Libc.Calls.RECVMSG.invokeExact(errno, socket.fd().intValue(), message, flags);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasNothing() {
        int why = errno.get(Libc.INT, 0);
        return why == EAGAIN || why == EINTR;
    }

    /**
     * When the last segment arrived that the last {@link #receive} took, as {@code
     * System.nanoTime()}, or {@link #NONE}.
     */
    long stampNanos() {
        return stampNanos;
    }
}
