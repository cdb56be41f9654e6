package io.plimsoll.model.seams;

import java.util.Set;

/** Starts reference targets as processes of their own. */
public interface TargetLauncher {

    /** The names it knows, such as {@code echo}. */
    Set<String> names();

    /** Starts one on a free port of the loopback and waits until it listens. */
    Launched launch(String name);

    /** A running target; closing it ends its process. */
    interface Launched extends AutoCloseable {

        /** The base of its paths, {@code http://127.0.0.1:PORT}. */
        String url();

        @Override
        void close();
    }
}
