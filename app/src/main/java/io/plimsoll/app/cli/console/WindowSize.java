package io.plimsoll.app.cli.console;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks the operating system how large the terminal on a stream is, which also tells whether there
 * is one. One system call, no process started, nothing written to the terminal.
 */
public final class WindowSize {

    public static final int STANDARD_OUTPUT = 1;
    public static final int STANDARD_ERROR = 2;

    private static final long REQUEST_LINUX = 0x5413;
    private static final long REQUEST_MACOS = 0x40087468;

    private final MethodHandle ioctl;
    private final long request;

    private WindowSize(MethodHandle ioctl, long request) {
        this.ioctl = ioctl;
        this.request = request;
    }

    /** A terminal's size in characters; what it does not say is 0. */
    public record Size(int columns, int rows) {}

    /** For a system of this name; empty where the question is put in another way. */
    @SuppressWarnings("restricted")
    public static Optional<WindowSize> on(String operatingSystem) {
        boolean linux = operatingSystem.equals("Linux");
        if (!linux && !operatingSystem.startsWith("Mac")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS);
        return linker.defaultLookup()
                .find("ioctl")
                .map(
                        address ->
                                linker.downcallHandle(
                                        address, signature, Linker.Option.firstVariadicArg(2)))
                .map(handle -> new WindowSize(handle, linux ? REQUEST_LINUX : REQUEST_MACOS));
    }

    /** The size of the terminal behind a file descriptor; empty when it is none. */
    public Optional<Size> of(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            int result = (int) ioctl.invokeExact(descriptor, request, answer);
            return result == 0
                    ? Optional.of(new Size(unsigned(answer, 1), unsigned(answer, 0)))
                    : Optional.empty();
        } catch (Throwable failure) {
            throw new IllegalStateException("ioctl cannot be called", failure);
        }
    }

    private static int unsigned(MemorySegment answer, int index) {
        return Short.toUnsignedInt(answer.getAtIndex(ValueLayout.JAVA_SHORT, index));
    }
}
