/**
 * The seams between the modules: what runs a scenario, what hears of it, what starts a reference
 * target, what a user's own code implements. Interfaces only.
 */
@NullMarked
package io.plimsoll.model.seams;

import org.jspecify.annotations.NullMarked;
