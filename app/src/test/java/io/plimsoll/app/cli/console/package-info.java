/** Tests of the room of the same name. */
@NullMarked
package io.plimsoll.app.cli.console;

import org.jspecify.annotations.NullMarked;
