package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.Keys;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.model.basics.Seeds;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.outcome.Masks;
import io.plimsoll.model.scenario.Step;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A scenario made ready to be walked: every name a number, every duration nanoseconds.
 *
 * @param keys the names behind the numbers
 * @param requests every request step of every workload; an op's {@code request} is an index into it
 * @param masks hide secrets in what is said about requests
 * @param inFlight journeys with a request under way, over all phases and shards
 */
public record Plan(
        Keys keys,
        List<Workload> workloads,
        List<Request> requests,
        List<Phase> phases,
        int inFlight,
        int connections,
        long seed,
        Masks masks) {

    public Plan {
        workloads = List.copyOf(workloads);
        requests = List.copyOf(requests);
        phases = List.copyOf(phases);
    }

    /**
     * A workload's steps: requests by their number in the plan, and pauses.
     *
     * @param variables the names that its steps may use
     * @param feeds where the values of some of them come from
     */
    public record Workload(int index, List<Move> moves, Variables variables, List<Feed> feeds) {
        public Workload {
            feeds = List.copyOf(feeds);
            moves = List.copyOf(moves);
        }
    }

    /**
     * A seed of its own for each thing that is random.
     *
     * @param seed the scenario's
     */
    static long seed(long seed, int phase, long number) {
        return new SplittableRandom(Seeds.of(seed, phase) ^ number * 0xC2B2AE3D27D4EB4FL)
                .nextLong();
    }

    /** Room for the variables of any workload. */
    int variables() {
        return workloads.stream()
                .mapToInt(workload -> workload.variables().count())
                .max()
                .orElse(0);
    }

    /** One step of a journey. */
    public sealed interface Move {

        record Send(Request request) implements Move {}

        /** Thinks between {@code shortestNanos} and that plus {@code spanNanos}. */
        record Pause(long shortestNanos, long spanNanos) implements Move {}
    }

    /**
     * A request step.
     *
     * @param index in the plan
     * @param name its number among the names of {@link Keys}
     */
    public record Request(
            int index,
            int name,
            int workload,
            Step.Request step,
            long timeoutNanos,
            boolean continueOnError) {}

    /**
     * A phase.
     *
     * @param drainNanos how long after its length a journey may still go on: cooldown and longest
     *     timeout
     * @param lateNanos a request that is fired later than this counts as undelivered
     * @param weights one per workload
     * @param inFlight journeys with a request under way, over all shards; at most the plan's
     */
    public record Phase(
            int index,
            Load load,
            long lengthNanos,
            long drainNanos,
            long lateNanos,
            List<Integer> weights,
            int inFlight,
            int connections) {
        public Phase {
            weights = List.copyOf(weights);
        }
    }
}
