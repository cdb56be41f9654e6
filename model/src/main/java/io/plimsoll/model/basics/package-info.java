/**
 * The few words every other room uses: problems, exit codes, rates, durations, seeds, the version,
 * the room text takes. A closed list; what does not belong to one of them has a room of its own.
 * Knows nothing of scenarios or runs.
 */
@NullMarked
package io.plimsoll.model.basics;

import org.jspecify.annotations.NullMarked;
