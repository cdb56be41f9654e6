/** Tests of the room of the same name. */
@NullMarked
package io.plimsoll.app.external;

import org.jspecify.annotations.NullMarked;
