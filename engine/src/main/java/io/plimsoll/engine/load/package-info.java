/**
 * The load: the plan's arrivals and users, the shards that make them happen on time, journeys,
 * limits and timeouts. Knows the seam of protocols and the fact log; knows no protocol, no figure,
 * and of files only the rows that feeders take.
 */
@NullMarked
package io.plimsoll.engine.load;

import org.jspecify.annotations.NullMarked;
