/**
 * Files of data: where each row begins, what stands in it, and every problem of a file. Knows
 * nothing of scenarios, nor of who takes which row.
 */
@NullMarked
package io.plimsoll.model.rows;

import org.jspecify.annotations.NullMarked;
