/**
 * Load shapes: when arrivals start, or how many users are at work. Each shape is a record with two
 * pure functions of time; a new one is a file here. Knows nothing of what an arrival does.
 */
@NullMarked
package io.plimsoll.model.load;

import org.jspecify.annotations.NullMarked;
