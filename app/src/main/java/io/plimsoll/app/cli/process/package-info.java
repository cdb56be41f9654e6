/**
 * What the operating system has for a command: signals that stop it, code inside that ends it, and
 * reference targets as child processes.
 */
@NullMarked
package io.plimsoll.app.cli.process;

import org.jspecify.annotations.NullMarked;
