package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.LoggedRequest;
import java.util.Optional;

/**
 * What the log of requests tells of one, as numbers in a fact log. Nothing is written of requests
 * that were not picked.
 *
 * <pre>
 * request  tag · arrival · user and ordinal · attempts · intended · fired · sent · firstByte · done · read · bytesSent · bytesReceived
 * </pre>
 */
public final class RequestFacts {

    static final int LONGS = 12;

    /** Its journey was picked by chance. */
    private static final long IN_SHARE = FactLog.FIRST;

    private final Keys keys;
    private final long startNanos;

    RequestFacts(Keys keys, long startNanos) {
        this.keys = keys;
        this.startNanos = startNanos;
    }

    /** Writes down a request that has ended. */
    public static void write(FactLog log, int series, boolean inShare, Op op) {
        int at = log.space(LONGS);
        long[] facts = log.facts();
        facts[at] =
                FactLog.tag(FactLog.REQUEST, series, inShare ? IN_SHARE : 0)
                        | (op.stamped ? FactLog.STAMPED : 0)
                        | FactLog.how(op, op.status);
        facts[at + 1] = op.rank;
        facts[at + 2] = (long) op.user << Integer.SIZE | op.ordinal;
        facts[at + 3] = op.attempts + (op.sentNanos == 0 ? 0 : 1);
        facts[at + 4] = op.intendedNanos;
        facts[at + 5] = op.firedNanos;
        facts[at + 6] = op.sentNanos;
        facts[at + 7] = op.firstByteNanos;
        facts[at + 8] = op.doneNanos;
        facts[at + 9] = op.readNanos;
        facts[at + 10] = op.bytesSent;
        facts[at + 11] = op.bytesReceived;
    }

    LoggedRequest read(long[] facts, int at) {
        long tag = facts[at];
        int series = FactLog.series(tag);
        Keys.Name name = keys.name(series);
        int kind = FactLog.kind(tag);
        return new LoggedRequest(
                keys.phases().get(keys.phase(series)),
                keys.workloads().get(name.workload()),
                name.name(),
                facts[at + 1],
                (int) (facts[at + 2] >> Integer.SIZE),
                (int) facts[at + 2],
                (tag & IN_SHARE) != 0,
                end(Op.Fate.values()[FactLog.fate(tag)]),
                kind < 0 ? Optional.empty() : Optional.of(ErrorKind.values()[kind]),
                FactLog.status(tag),
                (int) facts[at + 3],
                new LoggedRequest.Moments(
                        facts[at + 4] - startNanos,
                        facts[at + 5] - startNanos,
                        since(facts[at + 6]),
                        since(facts[at + 7]),
                        facts[at + 8] - startNanos,
                        facts[at + 9] - startNanos,
                        (tag & FactLog.STAMPED) != 0),
                facts[at + 10],
                facts[at + 11]);
    }

    private long since(long nanos) {
        return nanos == 0 ? LoggedRequest.Moments.NEVER : nanos - startNanos;
    }

    private static LoggedRequest.End end(Op.Fate fate) {
        return switch (fate) {
            case OK -> LoggedRequest.End.OK;
            case FAILED -> LoggedRequest.End.FAILED;
            case TIMED_OUT -> LoggedRequest.End.TIMED_OUT;
            case DROPPED -> LoggedRequest.End.DROPPED;
            case UNFINISHED -> LoggedRequest.End.UNFINISHED;
        };
    }
}
