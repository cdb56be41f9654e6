package io.plimsoll.engine.protocol;

import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.TargetStats;
import java.util.List;

/** A protocol on one shard. All calls come from the shard's thread. */
public interface Client extends AutoCloseable {

    /**
     * Begins an exchange. Sooner or later, perhaps before this returns, the op ends in exactly one
     * of its ways, unless it is abandoned first.
     */
    void start(Op op);

    /**
     * The op's time is up or the run is over: forgets it, and closes what it holds. It is not ended
     * again.
     */
    void abandon(Op op);

    /** What kept an op that has just been abandoned from being sent. */
    default ErrorKind unsent(Op op) {
        return ErrorKind.NEVER_SENT;
    }

    /** The same in words, for one whose time was up. */
    default String whyUnsent(Op op) {
        return unsent(op).meaning();
    }

    /** A user or an arrival has gone: closes what was kept for it. */
    default void leave(Session session) {}

    long connectionsOpened();

    long connectionsReused();

    /** What went where, for a protocol that knows targets. */
    default List<TargetStats> targets() {
        return List.of();
    }

    @Override
    void close();
}
