package io.plimsoll.engine.metrics;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.LoggedRequest;
import io.plimsoll.model.outcome.Outcome;
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

    private static final int ARRIVAL = 1;
    private static final int USER_AND_ORDINAL = 2;
    private static final int ATTEMPTS = 3;
    private static final int INTENDED = 4;
    private static final int FIRED = 5;
    private static final int SENT = 6;
    private static final int FIRST_BYTE = 7;
    private static final int DONE = 8;
    private static final int READ = 9;
    private static final int BYTES_SENT = 10;
    private static final int BYTES_RECEIVED = 11;

    /** Its journey was picked by chance. */
    private static final long IN_SHARE = Fact.FIRST;

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
                Fact.tag(Fact.REQUEST, series, inShare ? IN_SHARE : 0)
                        | (op.stamped ? Fact.STAMPED : 0)
                        | Fact.how(op, op.status);
        facts[at + ARRIVAL] = op.isOfArrival() ? op.rank : LoggedRequest.NO_ARRIVAL;
        facts[at + USER_AND_ORDINAL] = (long) op.user << Integer.SIZE | op.ordinal;
        facts[at + ATTEMPTS] = op.sentBefore + (op.sentNanos == 0 ? 0 : 1);
        facts[at + INTENDED] = op.intendedNanos;
        facts[at + FIRED] = op.firedNanos;
        facts[at + SENT] = op.sentNanos;
        facts[at + FIRST_BYTE] = op.firstByteNanos;
        facts[at + DONE] = op.doneNanos;
        facts[at + READ] = op.readNanos;
        facts[at + BYTES_SENT] = op.bytesSent;
        facts[at + BYTES_RECEIVED] = op.bytesReceived;
    }

    LoggedRequest read(long[] facts, int at) {
        long tag = facts[at];
        int series = Fact.series(tag);
        Keys.Name name = keys.name(series);
        int kind = Fact.kind(tag);
        return new LoggedRequest(
                keys.phases().get(keys.phase(series)),
                keys.workloads().get(name.workload()),
                name.name(),
                facts[at + ARRIVAL],
                (int) (facts[at + USER_AND_ORDINAL] >> Integer.SIZE),
                (int) facts[at + USER_AND_ORDINAL],
                (tag & IN_SHARE) != 0,
                Outcome.values()[Fact.outcome(tag)],
                kind < 0 ? Optional.empty() : Optional.of(ErrorKind.values()[kind]),
                Fact.status(tag),
                (int) facts[at + ATTEMPTS],
                new LoggedRequest.Moments(
                        facts[at + INTENDED] - startNanos,
                        facts[at + FIRED] - startNanos,
                        since(facts[at + SENT]),
                        since(facts[at + FIRST_BYTE]),
                        facts[at + DONE] - startNanos,
                        facts[at + READ] - startNanos,
                        (tag & Fact.STAMPED) != 0),
                facts[at + BYTES_SENT],
                facts[at + BYTES_RECEIVED]);
    }

    private long since(long nanos) {
        return nanos == 0 ? LoggedRequest.Moments.NEVER : nanos - startNanos;
    }
}
