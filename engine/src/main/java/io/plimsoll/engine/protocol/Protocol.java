package io.plimsoll.engine.protocol;

import io.plimsoll.model.scenario.Step;

/** A way to talk to a target. One object serves a whole run. */
public interface Protocol extends AutoCloseable {

    /** Whether this protocol carries out steps of this kind. */
    boolean handles(Step.Request step);

    /**
     * Opens this protocol for one shard; called, like everything of the client, on the shard's
     * thread.
     */
    Client open(ShardContext shard);

    /** Ends what the run shared; after all clients are closed. */
    @Override
    default void close() {}
}
