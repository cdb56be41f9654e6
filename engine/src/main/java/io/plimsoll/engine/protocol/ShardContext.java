package io.plimsoll.engine.protocol;

import io.netty.channel.EventLoop;
import io.plimsoll.engine.protocol.net.KernelClock;
import io.plimsoll.engine.protocol.net.StampedSockets;
import io.plimsoll.engine.protocol.net.Transport;

/** What a client may use of the shard it lives on. */
public interface ShardContext {

    /** The shard's number, from 0. */
    int number();

    /** How many shards there are. */
    int shards();

    /** The one event loop of the shard; its thread makes all calls. */
    EventLoop loop();

    /** The clock that kernel stamps on this shard are brought to. */
    KernelClock clock();

    /** Sockets for this loop. */
    Transport transport();

    /** Those of them that are read with the kernel's stamps. */
    StampedSockets stampedSockets();

    /**
     * Reads everything that has arrived, ending ops on the way, unless this is called from within a
     * read. Returns whether it read.
     */
    boolean readArrived();

    /** Runs something on the shard's thread soon; from any thread. */
    void execute(Runnable task);

    /** This shard's share of a limit of the whole run, at least 1. */
    default int share(int limit) {
        return Math.max(1, limit / shards() + (number() < limit % shards() ? 1 : 0));
    }
}
