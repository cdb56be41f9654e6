/**
 * A finished run as text for a terminal: the summary and its tables, drawn from the report's model.
 * Knows nothing of terminals themselves, of files or of commands.
 */
@NullMarked
package io.plimsoll.app.cli.result;

import org.jspecify.annotations.NullMarked;
