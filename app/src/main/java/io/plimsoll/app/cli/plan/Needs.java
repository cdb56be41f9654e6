package io.plimsoll.app.cli.plan;

import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import java.util.OptionalLong;

/**
 * What a run takes at most from the machine it runs on.
 *
 * @param connections open at once, by the scenario's limits
 * @param ports in use at once; a port stays in use for a minute after its connection was closed
 * @param descriptors open at once
 * @param memoryBytes an estimate from measured processes: one with a single user, one with 9,000
 *     connections, one with 120 pairs of request name and phase
 */
record Needs(long connections, double ports, long descriptors, long memoryBytes) {

    private static final int DESCRIPTORS_BESIDE = 200;
    private static final int TIME_WAIT_SECONDS = 60;
    private static final long BASE_BYTES = 200_000_000;
    private static final long CONNECTION_BYTES = 3_000;
    private static final long SERIES_BYTES = 4_500_000;

    /** The most that the scenario can come to; {@code peakPerSecond} of arrivals. */
    static Needs of(Scenario scenario, Timetable timetable, double peakPerSecond) {
        long limit =
                Math.min(
                        scenario.limits().connectionsOrDefault(),
                        scenario.limits().inFlightOrDefault());
        long connections = timetable.hasArrivals() ? limit : Math.min(limit, usersMost(scenario));
        double closing =
                scenario.defaults().connections() == Connections.NEW
                        ? peakPerSecond * requestsMost(timetable) * TIME_WAIT_SECONDS
                        : 0;
        long series = requestNames(scenario) * scenario.phases().size();
        return new Needs(
                connections,
                connections + closing,
                connections + DESCRIPTORS_BESIDE,
                BASE_BYTES + connections * CONNECTION_BYTES + series * SERIES_BYTES);
    }

    /** How many ports the machine has for this scenario, over all its local addresses. */
    static OptionalLong portsOf(Machine machine, Scenario scenario) {
        int addresses = Math.max(1, scenario.defaults().localAddresses().size());
        return machine.ports().isPresent()
                ? OptionalLong.of(machine.ports().getAsLong() * addresses)
                : OptionalLong.empty();
    }

    private static long usersMost(Scenario scenario) {
        return scenario.phases().stream()
                .mapToLong(phase -> phase.load() instanceof Users users ? users.most() : 0)
                .sum();
    }

    private static double requestsMost(Timetable timetable) {
        return timetable.entries().stream()
                .mapToDouble(Timetable.Entry::requestsPerArrival)
                .max()
                .orElse(1);
    }

    private static long requestNames(Scenario scenario) {
        return scenario.workloads().stream()
                .flatMap(workload -> workload.requests().stream())
                .map(Step.Request::name)
                .distinct()
                .count();
    }
}
