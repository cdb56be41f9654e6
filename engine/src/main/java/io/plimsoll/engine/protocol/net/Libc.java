package io.plimsoll.engine.protocol.net;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The few calls of the C library that the JDK does not offer; 64-bit Linux only. */
final class Libc {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    static final AddressLayout POINTER = ValueLayout.ADDRESS;

    /** Whether these calls and their structures are as this class describes them. */
    static final boolean AVAILABLE = isLinux64();

    private Libc() {}

    /**
     * The calls themselves; loaded only where they are available. Static, so that they compile to
     * plain calls.
     */
    static final class Calls {

        /** Its first argument takes {@code errno}. */
        static final MethodHandle RECVMSG =
                find(
                        "recvmsg",
                        FunctionDescriptor.of(LONG, INT, POINTER, INT),
                        Linker.Option.critical(false),
                        Linker.Option.captureCallState("errno"));

        static final MethodHandle SETSOCKOPT =
                brief("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, POINTER, INT));
        static final MethodHandle CLOCK_GETTIME =
                brief("clock_gettime", FunctionDescriptor.of(INT, INT, POINTER));
        static final MethodHandle CLOCK_NANOSLEEP =
                blocking("clock_nanosleep", FunctionDescriptor.of(INT, INT, INT, POINTER, POINTER));

        /** A system call by its number and four arguments: some have no function of their own. */
        static final MethodHandle SYSCALL =
                find(
                        "syscall",
                        FunctionDescriptor.of(LONG, LONG, LONG, POINTER, LONG, LONG),
                        Linker.Option.firstVariadicArg(1));

        private Calls() {}
    }

    /** A call so short that the garbage collector may wait for it. */
    private static MethodHandle brief(String name, FunctionDescriptor type) {
        return find(name, type, Linker.Option.critical(false));
    }

    /** A call that may block. */
    private static MethodHandle blocking(String name, FunctionDescriptor type) {
        return find(name, type);
    }

    private static MethodHandle find(
            String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    private static boolean isLinux64() {
        if (!Transport.EPOLL.equals(Transport.best()) || POINTER.byteSize() != 8) {
            return false;
        }
        try {
            return Linker.nativeLinker().defaultLookup().find("clock_nanosleep").isPresent();
        } catch (UnsupportedOperationException e) {
            return false; // no native linker on this platform: the read is the stamp
        }
    }
}
