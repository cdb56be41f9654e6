package io.plimsoll.engine.load;

import io.plimsoll.engine.metrics.Keys;
import io.plimsoll.engine.protocol.Variables;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.basics.Seeds;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.scenario.Step;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scenario made ready to be walked: every name a number, every duration nanoseconds.
 *
 * @param keys the names behind the numbers
 * @param requests every request step of every workload; an op's {@code request} is an index into it
 * @param masks hide secrets in what is said about requests
 * @param inFlight journeys with a request under way, over all phases and shards
 * @param logShare of the journeys whose requests are logged; 0: no request is
 */
public record Plan(
        Keys keys,
        List<Workload> workloads,
        List<Request> requests,
        List<Phase> phases,
        int inFlight,
        int connections,
        long seed,
        Masks masks,
        double logShare) {

    public Plan {
        workloads = List.copyOf(workloads);
        requests = List.copyOf(requests);
        phases = List.copyOf(phases);
    }

    /** The same with another share of its journeys logged. */
    public Plan logging(double share) {
        return new Plan(
                keys, workloads, requests, phases, inFlight, connections, seed, masks, share);
    }

    /**
     * A workload's steps: requests by their number in the plan, and pauses.
     *
     * @param firstStep where the steps begin, after those of its start
     * @param endStep where they are over, and those of its end begin
     * @param variables the names that its steps may use
     * @param feeds where the values of some of them come from
     */
    public record Workload(
            int index,
            List<Move> moves,
            int firstStep,
            int endStep,
            Variables variables,
            List<Feed> feeds) {
        public Workload {
            feeds = List.copyOf(feeds);
            moves = List.copyOf(moves);
        }

        /** Whether a user does more than iterations. */
        boolean hasMore() {
            return firstStep > 0 || hasEnd();
        }

        boolean hasEnd() {
            return endStep < moves.size();
        }

        /** How many of its steps have rounds. */
        int loops() {
            return (int) moves.stream().filter(Move.Begin.class::isInstance).count();
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

    /** Room for the rounds of any workload. */
    int loops() {
        return workloads.stream().mapToInt(Workload::loops).max().orElse(0);
    }

    /** Whether something holds for the values of a journey's variables, each at its place. */
    @FunctionalInterface
    public interface Test {
        boolean holds(@Nullable String[] values);
    }

    /** One step of a journey, or where it goes on. */
    public sealed interface Move {

        record Send(Request request) implements Move {}

        /** Thinks between {@code shortestNanos} and that plus {@code spanNanos}. */
        record Pause(long shortestNanos, long spanNanos) implements Move {}

        /**
         * A group begins.
         *
         * @param group its number among the groups of {@link Keys}
         */
        record Enter(int group) implements Move {}

        /** The group that began last is over. */
        record Leave() implements Move {}

        /** Tells of the values of the variables, each at its place. */
        record Tell(Consumer<@Nullable String[]> to) implements Move {}

        /** Goes on at the target unless something holds. */
        record Unless(Test test, int target) implements Move {}

        /** The first round of a loop follows. */
        record Begin(int loop) implements Move {}

        /**
         * A round is over: goes on at the target unless there were so many, or nothing was sent or
         * thought in this one, so that no round can differ from the next.
         */
        record Again(int loop, int most, int target) implements Move {}
    }

    /**
     * A request step.
     *
     * @param index in the plan
     * @param name its number among the names of {@link Keys}
     * @param stage what it belongs to
     * @param metrics the numbers of its metrics among those of {@link Keys}
     */
    public record Request(
            int index,
            int name,
            int workload,
            Witness.Stage stage,
            Step.Request step,
            long timeoutNanos,
            boolean continueOnError,
            List<Integer> metrics) {
        public Request {
            metrics = List.copyOf(metrics);
        }
    }

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
