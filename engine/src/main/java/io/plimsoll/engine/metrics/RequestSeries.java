package io.plimsoll.engine.metrics;

import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.Changes;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.outcome.Punctuality;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Times;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What changed in one request series within a second. */
final class RequestSeries {

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final ErrorKind[] KINDS = ErrorKind.values();
    private static final int STATUSES = 1024;

    final Times times = new Times();

    private final SecondRows rows = new SecondRows();
    private final long[] byKind = new long[KINDS.length];
    private final long[] byStatus = new long[STATUSES];
    private long undelivered;
    private long okInTime;
    private long sent;
    private long retries;
    private long redirects;
    private long bytesSent;
    private long bytesReceived;
    private long stampsMissing;

    void due(int intendedSecond, long latenessNanos, long count) {
        rows.planned(intendedSecond, count);
        times.lateness.record(latenessNanos, count);
    }

    void droppedLate(int intendedSecond, long count) {
        rows.ended(intendedSecond, Outcome.DROPPED.ordinal(), count);
        byKind[ErrorKind.GENERATOR_LATE.ordinal()] += count;
        undelivered += count;
    }

    /** Takes the end whose numbers begin at {@code at}. */
    void end(long[] facts, int at, long tag, int intendedSecond) {
        long waited = facts[at + Fact.DONE] - facts[at + Fact.INTENDED];
        Outcome outcome = OUTCOMES[Fact.outcome(tag)];
        boolean late = (tag & Fact.UNDELIVERED) != 0;
        rows.ended(intendedSecond, outcome.ordinal(), 1);
        int kind = Fact.kind(tag);
        if (kind == ErrorKind.IN_FLIGHT.ordinal()) {
            droppedAtLimit(facts[at + Fact.FIRED] - facts[at + Fact.INTENDED]);
        } else if (kind >= 0) {
            byKind[kind]++;
        }
        if (late) {
            undelivered++;
        }
        if ((tag & Fact.SEVERAL) == 0) {
            exchanged(facts, at, tag);
        }
        switch (outcome) {
            case OK -> {
                answered(facts, at, tag);
                if ((tag & Fact.IN_TIME) != 0) {
                    okInTime++;
                }
            }
            case FAILED -> {
                if ((tag & Fact.RANKED) != 0) {
                    answered(facts, at, tag);
                } else {
                    times.failed.record(waited);
                }
            }
            case TIMED_OUT, UNFINISHED -> {
                times.censored.record(waited);
                if (!late) {
                    times.firedToCensored.record(facts[at + Fact.DONE] - facts[at + Fact.FIRED]);
                }
            }
            case DROPPED -> {}
        }
    }

    /** Takes one of several attempts, whose numbers begin at {@code at}. */
    void attempt(long[] facts, int at, long tag) {
        retries += (tag & Fact.RETRY) != 0 ? 1 : 0;
        redirects += (tag & Fact.REDIRECT) != 0 && facts[at + Fact.SENT] != 0 ? 1 : 0;
        exchanged(facts, at, tag);
        if (isWholeAnswer(OUTCOMES[Fact.outcome(tag)], Fact.kind(tag))) {
            times.service.record(facts[at + Fact.DONE] - facts[at + Fact.SENT]);
        }
    }

    /** What was on the wire. */
    private void exchanged(long[] facts, int at, long tag) {
        bytesSent += facts[at + Fact.BYTES_SENT];
        bytesReceived += facts[at + Fact.BYTES_RECEIVED];
        if (Fact.status(tag) > 0) {
            byStatus[Fact.status(tag)]++;
        }
        onTheWay(facts, at, facts[at + Fact.FIRED], facts[at + Fact.SENT]);
        if ((tag & Fact.STAMPED) != 0) {
            times.readDelay.record(facts[at + Fact.READ] - facts[at + Fact.DONE]);
        } else if (isWholeAnswer(OUTCOMES[Fact.outcome(tag)], Fact.kind(tag))) {
            stampsMissing++;
        }
    }

    private void onTheWay(long[] facts, int at, long fired, long sentAt) {
        if (sentAt != 0) {
            sent++;
            times.connectionWait.record(sentAt - fired);
            if (facts[at + Fact.FIRST_BYTE] != 0) {
                times.firstByte.record(facts[at + Fact.FIRST_BYTE] - sentAt);
            }
        }
        if (facts[at + Fact.LIMIT_END] != 0) {
            times.limitWait.record(facts[at + Fact.LIMIT_END] - fired);
        }
        if (facts[at + Fact.CONNECT] != 0) {
            times.connect.record(facts[at + Fact.CONNECT]);
        }
    }

    private void answered(long[] facts, int at, long tag) {
        long done = facts[at + Fact.DONE];
        long sinceFired = done - facts[at + Fact.FIRED];
        if ((tag & Fact.SEVERAL) == 0) {
            times.service.record(done - facts[at + Fact.SENT]);
        } else {
            sinceFired -= facts[at + Fact.BETWEEN];
        }
        if ((tag & Fact.UNDELIVERED) != 0) {
            times.answeredLate.record(done - facts[at + Fact.INTENDED]);
        } else {
            times.answered.record(done - facts[at + Fact.INTENDED]);
            times.firedToDone.record(sinceFired);
        }
    }

    private static boolean isWholeAnswer(Outcome outcome, int kind) {
        return outcome == Outcome.OK
                || kind == ErrorKind.STATUS.ordinal()
                || kind == ErrorKind.CHECK.ordinal();
    }

    /** What we were late with ourselves may have found room had it been on time. */
    private void droppedAtLimit(long latenessNanos) {
        if (latenessNanos < Punctuality.HEALTHY_NANOS) {
            byKind[ErrorKind.IN_FLIGHT.ordinal()]++;
        } else {
            byKind[ErrorKind.GENERATOR_IN_FLIGHT.ordinal()]++;
            undelivered++;
        }
    }

    void clear() {
        times.clear();
        rows.clear();
        Arrays.fill(byKind, 0);
        Arrays.fill(byStatus, 0);
        undelivered = 0;
        okInTime = 0;
        sent = 0;
        retries = 0;
        redirects = 0;
        bytesSent = 0;
        bytesReceived = 0;
        stampsMissing = 0;
    }

    /**
     * The distributions are shared, not copied.
     *
     * @param samples gives the text of a kind of error; empty: none
     */
    Changes.OfRequests changes(
            int series,
            String phase,
            String workload,
            String name,
            Function<ErrorKind, String> samples) {
        Map<Integer, RequestLedger> ledgers = rows.ledgers(RequestLedger::new);
        RequestStats stats =
                new RequestStats(
                        phase,
                        workload,
                        name,
                        ledgers.values().stream().reduce(RequestLedger.EMPTY, RequestLedger::plus),
                        undelivered,
                        byKind[ErrorKind.IN_FLIGHT.ordinal()],
                        okInTime,
                        new AttemptCounts(
                                sent,
                                retries,
                                redirects,
                                bytesSent,
                                bytesReceived,
                                stampsMissing,
                                statuses()),
                        times,
                        errors(samples));
        return new Changes.OfRequests(series, stats, ledgers);
    }

    private Map<Integer, Long> statuses() {
        Map<Integer, Long> statuses = new TreeMap<>();
        for (int status = 0; status < STATUSES; status++) {
            if (byStatus[status] > 0) {
                statuses.put(status, byStatus[status]);
            }
        }
        return statuses;
    }

    private Map<ErrorKind, ErrorCount> errors(Function<ErrorKind, String> samples) {
        Map<ErrorKind, ErrorCount> errors = new EnumMap<>(ErrorKind.class);
        for (ErrorKind kind : KINDS) {
            long count = byKind[kind.ordinal()];
            if (count > 0) {
                errors.put(kind, new ErrorCount(count, samples.apply(kind)));
            }
        }
        return errors;
    }
}
