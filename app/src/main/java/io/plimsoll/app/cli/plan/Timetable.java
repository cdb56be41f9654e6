package io.plimsoll.app.cli.plan;

import io.plimsoll.model.load.OpenLoad;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Users;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.Group;
import io.plimsoll.model.scenario.Phase;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.scenario.Step;
import io.plimsoll.model.scenario.Think;
import io.plimsoll.model.scenario.Workload;
import io.plimsoll.results.report.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * When each phase begins and how much it plans.
 *
 * @param entries in the order of the scenario
 */
record Timetable(List<Entry> entries) {

    Timetable {
        entries = List.copyOf(entries);
    }

    /** Whether the seed decides how many arrivals there are. */
    boolean isRandom() {
        return entries.stream().anyMatch(Entry::isRandom);
    }

    /**
     * One phase.
     *
     * @param startNanos from the beginning of the run
     * @param arrivals that it plans; empty when users wait for answers
     * @param requestsPerArrival the mean over its workloads, if every step is reached
     */
    record Entry(Phase phase, long startNanos, OptionalDouble arrivals, double requestsPerArrival) {

        long lengthNanos() {
            return phase.length().toNanos();
        }

        long endNanos() {
            return startNanos + lengthNanos();
        }

        /** Whether the seed decides how many they are. */
        boolean isRandom() {
            return phase.load() instanceof RandomRate;
        }

        /** A number of its arrivals or requests, as it is shown. */
        String count(double expected) {
            return (isRandom() ? "about " : "") + Figures.count(Math.round(expected));
        }
    }

    static Timetable of(Scenario scenario) {
        Map<String, Entry> done = new LinkedHashMap<>();
        for (Phase phase : scenario.phases()) {
            long start = 0;
            for (String name : phase.after()) {
                Entry before = done.get(name);
                if (before != null) {
                    start = Math.max(start, before.endNanos() + before.phase.cooldown().toNanos());
                }
            }
            OptionalDouble arrivals =
                    switch (phase.load()) {
                        case OpenLoad open ->
                                OptionalDouble.of(open.expectedStarts(phase.length().toNanos()));
                        case Users _ -> OptionalDouble.empty();
                    };
            done.put(
                    phase.name(),
                    new Entry(phase, start, arrivals, requestsPerArrival(scenario, phase)));
        }
        return new Timetable(new ArrayList<>(done.values()));
    }

    /** To the end of the last phase; nobody waits for a cooldown that nothing follows. */
    long lengthNanos() {
        return entries.stream().mapToLong(Entry::endNanos).max().orElse(0);
    }

    boolean hasUsers() {
        return entries.stream().anyMatch(entry -> entry.arrivals.isEmpty());
    }

    boolean hasArrivals() {
        return entries.stream().anyMatch(entry -> entry.arrivals.isPresent());
    }

    /** Arrivals of all open phases. */
    double arrivals() {
        return entries.stream().mapToDouble(entry -> entry.arrivals.orElse(0)).sum();
    }

    /** Requests of all open phases, if every step is reached. */
    double requests() {
        return entries.stream()
                .mapToDouble(entry -> entry.arrivals.orElse(0) * entry.requestsPerArrival)
                .sum();
    }

    private static double requestsPerArrival(Scenario scenario, Phase phase) {
        double weights = 0;
        double requests = 0;
        for (Workload workload : scenario.workloads()) {
            int weight =
                    phase.mix().isEmpty()
                            ? workload.weight()
                            : phase.mix().getOrDefault(workload.name(), 0);
            weights += weight;
            requests +=
                    (double) weight * workload.all().stream().mapToInt(Timetable::requests).sum();
        }
        return weights == 0 ? 0 : requests / weights;
    }

    /**
     * How many requests a step makes if its condition holds; of a {@code while} one round is known.
     */
    private static int requests(Step step) {
        return switch (step) {
            case Step.Request _ -> 1;
            case Think _ -> 0;
            case Group group -> group.steps().stream().mapToInt(Timetable::requests).sum();
            case Flow(Step inner, _, Flow.Rounds.Times(int times)) -> times * requests(inner);
            case Flow flow -> requests(flow.step());
        };
    }
}
