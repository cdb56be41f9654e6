/**
 * Pure mathematics over what a run measured: statistics, verdicts, findings.
 *
 * <p>Knows the model and nothing else; no files, no sockets, no clock.
 */
@NullMarked
package io.plimsoll.analysis;

import org.jspecify.annotations.NullMarked;
