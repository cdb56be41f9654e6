/**
 * A run for people to read: one model of the report, and one file per format that writes it. Knows
 * neither how a run is made nor where it is kept.
 */
@NullMarked
package io.plimsoll.results.report;

import org.jspecify.annotations.NullMarked;
