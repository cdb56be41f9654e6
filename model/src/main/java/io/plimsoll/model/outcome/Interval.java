package io.plimsoll.model.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One second of a run that goes on, and the totals so far.
 *
 * @param elapsed since the beginning of the run
 * @param planned the planned length of the whole run, draining not included
 * @param mayEndSooner whether it can be over before that, since its users may have done their
 *     iterations
 * @param phases those that are active
 * @param plannedArrivals due in this second; {@code started} likewise
 * @param completed arrivals that came to their good end in this second
 * @param inFlight requests under way now
 * @param response of what completed in this second
 * @param requests the ledger so far
 * @param arrivals the ledger so far
 * @param errors so far
 */
public record Interval(
        Duration elapsed,
        Duration planned,
        boolean mayEndSooner,
        List<ActivePhase> phases,
        long plannedArrivals,
        long started,
        long completed,
        long inFlight,
        Times response,
        RequestLedger requests,
        ArrivalLedger arrivals,
        Map<ErrorKind, Long> errors) {

    /**
     * A phase that is going on.
     *
     * @param number from 1, in the order of the scenario
     * @param elapsed since its start; more than {@code length} while it drains
     */
    public record ActivePhase(int number, String name, Duration elapsed, Duration length) {}
}
