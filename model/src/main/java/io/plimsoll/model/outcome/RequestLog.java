package io.plimsoll.model.outcome;

/**
 * What became of the log of requests of a run.
 *
 * @param share of the journeys whose requests it holds, above 0 and at most 1
 * @param bytesMax it is never larger
 * @param written how many requests it holds
 * @param leftOut how many found it full
 * @param lost how many could not be written
 */
public record RequestLog(double share, long bytesMax, long written, long leftOut, long lost) {

    /** The file's name in the run's directory. */
    public static final String FILE = "requests.jsonl";
}
