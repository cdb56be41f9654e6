package io.plimsoll.model.outcome;

import java.time.Duration;

/**
 * A phase as it happened.
 *
 * @param start from the beginning of the run
 * @param length of its load, without cooldown; shorter than planned when the run was stopped or all
 *     iterations were done
 * @param closed whether users waited for answers
 */
public record PhaseOutcome(
        String name, Duration start, Duration length, boolean recorded, boolean closed) {}
