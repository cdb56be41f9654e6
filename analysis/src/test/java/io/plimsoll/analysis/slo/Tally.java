package io.plimsoll.analysis.slo;

import static io.plimsoll.analysis.slo.Exchange.How.DROPPED_AT_LIMIT;
import static io.plimsoll.analysis.slo.Exchange.How.FAILED;
import static io.plimsoll.analysis.slo.Exchange.How.NOT_SENT;
import static io.plimsoll.analysis.slo.Exchange.How.OK;
import static io.plimsoll.analysis.slo.Exchange.How.TIMED_OUT;
import static io.plimsoll.analysis.slo.Exchange.How.TIME_CHECK_FAILED;
import static io.plimsoll.analysis.slo.Exchange.How.UNFINISHED;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.ArrivalStats;
import io.plimsoll.model.outcome.AttemptCounts;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Latencies;
import io.plimsoll.model.outcome.RequestLedger;
import io.plimsoll.model.outcome.RequestStats;
import io.plimsoll.model.outcome.Times;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts exchanges the way the model's records define their figures. */
final class Tally {

    private Tally() {}

    static RequestStats ofRequests(String phase, String workload, String name, List<Exchange> all) {
        Times times = new Times();
        Map<ErrorKind, ErrorCount> errors = new EnumMap<>(ErrorKind.class);
        for (Exchange one : all) {
            record(one, times);
            if (one.isError()) {
                errors.merge(
                        one.kind(),
                        new ErrorCount(1, "said " + one.kind().label()),
                        ErrorCount::plus);
            }
        }
        return new RequestStats(
                phase,
                workload,
                name,
                ledger(all),
                all.stream().filter(Exchange::undelivered).count(),
                count(all, DROPPED_AT_LIMIT),
                all.stream().filter(e -> e.how() == OK && e.inTime()).count(),
                new AttemptCounts(
                        all.size() - count(all, DROPPED_AT_LIMIT) - count(all, NOT_SENT),
                        0,
                        0,
                        0,
                        0,
                        0,
                        Map.of()),
                times,
                errors);
    }

    private static void record(Exchange one, Times times) {
        long response = one.intendedToEndNanos();
        times.lateness.record(one.late().toNanos());
        switch (one.how()) {
            case OK, TIME_CHECK_FAILED -> {
                if (one.undelivered()) {
                    times.answeredLate.record(response);
                } else {
                    times.answered.record(response);
                    times.firedToDone.record(one.firedToEndNanos());
                }
                times.readDelay.record(one.readAfter().toNanos());
            }
            case FAILED -> times.failed.record(response);
            case TIMED_OUT, UNFINISHED -> {
                times.censored.record(response);
                if (!one.undelivered()) {
                    times.firedToCensored.record(one.firedToEndNanos());
                }
            }
            case DROPPED_AT_LIMIT, NOT_SENT -> {}
        }
    }

    private static RequestLedger ledger(List<Exchange> all) {
        return new RequestLedger(
                all.size(),
                count(all, OK),
                count(all, FAILED) + count(all, TIME_CHECK_FAILED),
                count(all, TIMED_OUT),
                count(all, DROPPED_AT_LIMIT) + count(all, NOT_SENT),
                count(all, UNFINISHED));
    }

    static ArrivalStats ofJourneys(String phase, String workload, List<Exchange> all) {
        Latencies journeys = new Latencies();
        Latencies journeysLate = new Latencies();
        Latencies censored = new Latencies();
        Latencies journeysLessOurs = new Latencies();
        Latencies censoredLessOurs = new Latencies();
        for (Exchange one : all) {
            long whole = one.intendedToEndNanos() + one.readAfter().toNanos();
            boolean open = one.how() == TIMED_OUT || one.how() == UNFINISHED;
            if (open) {
                censored.record(whole);
            } else if (one.how() == OK) {
                (one.undelivered() ? journeysLate : journeys).record(whole);
            }
            if (!one.undelivered() && (open || one.how() == OK)) {
                (open ? censoredLessOurs : journeysLessOurs).record(one.firedToEndNanos());
            }
        }
        return new ArrivalStats(
                phase,
                workload,
                new ArrivalLedger(
                        all.size(),
                        count(all, OK),
                        count(all, FAILED) + count(all, TIMED_OUT),
                        count(all, DROPPED_AT_LIMIT) + count(all, NOT_SENT),
                        count(all, UNFINISHED)),
                all.stream().filter(Exchange::undelivered).count(),
                count(all, DROPPED_AT_LIMIT),
                journeys,
                journeysLate,
                censored,
                journeysLessOurs,
                censoredLessOurs);
    }

    private static long count(List<Exchange> all, Exchange.How how) {
        return all.stream().filter(one -> one.how() == how).count();
    }
}
