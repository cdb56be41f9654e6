/** Tests of the room of the same name. */
@NullMarked
package io.plimsoll.app.cli.result;

import org.jspecify.annotations.NullMarked;
