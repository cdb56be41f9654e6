package io.plimsoll.engine.protocol.net;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The kernel's receive stamps of TCP sockets. {@code SO_TIMESTAMPNS} makes the kernel keep, for
 * each segment, the time it arrived; {@code recvmsg} with {@code MSG_PEEK | MSG_TRUNC} tells it for
 * the last segment within a length without taking or copying a byte. Confined to one thread.
 *
 * <p>Layouts: {@code struct msghdr}, {@code struct cmsghdr} and {@code struct timespec} of 64-bit
 * Linux.
 */
public final class ReceiveStamps {

    /** No stamp: the read itself is the time. */
    public static final long NONE = 0;

    private static final int SOL_SOCKET = 1;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int MSG_PEEK = 0x02;
    private static final int MSG_TRUNC = 0x20;
    private static final long CONTROL_BYTES = 64;
    private static final long CMSG_TIMESPEC_BYTES = 32;

    private static final long MSG_IOV = 16;
    private static final long MSG_IOVLEN = 24;
    private static final long MSG_CONTROL = 32;
    private static final long MSG_CONTROLLEN = 40;
    private static final long IOV_LEN = 8;

    private final KernelClock clock;
    private final MemorySegment one;
    private final MemorySegment iovec;
    private final MemorySegment control;
    private final MemorySegment message;

    private ReceiveStamps(KernelClock clock) {
        this.clock = clock;
        Arena arena = Arena.ofAuto();
        one = arena.allocate(4, 4);
        one.set(Libc.INT, 0, 1);
        iovec = arena.allocate(16, 8);
        iovec.set(Libc.POINTER, 0, arena.allocate(8, 8));
        control = arena.allocate(CONTROL_BYTES, 8);
        message = arena.allocate(56, 8);
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
     * When the last segment arrived that a read of at most so many bytes will take, as {@code
     * System.nanoTime()}, or {@link #NONE}.
     */
    public long peek(EpollSocketChannel socket, int bytesMax) {
        if (!clock.isTrusted()) {
            return NONE;
        }
        iovec.set(Libc.LONG, IOV_LEN, bytesMax);
        message.set(Libc.LONG, MSG_CONTROLLEN, CONTROL_BYTES);
        long received;
        try {
            received =
                    (long)
                            Libc.Calls.RECVMSG.invokeExact(
                                    socket.fd().intValue(), message, MSG_PEEK | MSG_TRUNC);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (received <= 0 || message.get(Libc.LONG, MSG_CONTROLLEN) < CMSG_TIMESPEC_BYTES) {
            return NONE;
        }
        long wall = control.get(Libc.LONG, 16) * 1_000_000_000L + control.get(Libc.LONG, 24);
        return clock.monotonic(wall);
    }
}
