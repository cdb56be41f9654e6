package io.plimsoll.results.report;

import io.plimsoll.model.outcome.ArrivalLedger;
import io.plimsoll.model.outcome.RequestLedger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where everything that was planned went, as an equation.
 *
 * @param of what is counted: {@code Arrivals} or {@code Requests}
 * @param ends they add up to {@code planned} once the run is drained
 */
public record Ledger(String of, long planned, List<End> ends) {

    /** One way to end, and how many did. */
    public record End(String name, long count) {

        @Override
        public String toString() {
            return Figures.count(count) + " " + name;
        }
    }

    public Ledger {
        ends = List.copyOf(ends);
    }

    static Ledger of(ArrivalLedger ledger) {
        return new Ledger(
                "Arrivals",
                ledger.planned(),
                List.of(
                        new End("completed", ledger.completed()),
                        new End("failed", ledger.failed()),
                        new End("dropped", ledger.dropped()),
                        new End("unfinished", ledger.unfinished())));
    }

    static Ledger of(RequestLedger ledger) {
        return new Ledger(
                "Requests",
                ledger.planned(),
                List.of(
                        new End("ok", ledger.ok()),
                        new End("failed", ledger.failed()),
                        new End("timed out", ledger.timedOut()),
                        new End("dropped", ledger.dropped()),
                        new End("unfinished", ledger.unfinished())));
    }

    /** {@code 100 planned = 98 completed + 2 failed + 0 dropped + 0 unfinished}. */
    public String equation() {
        return ends.stream()
                .map(End::toString)
                .collect(Collectors.joining(" + ", Figures.count(planned) + " planned = ", ""));
    }
}
