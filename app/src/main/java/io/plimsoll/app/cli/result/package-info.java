/**
 * A finished run as text and as JSON: figures, tables, the summary. Pure functions of the run and
 * its verdict; knows nothing of terminals, files or commands.
 */
@NullMarked
package io.plimsoll.app.cli.result;

import org.jspecify.annotations.NullMarked;
