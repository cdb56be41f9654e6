/** Tests of the command line, run in this process: arguments in, exit code and output out. */
@NullMarked
package io.plimsoll.app.cli;

import org.jspecify.annotations.NullMarked;
