/**
 * A run that goes on, as seen on a terminal or in a log. Hears of the run as a listener and nothing
 * more; knows nothing of commands.
 */
@NullMarked
package io.plimsoll.app.cli.console;

import org.jspecify.annotations.NullMarked;
