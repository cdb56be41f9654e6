package io.plimsoll.model.load;

/** The planned starts of a phase, one after the other. */
@FunctionalInterface
public interface Starts {

    /** What {@link #next} answers for ever after the last start. */
    long END = Long.MAX_VALUE;

    /**
     * The next start in nanoseconds from the start of the phase, never before the last one, or
     * {@link #END}.
     */
    long next();

    /** Start k of a shape that knows each start by its number: never decreasing in k. */
    @FunctionalInterface
    interface ByNumber {
        double startNanos(long k);
    }

    /**
     * Numbers the starts from 0 and rounds each up to a whole nanosecond: errors do not add up, so
     * arrivals stay exact over days.
     */
    static Starts numbered(long lengthNanos, ByNumber shape) {
        return new Starts() {
            private long k;

            @Override
            public long next() {
                double start = Math.ceil(shape.startNanos(k));
                if (!(start < lengthNanos)) {
                    return END;
                }
                k++;
                return (long) start;
            }
        };
    }
}
