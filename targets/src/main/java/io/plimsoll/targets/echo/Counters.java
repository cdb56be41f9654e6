package io.plimsoll.targets.echo;

import io.plimsoll.targets.referee.ArrivalLog;
import io.plimsoll.targets.referee.ArrivalLog.Arrivals;
import io.plimsoll.targets.referee.ArrivalReport;
import io.plimsoll.targets.referee.EvenSchedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The books of one loop. Only its thread writes; a {@link Copy} may go elsewhere. */
final class Counters {

    /** How many names are told apart; further ones share {@link #OTHER_NAMES}. */
    static final int NAMES_MAX = 1_000;

    static final int NAME_LENGTH_MAX = 256;
    static final String OTHER_NAMES = "_other";

    private final Map<String, NameCounter> byName = new HashMap<>();
    private final long[] responsesByStatus = new long[600];
    private final Optional<ArrivalLog> arrivals;
    long refused;
    long faults;
    long accepted;
    long open;
    long connectionsRefused;
    long acceptsFailed;
    long bytesIn;
    long bytesOut;
    long bodyBytes;
    long kernelStamps;
    long readStamps;

    private Counters(Optional<ArrivalLog> arrivals) {
        this.arrivals = arrivals;
    }

    static Counters of(EchoOptions options) {
        return new Counters(
                options.expectation()
                        .map(e -> new ArrivalLog(ArrivalLog.STAMPS_MAX / options.threads())));
    }

    /** Fresh books; connections that are open stay so. */
    static Counters after(Counters old, EchoOptions options) {
        Counters fresh = of(options);
        fresh.open = old.open;
        return fresh;
    }

    NameCounter name(String name) {
        NameCounter known = byName.get(name);
        if (known != null) {
            return known;
        }
        boolean fits = byName.size() < NAMES_MAX && name.length() <= NAME_LENGTH_MAX;
        return byName.computeIfAbsent(fits ? name : OTHER_NAMES, n -> new NameCounter());
    }

    void arrived(NameCounter name, long stampNanos, boolean byKernel) {
        name.requests++;
        if (byKernel) {
            kernelStamps++;
        } else {
            readStamps++;
        }
        if (arrivals.isPresent()) {
            arrivals.get().add(stampNanos);
        }
    }

    void finished(NameCounter name, int status, long serviceNanos) {
        responsesByStatus[status]++;
        name.finished(serviceNanos);
    }

    Copy copy() {
        Counters copy = new Counters(Optional.empty());
        copy.add(this);
        return new Copy(copy, arrivals.map(ArrivalLog::read));
    }

    private void add(Counters other) {
        other.byName.forEach(
                (name, counter) ->
                        byName.merge(
                                name,
                                counter.copy(),
                                (mine, theirs) -> {
                                    mine.add(theirs);
                                    return mine;
                                }));
        for (int status = 0; status < responsesByStatus.length; status++) {
            responsesByStatus[status] += other.responsesByStatus[status];
        }
        refused += other.refused;
        faults += other.faults;
        accepted += other.accepted;
        open += other.open;
        connectionsRefused += other.connectionsRefused;
        acceptsFailed += other.acceptsFailed;
        bytesIn += other.bytesIn;
        bytesOut += other.bytesOut;
        bodyBytes += other.bodyBytes;
        kernelStamps += other.kernelStamps;
        readStamps += other.readStamps;
    }

    /** What the books held at one moment. */
    record Copy(Counters counters, Optional<Arrivals> arrivals) {

        long requests() {
            return counters.kernelStamps + counters.readStamps;
        }

        static EchoStats merge(List<Copy> copies, Optional<EvenSchedule> expectation) {
            Counters sum = new Counters(Optional.empty());
            copies.forEach(copy -> sum.add(copy.counters));
            List<Arrivals> logs = copies.stream().flatMap(c -> c.arrivals.stream()).toList();
            return sum.stats(expectation.map(schedule -> schedule.judge(logs)));
        }
    }

    private EchoStats stats(Optional<ArrivalReport> report) {
        NameCounter all = new NameCounter();
        byName.values().forEach(all::add);
        TreeMap<String, EchoStats.ByName> names = new TreeMap<>();
        byName.forEach((n, c) -> names.put(n, new EchoStats.ByName(c.requests, c.service())));
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        for (int status = 0; status < responsesByStatus.length; status++) {
            if (responsesByStatus[status] > 0) {
                statuses.put(status, responsesByStatus[status]);
            }
        }
        long responses = statuses.values().stream().mapToLong(Long::longValue).sum();
        return new EchoStats(
                all.requests,
                Math.max(0, all.requests - responses),
                refused,
                faults,
                statuses,
                names,
                new EchoStats.Connections(accepted, open, connectionsRefused, acceptsFailed),
                bytesIn,
                bytesOut,
                bodyBytes,
                kernelStamps,
                readStamps,
                all.service(),
                report);
    }
}
