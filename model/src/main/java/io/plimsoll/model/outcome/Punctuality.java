package io.plimsoll.model.outcome;

/**
 * How late the generator may be: the limits by which a plan counts as delivered, in nanoseconds.
 */
public final class Punctuality {

    /** A request sent later than this is undelivered. */
    public static final long LATE_NANOS = 100_000_000;

    /** The same of a burst, whose arrivals are all due at once. */
    public static final long BURST_LATE_NANOS = 1_000_000_000;

    /** An arrival later than this is dropped. */
    public static final long DROP_NANOS = 1_000_000_000;

    /** Below this, at p99, lateness and read delay are those of a healthy generator. */
    public static final long HEALTHY_NANOS = 10_000_000;

    private Punctuality() {}
}
