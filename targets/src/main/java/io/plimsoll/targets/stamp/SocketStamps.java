package io.plimsoll.targets.stamp;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Linux's receive stamps of TCP sockets (SO_TIMESTAMPNS), and the wall clock they are taken from.
 *
 * <p>A look with MSG_PEEK | MSG_TRUNC neither consumes nor copies data, so the length that is
 * looked at may exceed the buffer; the control message that comes back belongs to the last segment
 * within that length. An instance reuses its native memory and belongs to one thread.
 */
public final class SocketStamps implements WallClock {

    private static final int SOL_SOCKET = 1;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int MSG_PEEK_TRUNC_DONTWAIT = 0x02 | 0x20 | 0x40;
    private static final int CLOCK_REALTIME = 0;
    private static final long CONTROL_BYTES = 256;
    private static final long STAMP_MESSAGE_BYTES = 32;
    private static final long LEVEL_AND_TYPE = (long) SO_TIMESTAMPNS << 32 | SOL_SOCKET;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final MethodHandle RECVMSG =
            quickCall("recvmsg", FunctionDescriptor.of(LONG, INT, ADDRESS, INT));
    private static final MethodHandle CLOCK_GETTIME =
            quickCall("clock_gettime", FunctionDescriptor.of(INT, INT, ADDRESS));
    private static final MethodHandle SETSOCKOPT =
            quickCall("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, ADDRESS, INT));

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment control = arena.allocate(CONTROL_BYTES, 8);
    private final MemorySegment message = arena.allocate(56, 8);
    private final MemorySegment timespec = arena.allocate(16, 8);

    /**
     * @param readBytes how much one read takes at most: the stamp is that of the last segment of it
     */
    public SocketStamps(long readBytes) {
        MemorySegment vector = arena.allocate(16, 8);
        vector.set(ADDRESS, 0, arena.allocate(8, 8));
        vector.set(LONG, 8, readBytes);
        message.set(ADDRESS, 16, vector);
        message.set(LONG, 24, 1L);
        message.set(ADDRESS, 32, control);
    }

    /**
     * Asks the kernel to stamp what the socket receives. Sockets accepted from a listening one
     * inherit it. False when the kernel refuses.
     */
    public boolean enable(int descriptor) {
        MemorySegment on = arena.allocate(4, 4);
        on.set(INT, 0, 1);
        try {
            return (int) SETSOCKOPT.invokeExact(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, on, 4) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("setsockopt could not be called", e);
        }
    }

    /**
     * The wall-clock stamp, in nanoseconds, of the last segment that the next read takes; 0 when
     * nothing waits or what waits has no stamp.
     */
    public long nextReadWallNanos(int descriptor) {
        message.set(LONG, 40, CONTROL_BYTES); // each call overwrites it
        long bytes;
        try {
            bytes = (long) RECVMSG.invokeExact(descriptor, message, MSG_PEEK_TRUNC_DONTWAIT);
        } catch (Throwable e) {
            throw new IllegalStateException("recvmsg could not be called", e);
        }
        if (bytes <= 0
                || message.get(LONG, 40) < STAMP_MESSAGE_BYTES
                || control.get(LONG, 8) != LEVEL_AND_TYPE) {
            return 0;
        }
        return control.get(LONG, 16) * 1_000_000_000L + control.get(LONG, 24);
    }

    @Override
    public long wallNanos() {
        try {
            int result = (int) CLOCK_GETTIME.invokeExact(CLOCK_REALTIME, timespec);
            assert result == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime could not be called", e);
        }
        return timespec.get(LONG, 0) * 1_000_000_000L + timespec.get(LONG, 8);
    }

    /** Critical: such a call neither blocks nor calls back, so the thread need not change state. */
    private static MethodHandle quickCall(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().find(name).orElseThrow();
        return linker.downcallHandle(function, type, Linker.Option.critical(false));
    }
}
