/**
 * A run for people to read: one model of the report, which the console shows as well, and its
 * formats; the JSON document is for programs and is written from the run itself. Knows neither how
 * a run is made nor where it is kept.
 */
@NullMarked
package io.plimsoll.results.report;

import org.jspecify.annotations.NullMarked;
