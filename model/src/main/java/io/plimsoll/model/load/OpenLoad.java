package io.plimsoll.model.load;

/**
 * An open model: arrivals start when the shape says so, whatever the target does. Time counts in
 * nanoseconds from the start of the phase, which lasts {@code lengthNanos}.
 */
public sealed interface OpenLoad extends Load
        permits ConstantRate, Ramp, Stairs, Spike, Burst, Sine, RandomRate, Replay {

    /** The planned rate at a time, in arrivals per second; what {@code plimsoll plan} draws. */
    double rateAt(long atNanos, long lengthNanos);

    /**
     * The first time, not before {@code fromNanos}, at which the rate jumps, up or down, or is
     * higher than just before and after: what samples of it would miss. {@link Starts#END}: there
     * is none, so that it is highest at an end.
     */
    long nextJumpOrPeak(long fromNanos, long lengthNanos);

    /** All starts in order, each before {@code lengthNanos}. */
    Starts starts(long lengthNanos, long seed);

    /** The number of starts that the shape expects; exact unless the shape is random. */
    double expectedStarts(long lengthNanos);
}
