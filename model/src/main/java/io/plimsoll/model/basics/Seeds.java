package io.plimsoll.model.basics;

/** Seeds of their own for things that are numbered, from one seed for all of them. */
public final class Seeds {

    /** The golden-ratio increment of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The seed of thing {@code number}, from 0: far from those of its neighbours. */
    public static long of(long seed, long number) {
        return seed ^ (number + 1) * SPREAD;
    }
}
