/**
 * Reads what a scenario file says of HTTP: steps that are requests, and what holds for all of them.
 * A protocol with as much to say gets a room like this one. Knows nothing of other steps, of
 * journeys or of load.
 */
@NullMarked
package io.plimsoll.model.yaml.http;

import org.jspecify.annotations.NullMarked;
