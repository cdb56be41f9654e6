package io.plimsoll.model.scenario;

import io.plimsoll.model.rows.RowFile;
import java.nio.file.Path;

/**
 * Rows of data for arrivals: {@code ${name.column}} stands for a cell of the row that an arrival,
 * or an iteration of a user, has taken.
 *
 * @param file relative to the scenario's folder
 */
public record Feeder(String name, Path file, RowFile.Format format, Pick pick) {

    /**
     * Which row is taken. It follows the arrival's rank in its workload and phase, counted from 0,
     * and nothing else: the same scenario and seed give the same rows, however many shards there
     * are. User u in iteration i has rank u + i × (the phase's most users) when there is but one
     * workload.
     */
    public enum Pick {
        /** Row after row, and from the first again after the last. */
        CIRCULAR,
        /** Any row, drawn from the seed; some come twice before others come at all. */
        RANDOM,
        /** Every row once, in an order drawn from the seed, then once more in another order. */
        SHUFFLE,
        /**
         * Row after row, each once in the whole run: phases go on where those before them end. An
         * arrival for which there is none left fails; a user for whom there is none leaves.
         */
        ONCE
    }
}
