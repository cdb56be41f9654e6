package io.plimsoll.engine.load;

import io.plimsoll.model.load.Replay;
import org.jspecify.annotations.Nullable;

/** The starts of a replay, read ahead. */
final class PlayedAhead implements Replay.Played, AutoCloseable {

    private static final int BYTES_PER_START = 32;

    private final ReadAhead<Start> starts;
    private int kind;

    private record Start(long nanos, int kind) {}

    PlayedAhead(Replay.Played played) {
        starts = new ReadAhead<>(() -> read(played), _ -> BYTES_PER_START);
    }

    private static @Nullable Start read(Replay.Played played) {
        long nanos = played.next();
        return nanos == END ? null : new Start(nanos, played.kind());
    }

    @Override
    public long next() {
        Start start = starts.next();
        if (start == null) {
            return END;
        }
        kind = start.kind();
        return start.nanos();
    }

    @Override
    public int kind() {
        return kind;
    }

    @Override
    public void close() {
        starts.close();
    }
}
