/**
 * What is watched beside the load: so far the generator itself, its processor time, its garbage
 * collector and how long its threads were kept from running.
 */
@NullMarked
package io.plimsoll.engine.monitor;

import org.jspecify.annotations.NullMarked;
