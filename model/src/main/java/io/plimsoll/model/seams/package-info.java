/**
 * The seams between the modules: what runs a scenario, what hears of it, what starts a reference
 * target, what a user's own code implements. Knows neither side of any of them.
 */
@NullMarked
package io.plimsoll.model.seams;

import org.jspecify.annotations.NullMarked;
