/**
 * The command line: one class per command, wired by constructors in Main.
 *
 * <p>The only room that reads the environment and system properties.
 */
@NullMarked
package io.plimsoll.app.cli;

import org.jspecify.annotations.NullMarked;
