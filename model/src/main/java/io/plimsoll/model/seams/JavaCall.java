package io.plimsoll.model.seams;

/**
 * A user's own code as a step. One object serves a whole run, from many virtual threads at once; it
 * has a constructor without parameters. An object that is {@link AutoCloseable} is closed at the
 * end.
 */
@FunctionalInterface
public interface JavaCall {

    /**
     * Does the work of one request. It has ended when this returns; an exception makes it failed.
     * As many calls compute at a time as there are processors, and a call that keeps one busy keeps
     * others from beginning: one that waits should do so by sleeping or by reading, not by
     * spinning.
     *
     * @throws Exception any, counted as the error kind «user code» with its class and message
     */
    void call(Arrival arrival) throws Exception;

    /**
     * Which arrival the call belongs to.
     *
     * @param target the scenario's target
     * @param workload the workload's name
     * @param rank the arrival's number within its workload and phase, from 0
     * @param user the user's number in a closed phase, otherwise −1
     * @param seed differs between arrivals, the same in each run with the same scenario seed
     */
    record Arrival(String target, String workload, long rank, int user, long seed) {}
}
