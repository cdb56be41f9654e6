package io.plimsoll.app.cli.process;

/** Tells when somebody outside wants the process to end. */
public interface StopSignals {

    /**
     * Calls {@code first} at the first signal to stop and {@code again} at each later one, from
     * another thread, until closed.
     */
    Watch watch(Runnable first, Runnable again);

    /** Ends with the watching. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
