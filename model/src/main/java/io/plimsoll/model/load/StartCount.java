package io.plimsoll.model.load;

/** How many whole starts the integral of a rate holds. */
final class StartCount {

    private static final double ROUNDING = 1e-14;

    /** However many there are, a whole number of them stays what it is. */
    private static final double ROUNDING_MAX = 0.5;

    private StartCount() {}

    /**
     * The starts 0, 1, 2 … before the end. One that would come within the last nanosecond, or that
     * only rounding puts before the end, is none.
     *
     * @param integral of the rate over the whole length
     * @param mostPerSecond the highest rate
     */
    static double of(double integral, double mostPerSecond) {
        double rounding = Math.min(integral * ROUNDING, ROUNDING_MAX) + mostPerSecond * 1e-9;
        return Math.max(0, Math.ceil(integral - rounding));
    }
}
