/**
 * Runs a plan and measures what happens.
 *
 * <p>Knows the model and the analysis; knows no console, no files of results, no reference target.
 */
@NullMarked
package io.plimsoll.engine;

import org.jspecify.annotations.NullMarked;
