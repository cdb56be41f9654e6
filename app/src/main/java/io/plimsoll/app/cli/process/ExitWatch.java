package io.plimsoll.app.cli.process;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hears of it when the process is ended by code inside it, until closed. A signal would look the
 * same, so it is for the time in which signals are watched for: then only the code of a scenario
 * can end the process.
 */
public final class ExitWatch implements AutoCloseable {

    /** The JDK tells it of each {@link System#exit}, with the stack of who calls. */
    private static final Logger EXITS = Logger.getLogger("java.lang.Runtime");

    private final Caller caller = new Caller();
    private final Thread hook;
    private final @Nullable Level levelBefore = EXITS.getLevel();
    private final boolean parentsBefore = EXITS.getUseParentHandlers();

    /**
     * @param exited is given the place of the call, {@code Name.java:12}, where that is known
     */
    public ExitWatch(Consumer<Optional<String>> exited) {
        hook = new Thread(() -> exited.accept(Optional.ofNullable(caller.place)));
        EXITS.setLevel(Level.FINE);
        EXITS.setUseParentHandlers(false);
        EXITS.addHandler(caller);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the process ends in this moment, and the hook tells why
        }
        EXITS.removeHandler(caller);
        EXITS.setUseParentHandlers(parentsBefore);
        EXITS.setLevel(levelBefore);
    }

    /**
     * Keeps the first place on the stack that is in no module: all the JDK's own code is in one.
     */
    private static final class Caller extends Handler {

        private volatile @Nullable String place;

        @Override
        public void publish(LogRecord told) {
            Throwable stack = told.getThrown();
            if (stack != null) {
                place =
                        Stream.of(stack.getStackTrace())
                                .filter(at -> at.getModuleName() == null)
                                .findFirst()
                                .map(at -> at.getFileName() + ":" + at.getLineNumber())
                                .orElse(null);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
