/**
 * The report as one HTML file that needs neither a network nor a script. All of its markup goes
 * through one writer, which escapes. Knows the report's model and nothing of runs.
 */
@NullMarked
package io.plimsoll.results.report.html;

import org.jspecify.annotations.NullMarked;
