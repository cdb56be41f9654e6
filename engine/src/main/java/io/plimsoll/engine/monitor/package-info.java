/**
 * What is watched beside the load: the generator itself, its processor time, its garbage collector
 * and how long its threads were kept from running. Does not judge what it sees, and knows nothing
 * of plans, protocols or requests.
 */
@NullMarked
package io.plimsoll.engine.monitor;

import org.jspecify.annotations.NullMarked;
