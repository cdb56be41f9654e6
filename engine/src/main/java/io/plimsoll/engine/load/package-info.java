/**
 * The load: the plan's arrivals and users, the shards that make them happen on time, journeys,
 * limits and timeouts. Knows the seam of protocols and the fact log; knows no protocol, no file and
 * no figure.
 */
@NullMarked
package io.plimsoll.engine.load;

import org.jspecify.annotations.NullMarked;
