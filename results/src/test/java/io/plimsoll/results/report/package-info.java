/** Tests of the room of the same name. */
@NullMarked
package io.plimsoll.results.report;

import org.jspecify.annotations.NullMarked;
