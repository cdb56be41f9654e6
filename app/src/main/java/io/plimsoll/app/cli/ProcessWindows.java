package io.plimsoll.app.cli;

import io.plimsoll.app.cli.console.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The terminals behind this process's streams. What calls the operating system costs a start some
 * 70 ms to set up, so a stream that goes to a file or a pipe is told apart by its name first.
 */
final class ProcessWindows implements Surroundings.Windows {

    private final String operatingSystem;
    private @Nullable Optional<WindowSize> windowSize;

    ProcessWindows(String operatingSystem) {
        this.operatingSystem = operatingSystem;
    }

    @Override
    public synchronized Optional<WindowSize.Size> of(int descriptor) {
        if (isNamedOtherwise(Path.of("/proc/self/fd/" + descriptor))) {
            return Optional.empty();
        }
        Optional<WindowSize> asking = windowSize;
        if (asking == null) {
            asking = WindowSize.on(operatingSystem);
            windowSize = asking;
        }
        return asking.flatMap(window -> window.of(descriptor));
    }

    private static boolean isNamedOtherwise(Path link) {
        try {
            String name = Files.readSymbolicLink(link).toString();
            return !name.startsWith("/dev/") || name.equals("/dev/null");
        } catch (IOException noSuchSystem) {
            return false;
        }
    }
}
