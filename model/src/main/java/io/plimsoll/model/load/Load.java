package io.plimsoll.model.load;

/**
 * The load of one phase: arrivals that do not wait for answers (open), or users that do (closed).
 */
public sealed interface Load permits OpenLoad, Users {}
