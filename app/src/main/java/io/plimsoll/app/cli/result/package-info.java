/**
 * A finished run as text for a terminal: the summary and its tables, drawn from the report's model;
 * and the list of the runs that are kept. Knows nothing of terminals themselves or of commands.
 */
@NullMarked
package io.plimsoll.app.cli.result;

import org.jspecify.annotations.NullMarked;
